import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import type { Awaitable, Constructor } from '../../core/types.js';
import { checkOptions } from '../option-checks.js';
import { checkedAlgorithms, isSecret, type TokenAlgorithm } from './algorithms.js';
import { isQuick } from './signature.js';
import type { ClaimRules, JwtClaims } from './claim-rules.js';
import { discoverKeys, fetchKeys, metadataAddress } from './key-addresses.js';
import { knownKeys, type KeySource, type KnownKeys } from './key-source.js';
import { bearerRules, keyCacheRules, verifierRules } from './option-rules.js';
import { checkedAddress } from './outbound.js';
import { RemoteKeys, type KeyCacheOptions } from './remote-keys.js';
import { mediaType, type HeaderRules } from './token-header.js';

/** What {@link jwtVerifier} takes. Exactly one of `keys`, `jwksUri` and `discovery` is given. */
export interface JwtVerifierOptions<C = JwtClaims> {
  /** The `iss` that a token has to have, letter by letter. May be left out where `keys` are given. */
  readonly issuer?: string;
  /** Who we are: `aud` has to name one of these. May be left out where `keys` are given: then a token must not have it. */
  readonly audience?: string | readonly string[];
  /** The signatures that are taken, whatever a token says: secrets (`HS…`) or key pairs, not both. */
  readonly algorithms: readonly TokenAlgorithm[];
  /** Keys that are known. The private half of a pair will do, and is not kept. */
  readonly keys?: KnownKeys;
  /** Where the issuer keeps its JSON Web Key Set. */
  readonly jwksUri?: string;
  /** `true`: the issuer's metadata tell where its keys are (OpenID Connect Discovery); or the address of the metadata (RFC 8414). */
  readonly discovery?: true | string;
  /** How keys that are fetched are kept. */
  readonly keyCache?: KeyCacheOptions;
  /** In seconds, 0 to 60: how far clocks may be apart; 0 if nothing is said. */
  readonly clockTolerance?: number;
  /** Claims that have to be there beside `exp` and `sub`, which always have to. */
  readonly requiredClaims?: readonly string[];
  /** The `typ` that the header has to have: `at+jwt` for access tokens of RFC 9068, whose claims are required, too. Nothing, `JWT` and `at+jwt` will do if nothing is said. */
  readonly typ?: string;
  /** A model that the claims have to fit; they are then an instance of it. */
  readonly claims?: Constructor<C>;
  /** The claim that grants scopes, where it is neither `scope` nor `scp`. */
  readonly scopeClaim?: string;
  /** Whether a token that is right in every other way was taken back; asked for each. Anything but `false` refuses it. */
  readonly isRevoked?: (claims: JwtClaims) => Awaitable<boolean>;
}

/** What a verifier was told, checked. */
export interface VerifierPlan {
  readonly header: HeaderRules;
  readonly claims: ClaimRules;
  readonly source: KeySource;
  /** Whether a token is judged without waiting for anybody. */
  readonly isImmediate: boolean;
}

/** What access tokens of RFC 9068 have to say (section 2.2), beside `exp` and `sub`. */
const accessTokenClaims = ['iss', 'aud', 'client_id', 'iat', 'jti'];
const accessTokenType = 'application/at+jwt';

/** Checks the options and does everything that can be done before there is a token. Throws the errors of `catalogue/tokens`. */
export function planVerifier<C>(by: string, options: JwtVerifierOptions<C>): VerifierPlan {
  checkOptions(`${by}()`, options, by === 'jwtBearer' ? { ...verifierRules, ...bearerRules } : verifierRules);
  const { issuer, audience, typ, requiredClaims = [], keys, claims, isRevoked } = options;
  const algorithms = checkedAlgorithms(by, options.algorithms);
  const type = typ === undefined ? undefined : mediaType(typ);
  const source = sourceOf(by, options, algorithms);
  checkParties(by, options, keys === undefined || type === accessTokenType);
  return {
    header: { algorithms: new Set(algorithms), type },
    claims: {
      issuer,
      audiences: audience === undefined ? [] : [audience].flat(),
      tolerance: checkedTolerance(by, options.clockTolerance),
      required: [...new Set(type === accessTokenType ? [...accessTokenClaims, ...requiredClaims] : requiredClaims)],
      mayBeIdToken: type === undefined || type === 'application/jwt',
    },
    source,
    isImmediate: keys !== undefined && algorithms.every(isQuick) && claims === undefined && isRevoked === undefined,
  };
}

function sourceOf<C>(by: string, options: JwtVerifierOptions<C>, algorithms: readonly TokenAlgorithm[]): KeySource {
  const { keys, jwksUri, discovery, keyCache, issuer } = options;
  const given = (['keys', 'jwksUri', 'discovery'] as const).filter((option) => options[option] !== undefined);
  if (given.length !== 1) throw TenonError.of('TOKEN_KEY_SOURCE', { by, given });
  if (keys !== undefined) return knownKeys(by, keys, algorithms);
  checkPublic(by, algorithms);
  checkCache(by, keyCache);
  if (jwksUri !== undefined) {
    const address = checkedAddress(by, 'jwksUri', jwksUri);
    return new RemoteKeys(() => fetchKeys(address, algorithms), keyCache);
  }
  if (issuer === undefined) throw missing(by, 'issuer');
  const address = checkedAddress(by, 'discovery', typeof discovery === 'string' ? discovery : metadataAddress(issuer));
  return new RemoteKeys(() => discoverKeys(address, issuer, algorithms), keyCache);
}

function checkPublic(by: string, algorithms: readonly TokenAlgorithm[]): void {
  const secret = algorithms.filter(isSecret);
  if (secret.length === 0) return;
  const reason = `it names ${secret.join(', ')}, whose keys are secrets, and the keys are fetched from where everybody finds them`;
  throw TenonError.of('TOKEN_OPTION', {
    by,
    option: 'algorithms',
    reason,
    remedy: 'name algorithms of key pairs, such as ES256, or give keys.',
  });
}

function checkParties<C>(by: string, { issuer, audience }: JwtVerifierOptions<C>, areNeeded: boolean): void {
  if (issuer === '' || (issuer === undefined && areNeeded)) throw missing(by, 'issuer');
  const named = audience === undefined ? [] : [audience].flat();
  if (named.includes('') || (named.length === 0 && areNeeded)) throw missing(by, 'audience');
}

function missing(by: string, option: 'issuer' | 'audience'): TenonError {
  const reason = 'it is empty or not given, and the keys may sign tokens for others, too';
  const remedy = option === 'issuer' ? 'give the iss of its tokens.' : 'give the name that the issuer knows this application by.';
  return TenonError.of('TOKEN_OPTION', { by, option, reason, remedy });
}

function checkedTolerance(by: string, seconds = 0): number {
  if (typeof seconds === 'number' && seconds >= 0 && seconds <= 60) return seconds;
  const reason = `${shown(seconds)} is no number of seconds from 0 to 60`;
  throw TenonError.of('TOKEN_OPTION', { by, option: 'clockTolerance', reason, remedy: 'give 60 at most, and set the clocks.' });
}

function checkCache(by: string, cache: KeyCacheOptions = {}): void {
  checkOptions(`${by}() keyCache`, cache, keyCacheRules);
  for (const [name, seconds] of Object.entries(cache) as readonly (readonly [string, unknown])[]) {
    if (seconds === undefined || (typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 1)) continue;
    const reason = `${shown(seconds)} is no number of seconds from 1`;
    throw TenonError.of('TOKEN_OPTION', { by, option: `keyCache.${name}`, reason, remedy: 'give a number of seconds, or leave it out.' });
  }
}
