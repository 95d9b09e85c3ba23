import {
  apiKeyDigest,
  MemoryAuthorizationCodes,
  MemoryRefreshTokens,
  newAuthorizationCode,
  pkceChallenge,
  tokenEndpoint,
  type CodeGrant,
} from 'tenon/security';

const codes = new MemoryAuthorizationCodes();
const refreshTokens = new MemoryRefreshTokens();
/** The families of tokens that were revoked. */
export const revoked: string[] = [];

let made = 0;
/** A token endpoint with every grant. */
export const tokens = tokenEndpoint({
  realm: 'matrix',
  clients: [
    { id: 'web', secretDigest: apiKeyDigest('web secret') },
    { id: 'app', scopes: ['orders:read'] },
    { id: 'meter', secretDigest: apiKeyDigest('meter secret'), grants: ['client_credentials'] },
  ],
  grants: {
    password: ({ username, password }) =>
      username === 'iris' && password === 'right' ? { subject: 'iris', scopes: ['orders:read', 'orders:write'] } : undefined,
    client_credentials: ({ client: { id } }) => (id === 'meter' ? { subject: id, scopes: ['tides:read'] } : undefined),
    authorization_code: codes,
    refresh_token: refreshTokens,
  },
  accessToken: ({ subject }) => `${subject}-${(made += 1)}`,
  expiresIn: 600,
  revoked: (family) => void revoked.push(family),
});

export const web = { client_id: 'web', client_secret: 'web secret' };
export const login = { grant_type: 'password', username: 'iris', password: 'right' };
export const verifier = 'v'.repeat(43);
export const redirectUri = 'https://app.example/back';

/** A new code, and what redeems it. */
export async function codeForm(grant: Partial<CodeGrant> = {}, lifetime?: number) {
  const right = { clientId: 'app', redirectUri, subject: 'iris', scopes: ['orders:read'], codeChallenge: pkceChallenge(verifier) };
  const code = await newAuthorizationCode(codes, { ...right, ...grant }, lifetime);
  return { grant_type: 'authorization_code', client_id: 'app', code, redirect_uri: redirectUri, code_verifier: verifier };
}
