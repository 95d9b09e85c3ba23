import { absence } from '../schemes/absence.js';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TenonError } from '../../core/errors.js';
import { HttpException } from '../../core/http-exception.js';
import { isRecord } from '../../core/types.js';
import { algorithmNamed, digestAlgorithms, hexDigest, isHexDigest, type DigestAlgorithm } from './algorithms.js';
import { authenticationInfo, challenges, type Challenging } from './challenge.js';
import type { DigestCounts } from './counts.js';
import { digestCredentials, type DigestCredentials } from './credentials.js';
import { digestHash } from './digest-hash.js';
import type { Nonces } from './nonces.js';
import type { DigestAccount, DigestFound, FindDigestUser } from './options.js';
import { isNobody } from '../secrets/refused.js';
import { digestResponse, sameDigest } from './response.js';
import { isTarget } from './target.js';

/** What a verifier is made of. */
export interface VerifierParts extends Challenging {
  readonly schemeName: string;
  readonly autoError: boolean;
  readonly nonces: Nonces;
  readonly counts: DigestCounts;
  readonly find: FindDigestUser;
}

/** What is asked of a request. */
export interface Asked {
  /** The target of the request. */
  readonly target: string;
  /** Its `Authorization`, of several lines the first. */
  readonly line: string | undefined;
  /** What the look-up asks for. */
  readonly given: unknown;
}

/** Credentials that were found right. */
export interface Verified {
  readonly principal: unknown;
  readonly username: string;
  /** The `Authentication-Info` of the answer. */
  readonly info: string;
}

/** Holds the credentials of requests against what is known of users, as RFC 7616 has it. */
export class DigestVerifier {
  constructor(private readonly parts: VerifierParts) {}

  /** What the credentials of a request are worth; undefined where there are none and none have to be. Throws `HttpException` 400 or 401. */
  async verify(request: IncomingMessage, { target, line, given }: Asked): Promise<Verified | undefined> {
    const text = this.#credentialsOf(request, line);
    if (text === undefined) return undefined;
    const credentials = digestCredentials(text);
    if (credentials === undefined || !isTarget(credentials.uri, target, request.headers.host)) throw malformed();
    const algorithm = this.#answered(credentials);
    const ends = this.parts.nonces.endOf(credentials.nonce);
    if (algorithm === undefined || ends === undefined) throw this.#refusal();
    const found = await this.parts.find(given, credentials.username);
    const hash = this.#hashOf(found, credentials.username, algorithm);
    if (!isSigned(request, credentials, algorithm, hash)) throw this.#refusal();
    await this.#count(credentials, ends);
    const rspauth = digestResponse(algorithm, hash.value, credentials, '');
    const info = authenticationInfo(credentials, rspauth, this.#nextNonce(ends));
    const { username } = credentials;
    return { principal: isAccount(found) ? found.principal : { username }, username, info };
  }

  /** What follows the word `Digest`; undefined where there is nothing of the kind and nothing is refused. */
  #credentialsOf({ headersDistinct }: IncomingMessage, line = ''): string | undefined {
    // Of several lines another reader may take another one.
    if ((headersDistinct.authorization?.length ?? 0) > 1) throw malformed();
    const credentials = /^digest(?:[\t ]+(.*))?$/is.exec(line);
    if (credentials !== null) return credentials[1] ?? '';
    if (this.parts.autoError) throw absence(this.#refusal('Not authenticated'));
    return undefined;
  }

  /** The algorithm, where the credentials answer a challenge of this scheme. */
  #answered(credentials: DigestCredentials): DigestAlgorithm | undefined {
    const { realm, opaque, algorithms } = this.parts;
    const algorithm = algorithmNamed(credentials.algorithm);
    if (algorithm === undefined || !algorithms.includes(algorithm)) return undefined;
    return credentials.realm === realm && credentials.opaque === opaque ? algorithm : undefined;
  }

  /** What the digest is held against. It takes the same steps for a password, for hashes and for nobody. */
  #hashOf(found: DigestFound, username: string, algorithm: DigestAlgorithm): Hash {
    const secret: unknown = secretIn(found);
    const hashes = isRecord(secret) ? secret : nobody.hashes;
    const password = typeof secret === 'string' ? secret : nobody.password;
    const computed = digestHash(username, this.parts.realm, password, algorithm);
    const stored = hashes[algorithm] ?? nobody.hashes[algorithm];
    const isMeant = secret === undefined || typeof secret === 'string' || isRecord(secret);
    if (!isMeant || password === '' || !isHexDigest(algorithm, stored) || !digestAlgorithms.some((name) => name in hashes))
      throw TenonError.of('DIGEST_SECRET', { scheme: this.parts.schemeName });
    const isStored = hashes !== nobody.hashes && hashes[algorithm] !== undefined;
    return { value: isStored ? stored : computed, isKnown: isStored || password !== nobody.password };
  }

  async #count({ nonce, nc }: DigestCredentials, ends: number): Promise<void> {
    if (ends <= Date.now()) throw this.#refusal('Invalid credentials', true);
    const verdict = await this.parts.counts.advance(nonce, Number.parseInt(nc, 16), ends);
    if (verdict !== 'next') throw this.#refusal('Invalid credentials', verdict === 'forgotten');
  }

  /** What to go on with, once half of a nonce's time is over: before that, a client may have requests under way with it. */
  #nextNonce(ends: number): string | undefined {
    const { nonces } = this.parts;
    return ends - Date.now() <= nonces.lifetime / 2 ? nonces.issue() : undefined;
  }

  #refusal(detail = 'Invalid credentials', isStale = false): HttpException {
    const challenge = challenges(this.parts, this.parts.nonces.issue(), isStale);
    return new HttpException(401, detail, { headers: { 'WWW-Authenticate': challenge } });
  }
}

/** Stands for what is known of users that there are not; nobody is let in with it. */
const nobody = {
  password: randomBytes(16).toString('base64url'),
  hashes: Object.fromEntries(digestAlgorithms.map((name) => [name, hexDigest(name, 'nobody')])) as Readonly<Record<string, unknown>>,
};

interface Hash {
  readonly value: string;
  readonly isKnown: boolean;
}

function isSigned({ method = '' }: IncomingMessage, credentials: DigestCredentials, algorithm: DigestAlgorithm, hash: Hash): boolean {
  const isSame = sameDigest(algorithm, credentials.response, digestResponse(algorithm, hash.value, credentials, method));
  return hash.isKnown && isSame;
}

/** Undefined of nobody, and of a user who is worth nothing. */
function secretIn(found: DigestFound): unknown {
  if (isNobody(found)) return undefined;
  if (!isAccount(found)) return found;
  return isNobody(found.principal) ? undefined : found.secret;
}

function isAccount(found: DigestFound): found is DigestAccount {
  return typeof found === 'object' && found !== null && 'principal' in found && 'secret' in found;
}

function malformed(): HttpException {
  return new HttpException(400, 'Invalid credentials');
}
