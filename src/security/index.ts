/** `tenon/security`: what guards, logins and token endpoints are made of; the schemes themselves are in `tenon`. */
import '../core/this-copy.js';

export { digestHash } from './digest/digest-hash.js';

// passwords, keys, comparison
export { hashPassword, isHashable, needsRehash, verifyPassword, type PasswordOptions } from './secrets/passwords.js';
export type { Argon2idCost, ScryptCost } from './secrets/password-hash.js';
export { limitHashing, type HashingLimits } from './secrets/hashing-queue.js';
export { randomToken, safeEqual } from './secrets/digests.js';
export { apiKeyDigest, findByDigest, newApiKey, type NewApiKey, type NewApiKeyOptions } from './secrets/api-keys.js';

// OAuth 2
export { isPkceChallenge, pkceChallenge, pkceVerifier, verifyPkce } from './oauth/pkce.js';
export { TokenEndpoint, tokenEndpoint } from './oauth/token-endpoint.js';
export type { AccessGrant, PasswordRequest, TokenEndpointOptions, TokenGrants, TokenRequest, TokenSubject } from './oauth/grants.js';
export type { TokenClient } from './oauth/token-client.js';
export type { TokenRoute } from './oauth/token-route.js';
export { TokenAnswer, TokenRefusal, TokenResponse } from './oauth/token-answer.js';
export { OAuthError, type OAuthErrorCode } from './oauth/oauth-error.js';
export { MemoryRefreshTokens, type RefreshTokenStore, type StoredRefreshToken } from './oauth/refresh-tokens.js';
export {
  MemoryAuthorizationCodes,
  newAuthorizationCode,
  type AuthorizationCodeStore,
  type CodeGrant,
  type StoredAuthorizationCode,
} from './oauth/authorization-codes.js';

// tokens
export { jwtVerifier, verifyJwt, type JwtVerifier } from './tokens/jwt-verifier.js';
export { signJwt, type SignJwtOptions } from './tokens/sign-jwt.js';
export { TokenError, type TokenErrorOptions, type TokenFault } from './tokens/token-error.js';
