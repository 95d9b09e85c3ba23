import type { Inputs } from '../../container/dependency.js';
import { TenonError } from '../../core/errors.js';
import type { Awaitable } from '../../core/types.js';
import { AuditTrail } from '../../routing/audit/audit-trail.js';
import { challengeOf } from '../schemes/challenge.js';
import { aFunction, anObject, anything, checkOptions, type Rules } from '../option-checks.js';
import { SecurityScheme } from '../schemes/security-scheme.js';
import { apiKeyDigest, findByDigest, isDigest } from './api-keys.js';
import { sentKeys, type KeyPlace } from './sent-keys.js';
import { verifyingRules } from './verifying-rules.js';
import { isNobody, refused, toolsOf, type Nobody, type VerifyingOptions, type NoWishes, type Wishes } from './refused.js';

interface ApiKeyPlace extends VerifyingOptions {
  /** Where the key is sent. In a cookie it needs `csrf()` as well, for browsers send it by themselves; in the query it stands in the logs of all that is between. */
  readonly in: KeyPlace;
  /** The name of the header, the query parameter or the cookie. */
  readonly name: string;
}

/** What {@link apiKeyAuth} takes where the keys are in a table. */
export interface ApiKeyVerification<I extends Wishes, T> extends ApiKeyPlace {
  /** What `verify` needs: classes, tokens, dependencies, inputs of the request, as in {@link dependency}. */
  readonly inputs?: I;
  /** Whose key has this digest ({@link apiKeyDigest}); `undefined`, `null` or `false` for nobody's, which is refused. The key itself is not handed on. */
  readonly verify: (digest: string, inputs: Inputs<I>) => Awaitable<T | Nobody>;
}

/** What {@link apiKeyAuth} takes where all keys are known at start-up. */
export interface KnownApiKeys<K extends { readonly digest: string }> extends ApiKeyPlace {
  /** Who has a key: anything with the digest of it. */
  readonly keys: readonly K[];
}

const places: readonly KeyPlace[] = ['header', 'query', 'cookie'];
const rules: Rules<ApiKeyVerification<NoWishes, unknown> & KnownApiKeys<{ readonly digest: string }>> = {
  ...verifyingRules,
  in: { wanted: "'header', 'query' or 'cookie'", fits: (value) => places.includes(value as KeyPlace) },
  name: anything,
  inputs: anObject,
  verify: aFunction,
  // A key may stand where its digest belongs.
  keys: anything,
};

/**
 * An API key that is checked here, worth what is known of its owner: the entry of `keys`, or what `verify` finds. Keys are compared as SHA-256 digests in constant time. No
 * key, an empty, a wrong or a repeated one is a 401 with `ApiKey realm="...", in="header", name="X-API-Key"`. `schemeName` is `apiKeyAuth` if nothing is said.
 *
 * Throws `SCHEME_INPUT_INVALID` for a name under which nothing can be sent, `SCHEME_CHALLENGE_INVALID` for a realm that is not printable ASCII, `OPTION_INVALID` for
 * a key that is no digest, `OPTION_UNKNOWN`.
 *
 * @example
 * const partner = apiKeyAuth({ in: 'header', name: 'X-API-Key', inputs: { partners: Partners }, verify: (digest, { partners }) => partners.ofKey(digest) });
 * const press = apiKeyAuth({ in: 'header', name: 'X-Press', keys: [{ digest: settings.pressKeyDigest, name: 'press' }] });
 */
export function apiKeyAuth<const K extends { readonly digest: string }>(
  options: KnownApiKeys<K> & { readonly autoError?: true },
): SecurityScheme<K>;
export function apiKeyAuth<const K extends { readonly digest: string }>(options: KnownApiKeys<K>): SecurityScheme<K | undefined>;
export function apiKeyAuth<const I extends Wishes = NoWishes, T = unknown>(
  options: ApiKeyVerification<I, T> & { readonly autoError?: true },
): SecurityScheme<Exclude<T, Nobody>>;
export function apiKeyAuth<const I extends Wishes = NoWishes, T = unknown>(
  options: ApiKeyVerification<I, T>,
): SecurityScheme<Exclude<T, Nobody> | undefined>;
export function apiKeyAuth<I extends Wishes>(
  options: ApiKeyVerification<I, unknown> | KnownApiKeys<{ readonly digest: string }>,
): SecurityScheme<unknown> {
  checkOptions<object>('apiKeyAuth()', options, rules);
  const { in: place, name, realm, schemeName = 'apiKeyAuth', description, autoError = true } = options;
  const challenge = `${challengeOf('apiKeyAuth', 'ApiKey', realm || 'api')}, in="${place}", name="${name}"`;
  const definition = { type: 'apiKey', ...(description !== undefined && { description }), in: place, name } as const;
  const verify = 'keys' in options ? amongKnown(options.keys) : options.verify;
  const inputs = {
    sent: sentKeys(place, name),
    tools: toolsOf('inputs' in options ? options.inputs : undefined, schemeName),
    trail: AuditTrail,
  };
  return new SecurityScheme(
    { schemeName, definition, challenge, isOptional: !autoError },
    inputs,
    async ({ sent, tools, trail }: Inputs<typeof inputs>): Promise<unknown> => {
      const [key = '', ...others] = sent;
      if (key === '' && others.length === 0) {
        if (!autoError) return undefined;
        throw refused('absent', challenge);
      }
      const digest = apiKeyDigest(key);
      const owner = others.length === 0 ? await verify(digest, tools as Inputs<I>) : undefined;
      if (isNobody(owner)) throw refused('invalid', challenge);
      trail.authenticated(`key ${digest.slice(0, 12)}`, schemeName);
      return owner;
    },
  );
}

function amongKnown<K extends { readonly digest: string }>(keys: readonly K[]): (digest: string) => K | undefined {
  const wrong = keys.findIndex(({ digest }) => !isDigest(digest));
  if (wrong !== -1) {
    // What stands there may be the key itself, put where its digest belongs.
    const facts = { where: 'apiKeyAuth()', option: `keys[${wrong}].digest`, value: `a ${typeof keys[wrong]?.digest} that is none` };
    throw TenonError.of('OPTION_INVALID', { ...facts, wanted: 'what apiKeyDigest(key) gives, 64 hexadecimal digits,' });
  }
  return (digest) => findByDigest(digest, keys);
}
