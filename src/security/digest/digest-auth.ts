import { randomBytes } from 'node:crypto';
import { dependency, type Inputs } from '../../container/dependency.js';
import type { Granted, Wish } from '../../container/need.js';
import type { Awaitable } from '../../core/types.js';
import { AuditTrail } from '../../routing/audit/audit-trail.js';
import { REQUEST } from '../../routing/seeds.js';
import { authorizationHeader } from '../schemes/authorization.js';
import { SecurityScheme } from '../schemes/security-scheme.js';
import { quoted } from '../schemes/challenge.js';
import { checkDigestOptions } from './check-options.js';
import { CountsInMemory } from './counts.js';
import { Nonces } from './nonces.js';
import type {
  DigestFound,
  DigestLookupOptions,
  DigestPrincipal,
  DigestPrincipalOf,
  DigestSecret,
  DigestUsersOptions,
  FindDigestUser,
} from './options.js';
import { DigestVerifier, type Verified } from './verifier.js';

type Request = Granted<typeof REQUEST>;
type Wishes = Readonly<Record<string, Wish>>;

/** What credentials that may be absent are worth beside. */
type Absent<A extends boolean> = A extends false ? undefined : never;

/**
 * HTTP Digest (RFC 7616), checked: its value is the principal that the look-up gave, or `{ username }`. Quality `auth`; nonces are signed with HMAC-SHA-256 and
 * good for `nonceLifetime`; within it every count is taken once, in rising order.
 *
 * No credentials, wrong ones, ones that answer another challenge and a count that was used are 401 with a challenge for each algorithm; right ones with a nonce that has
 * ended say `stale=true`; malformed ones, and ones for another target, are 400. What is accepted is answered with `Authentication-Info`.
 * Throws `OPTION_INVALID` when it is called with options that cannot be meant, `DIGEST_SECRET` when a look-up gives something else than a secret.
 *
 * @example
 * const observer = digestAuth({
 *   realm: 'Observatory',
 *   inputs: { users: Users },
 *   secretOf: async ({ users }, username) => (await users.named(username))?.digest,
 * });
 */
export function digestAuth<A extends boolean = true>(options: DigestUsersOptions<A>): SecurityScheme<DigestPrincipal | Absent<A>>;
export function digestAuth<
  const I extends Wishes = Record<never, never>,
  R extends Awaitable<DigestFound> = DigestSecret,
  A extends boolean = true,
>(options: DigestLookupOptions<I, R, A>): SecurityScheme<DigestPrincipalOf<R> | Absent<A>>;
export function digestAuth(options: DigestUsersOptions | DigestLookupOptions<Wishes, Awaitable<DigestFound>>): SecurityScheme {
  checkDigestOptions(options);
  const { realm, algorithms = ['SHA-256'], nonceLifetime = 300, secret = randomBytes(32), rememberedNonces = 10_000 } = options;
  const { schemeName = 'digestAuth', description, autoError = true, counts = new CountsInMemory(rememberedNonces) } = options;
  const nonces = new Nonces(secret, realm, nonceLifetime * 1000);
  const { opaque = nonces.opaque } = options;
  const { find, inputs } = 'secretOf' in options ? lookUp(options) : { find: findIn(options.users), inputs: {} };
  const verifier = new DigestVerifier({ schemeName, realm, opaque, algorithms, autoError, nonces, counts, find });
  // A count is taken once, but a request may ask anew who it is from: cache: false.
  const known = new WeakMap<Request, Promise<Verified | undefined>>();
  const given = dependency(inputs, (all: Inputs<Wishes>) => all, { name: `inputs of ${schemeName}` });
  const wishes = { request: REQUEST, line: authorizationHeader(), given, trail: AuditTrail };
  const verify = async ({ request, trail, ...asked }: Inputs<typeof wishes>): Promise<unknown> => {
    const verifying = known.get(request) ?? verifier.verify(request, { target: request.originalUrl, ...asked });
    const isFirst = !known.has(request);
    known.set(request, verifying);
    const verified = await verifying;
    if (isFirst && verified !== undefined) trail.authenticated(verified.username, schemeName);
    // On the response itself, so that errors after it are answered with it as well.
    if (verified !== undefined && request.res?.headersSent === false) request.res.setHeader('Authentication-Info', verified.info);
    return verified?.principal;
  };
  const definition = { type: 'http', ...(description !== undefined && { description }), scheme: 'digest' } as const;
  const challenge = `Digest realm=${quoted(realm)}`;
  const refusals = { 400: 'The credentials are malformed' };
  return new SecurityScheme({ schemeName, definition, challenge, isOptional: !autoError, refusals }, wishes, verify);
}

function lookUp({ inputs = {}, secretOf }: DigestLookupOptions<Wishes, Awaitable<DigestFound>>): {
  readonly find: FindDigestUser;
  readonly inputs: Wishes;
} {
  return { find: (given, username) => secretOf(given as Inputs<Wishes>, username), inputs };
}

function findIn(users: DigestUsersOptions['users']): FindDigestUser {
  const byName = new Map(Object.entries(users));
  return (_, username) => byName.get(username);
}
