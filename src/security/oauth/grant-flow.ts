import { randomToken } from '../secrets/digests.js';
import { apiKeyDigest } from '../secrets/api-keys.js';
import { isNobody, type Nobody } from '../secrets/refused.js';
import type { AuthorizationCodeStore } from './authorization-codes.js';
import type { AccessGrant, PasswordRequest, TokenRequest, TokenSubject } from './grants.js';
import { OAuthError } from './oauth-error.js';
import { verifyPkce } from './pkce.js';
import type { RefreshTokenStore, StoredRefreshToken } from './refresh-tokens.js';
import { grantedScopes } from './scopes.js';
import { required } from './token-form.js';
import type { TokenClient } from './token-client.js';

/** What a grant gives: whom an access token is for, and a refresh token if there is one. */
export interface Granted extends Omit<AccessGrant, 'client' | 'grantType'> {
  /** Keeps the refresh token that goes with it, once the access token is made, and gives it. */
  readonly refresh?: () => Promise<string | undefined>;
}

/** What grants work with in one request. */
export interface GrantTools {
  readonly refreshTokens: RefreshTokenStore | undefined;
  /** How long a new family of refresh tokens lasts, in milliseconds. */
  readonly refreshLifetime: number;
  readonly revoked: (family: string) => Promise<void>;
}

type Found = TokenSubject | Nobody;

/** RFC 6749, section 4.3. */
export async function passwordGrant(
  find: (request: PasswordRequest) => PromiseLike<Found> | Found,
  request: TokenRequest,
  tools: GrantTools,
): Promise<Granted> {
  const [username, password] = [required(request.form, 'username'), required(request.form, 'password')];
  const found = await find({ ...request, username, password });
  if (isNobody(found)) throw new OAuthError('invalid_grant', 'Incorrect username or password');
  return login(found, randomToken(16), request, tools);
}

/** RFC 6749, section 4.4: no refresh token, for the client can ask again (section 4.4.3). */
export async function clientGrant(find: (request: TokenRequest) => PromiseLike<Found> | Found, request: TokenRequest): Promise<Granted> {
  if (request.client?.secretDigest === undefined) throw new OAuthError('unauthorized_client', 'A public client cannot act for itself');
  const found = await find(request);
  if (isNobody(found)) throw new OAuthError('invalid_grant');
  return { subject: found.subject, scopes: scopesOf(found, request), family: randomToken(16) };
}

/** RFC 6749, section 4.1.3, with PKCE (RFC 7636, section 4.6). A code that comes a second time was stolen: what it was redeemed for is revoked. */
export async function codeGrant(codes: AuthorizationCodeStore, request: TokenRequest, tools: GrantTools): Promise<Granted> {
  const { client, form } = request;
  const digest = apiKeyDigest(required(form, 'code'));
  const code = await codes.find(digest);
  const isKnown = code !== undefined && code !== null && code.expiresAt > Date.now() && code.clientId === client?.id;
  if (!isKnown) throw new OAuthError('invalid_grant', 'The code is unknown or expired');
  if (form.get('redirect_uri') !== code.redirectUri) throw new OAuthError('invalid_grant', 'The redirect_uri is another one');
  checkVerifier(form.get('code_verifier'), code.codeChallenge, client);
  const family = randomToken(16);
  const redeemed = await codes.redeem(digest, family);
  if (redeemed !== family) {
    if (typeof redeemed === 'string') await revoke(redeemed, tools);
    throw new OAuthError('invalid_grant', 'The code is unknown or expired');
  }
  return login(code, family, { ...request, scopes: undefined }, tools);
}

function checkVerifier(verifier: string | undefined, challenge: string | undefined, client: TokenClient): void {
  const isNeeded = challenge !== undefined || client.secretDigest === undefined;
  // A verifier where no challenge was: somebody took the challenge out of the request for the code.
  const fits = isNeeded ? verifyPkce(verifier ?? '', challenge ?? '', 'S256') : verifier === undefined;
  if (!fits) throw new OAuthError('invalid_grant', 'The code_verifier does not fit');
}

/** RFC 6749, section 6; each token is used once (RFC 9700, section 4.14.2). */
export async function refreshGrant(store: RefreshTokenStore, request: TokenRequest, tools: GrantTools): Promise<Granted> {
  const digest = apiKeyDigest(required(request.form, 'refresh_token'));
  const token = await store.find(digest);
  const isKnown = token !== undefined && token !== null && token.expiresAt > Date.now() && token.clientId === request.client?.id;
  if (!isKnown) throw worthless();
  const stolen = async (): Promise<OAuthError> => {
    await revoke(token.family, tools);
    return worthless();
  };
  if (token.isUsed === true) throw await stolen();
  const refresh = async (): Promise<string> => {
    const next = randomToken();
    if (await store.replace(digest, { ...token, digest: apiKeyDigest(next) })) return next;
    throw await stolen();
  };
  return { subject: token.subject, scopes: scopesOf(token, request), family: token.family, refresh };
}

function worthless(): OAuthError {
  return new OAuthError('invalid_grant', 'The refresh token is unknown, used or expired');
}

async function revoke(family: string, { refreshTokens, revoked }: GrantTools): Promise<void> {
  await refreshTokens?.revoke(family);
  await revoked(family);
}

function login(found: TokenSubject, family: string, request: TokenRequest, tools: GrantTools): Granted {
  const { client } = request;
  const { subject } = found;
  const scopes = scopesOf(found, request);
  const { refreshTokens } = tools;
  const mayRefresh = client?.grants?.includes('refresh_token') ?? true;
  if (refreshTokens === undefined || !mayRefresh) return { subject, scopes, family };
  const refresh = async (): Promise<string> => {
    const token = randomToken();
    const expiresAt = Date.now() + tools.refreshLifetime;
    const stored: StoredRefreshToken = { digest: apiKeyDigest(token), family, subject, scopes, clientId: client?.id, expiresAt };
    await refreshTokens.add(stored);
    return token;
  };
  return { subject, scopes, family, refresh };
}

/** What the subject may have and the client may be given. */
function scopesOf({ scopes = [] }: TokenSubject, { client, scopes: asked }: TokenRequest): readonly string[] {
  const { scopes: limit } = client ?? {};
  return grantedScopes(asked, limit === undefined ? scopes : scopes.filter((scope) => limit.includes(scope)));
}
