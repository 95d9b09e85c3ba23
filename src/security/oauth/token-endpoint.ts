import { form } from '../../binding/inputs.js';
import { Dependency, type Inputs } from '../../container/dependency.js';
import type { Wish } from '../../container/need.js';
import { TenonError } from '../../core/errors.js';
import type { AnyFunction } from '../../core/types.js';
import { aFunction, anObject, anything, checkOptions, requireOptions, type Rules } from '../option-checks.js';
import { challengeOf } from '../schemes/challenge.js';
import { isNobody, linesOf, toolsOf, type NoWishes, type Wishes } from '../secrets/refused.js';
import { clientGrant, codeGrant, passwordGrant, refreshGrant, type Granted, type GrantTools } from './grant-flow.js';
import type { TokenEndpointOptions, TokenRequest } from './grants.js';
import { OAuthError } from './oauth-error.js';
import { parseScope } from './scopes.js';
import { grantedAnswer, refusedAnswer, type TokenAnswer } from './token-answer.js';
import { authenticatedClient, type TokenClient } from './token-client.js';
import { required, tokenForm } from './token-form.js';
import { tokenRoute, type TokenRoute } from './token-route.js';

/** A token endpoint: a dependency that is worth its answer; made by {@link tokenEndpoint}. */
export class TokenEndpoint extends Dependency<TokenAnswer> {
  constructor(
    name: string,
    inputs: Readonly<Record<string, Wish>>,
    call: AnyFunction,
    /** Options of the route, for the document: the fields of the form, what is answered. */
    readonly route: TokenRoute,
  ) {
    super(inputs, call, { name });
  }
}

/** What a request brings. */
interface Received<I extends Wishes> {
  readonly pairs: URLSearchParams;
  readonly contentType: readonly string[] | undefined;
  readonly authorization: readonly string[] | undefined;
  readonly inputs: Inputs<I>;
}

/**
 * The token endpoint of OAuth 2 (RFC 6749, section 3.2) as a dependency: it reads the form, authenticates the client, asks the grant, makes the tokens, and is worth the answer, which
 * a handler returns. A refusal is an answer as well (400, or 401 for a client that is not known) and is not thrown: what was written on the way, the
 * revocation of stolen tokens, stays written. Answers are `Cache-Control: no-store`. A repeated parameter is an `invalid_request`, a body that is no form a 415.
 *
 * Refresh tokens and codes are used once; used again, the whole family of tokens is revoked. Throws `OPTION_INVALID` and `OPTION_UNKNOWN` for options that cannot work.
 *
 * @example
 * const tokens = tokenEndpoint({
 *   inputs: { users: Users },
 *   grants: { password: ({ username, password }, { users }) => users.withPassword(username, password), refresh_token: new MemoryRefreshTokens() },
 *   accessToken: ({ subject, scopes }) => signed(subject, scopes),
 *   expiresIn: 600,
 * });
 *
 * @Post('/token', tokens.route)
 * token(@Depends(tokens) answer: TokenAnswer) { return answer; }
 */
export function tokenEndpoint<const I extends Wishes = NoWishes>(options: TokenEndpointOptions<I>): TokenEndpoint {
  checkOptions<object>('tokenEndpoint()', options, rules);
  requireOptions('tokenEndpoint()', options, rules, 'grants', 'accessToken');
  const { name = 'tokenEndpoint', grants, clients } = options;
  checkGrants(options);
  const challenge = challengeOf('tokenEndpoint', 'Basic', options.realm || 'token');
  const kinds = Object.keys(grants).filter((kind) => grants[kind as keyof typeof grants] !== undefined);
  const wishes = {
    pairs: form({ type: URLSearchParams as never, includeInSchema: false }),
    contentType: linesOf('Content-Type'),
    authorization: linesOf('Authorization'),
    inputs: toolsOf(options.inputs, name),
  };
  const call = async (received: Received<I>): Promise<TokenAnswer> => {
    try {
      return await exchanged(options, kinds, received);
    } catch (error) {
      if (error instanceof OAuthError) return refusedAnswer(error, challenge);
      throw error;
    }
  };
  return new TokenEndpoint(name, wishes, call, tokenRoute(kinds, clients !== undefined));
}

async function exchanged<I extends Wishes>(
  options: TokenEndpointOptions<I>,
  kinds: readonly string[],
  { pairs, contentType, authorization, inputs }: Received<I>,
): Promise<TokenAnswer> {
  const form = tokenForm(pairs, contentType?.[0]);
  const client = await clientOf(options, form, authorization, inputs);
  const grantType = required(form, 'grant_type');
  if (!kinds.includes(grantType)) throw new OAuthError('unsupported_grant_type');
  if (client?.grants?.includes(grantType) === false) throw new OAuthError('unauthorized_client');
  const request: TokenRequest = { client, form, scopes: parseScope(form.get('scope')) };
  const granted = await grantOf(grantType, options, request, inputs);
  return grantedAnswer(await tokensFor(granted, grantType, options, request, inputs));
}

async function clientOf<I extends Wishes>(
  { clients }: TokenEndpointOptions<I>,
  form: ReadonlyMap<string, string>,
  authorization: readonly string[] | undefined,
  inputs: Inputs<I>,
): Promise<TokenClient | undefined> {
  if (clients === undefined) return undefined;
  const find = typeof clients === 'function' ? (id: string) => clients(id, inputs) : (id: string) => clients.find((one) => one.id === id);
  return authenticatedClient(form, authorization, find);
}

async function grantOf<I extends Wishes>(
  grantType: string,
  options: TokenEndpointOptions<I>,
  request: TokenRequest,
  inputs: Inputs<I>,
): Promise<Granted> {
  const { password, authorization_code: codes, client_credentials: own, refresh_token: refreshing } = options.grants;
  const refreshTokens = typeof refreshing === 'function' ? await refreshing(inputs) : refreshing;
  const tools: GrantTools = {
    refreshTokens,
    refreshLifetime: (options.refreshExpiresIn ?? 30 * 86_400) * 1000,
    revoked: async (family) => options.revoked?.(family, inputs),
  };
  if (grantType === 'password' && password !== undefined) return passwordGrant((asked) => password(asked, inputs), request, tools);
  if (grantType === 'refresh_token' && refreshTokens !== undefined) return refreshGrant(refreshTokens, request, tools);
  if (grantType === 'client_credentials' && own !== undefined)
    return clientGrant((asked) => own(asked as TokenRequest & { readonly client: TokenClient }, inputs), request);
  if (grantType === 'authorization_code' && codes !== undefined)
    return codeGrant(typeof codes === 'function' ? await codes(inputs) : codes, request, tools);
  throw new OAuthError('unsupported_grant_type');
}

async function tokensFor<I extends Wishes>(
  { subject, scopes, family, refresh }: Granted,
  grantType: string,
  { accessToken, expiresIn }: TokenEndpointOptions<I>,
  { client }: TokenRequest,
  inputs: Inputs<I>,
): Promise<Parameters<typeof grantedAnswer>[0]> {
  const token = await accessToken({ subject, scopes, family, client, grantType }, inputs);
  if (isNobody(token)) throw new OAuthError('invalid_grant');
  // The last thing that can fail: a refresh token that is used up without an answer logs its user out.
  const next = await refresh?.();
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: expiresIn,
    ...(next !== undefined && { refresh_token: next }),
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
  };
}

const grantTypes = ['password', 'authorization_code', 'client_credentials', 'refresh_token'];

const rules: Rules<TokenEndpointOptions<NoWishes>> = {
  ...{ inputs: anObject, grants: anObject, accessToken: aFunction, revoked: aFunction },
  ...{ clients: anything, expiresIn: anything, refreshExpiresIn: anything, realm: anything, name: anything },
};

function checkGrants<I extends Wishes>({ grants, clients, expiresIn, refreshExpiresIn = 1 }: TokenEndpointOptions<I>): void {
  const wrong = (option: string, value: string, wanted: string): TenonError =>
    TenonError.of('OPTION_INVALID', { where: 'tokenEndpoint()', option, value, wanted });
  const kinds = Object.entries(grants).flatMap(([kind, grant]) => (grant === undefined ? [] : [kind]));
  const unknown = kinds.find((kind) => !grantTypes.includes(kind));
  if (unknown !== undefined) throw wrong('a key of grants', `"${unknown}"`, `one of ${grantTypes.join(', ')}`);
  if (kinds.filter((kind) => kind !== 'refresh_token').length === 0)
    throw wrong('grants', 'without a way to log in', 'at least one grant beside refresh_token');
  const needing = kinds.find((kind) => kind === 'authorization_code' || kind === 'client_credentials');
  if (needing !== undefined && clients === undefined) throw wrong('clients', 'undefined', `the clients that may use ${needing}`);
  for (const [option, value] of [
    ['expiresIn', expiresIn],
    ['refreshExpiresIn', refreshExpiresIn],
  ] as const)
    if (!Number.isInteger(value) || value < 1) throw wrong(option, String(value), 'a whole number of seconds, 1 or more,');
}
