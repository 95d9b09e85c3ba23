import { TenonError } from '../../core/errors.js';

/** What a key has to be for an algorithm. */
export interface AlgorithmFacts {
  readonly kind: 'secret' | 'rsa' | 'ec' | 'ed25519';
  /** The hash, as node:crypto calls it; none where the algorithm brings its own. */
  readonly hash: string;
  /** The curve, as node:crypto calls it. */
  readonly curve?: string;
  /** The least size of a key, in bits: of a secret the size of the hash (RFC 7518, section 3.2), of RSA 2048 (section 3.3). */
  readonly leastBits: number;
}

const table = {
  HS256: { kind: 'secret', hash: 'sha256', leastBits: 256 },
  HS384: { kind: 'secret', hash: 'sha384', leastBits: 384 },
  HS512: { kind: 'secret', hash: 'sha512', leastBits: 512 },
  RS256: { kind: 'rsa', hash: 'sha256', leastBits: 2048 },
  RS384: { kind: 'rsa', hash: 'sha384', leastBits: 2048 },
  RS512: { kind: 'rsa', hash: 'sha512', leastBits: 2048 },
  PS256: { kind: 'rsa', hash: 'sha256', leastBits: 2048 },
  PS384: { kind: 'rsa', hash: 'sha384', leastBits: 2048 },
  PS512: { kind: 'rsa', hash: 'sha512', leastBits: 2048 },
  ES256: { kind: 'ec', hash: 'sha256', curve: 'prime256v1', leastBits: 0 },
  ES384: { kind: 'ec', hash: 'sha384', curve: 'secp384r1', leastBits: 0 },
  ES512: { kind: 'ec', hash: 'sha512', curve: 'secp521r1', leastBits: 0 },
  EdDSA: { kind: 'ed25519', hash: '', leastBits: 0 },
  Ed25519: { kind: 'ed25519', hash: '', leastBits: 0 },
} as const satisfies Readonly<Record<string, AlgorithmFacts>>;

/** A signature algorithm (RFC 7518, section 3.1; RFC 8037; RFC 9864). `none` is none. */
export type TokenAlgorithm = keyof typeof table;

export const algorithmFacts: Readonly<Record<TokenAlgorithm, AlgorithmFacts>> = table;

const known = Object.keys(table) as readonly TokenAlgorithm[];

/** The algorithms that were named, each once. Throws `TOKEN_OPTION`, `TOKEN_ALGORITHM_UNKNOWN` and `TOKEN_ALGORITHMS_MIXED`. */
export function checkedAlgorithms(by: string, named: unknown): readonly TokenAlgorithm[] {
  if (!Array.isArray(named) || named.length === 0) {
    const reason = 'it names no algorithm, and the token is not who chooses one';
    throw TenonError.of('TOKEN_OPTION', { by, option: 'algorithms', reason, remedy: "name them: algorithms: ['ES256']." });
  }
  const algorithms = [...new Set(named.map((algorithm) => checkedAlgorithm(by, algorithm)))];
  const secret = algorithms.filter(isSecret);
  if (secret.length === 0 || secret.length === algorithms.length) return algorithms;
  throw TenonError.of('TOKEN_ALGORITHMS_MIXED', { by, secret, pair: algorithms.filter((one) => !isSecret(one)) });
}

export function checkedAlgorithm(by: string, algorithm: unknown): TokenAlgorithm {
  if (typeof algorithm === 'string' && Object.hasOwn(table, algorithm)) return algorithm as TokenAlgorithm;
  throw TenonError.of('TOKEN_ALGORITHM_UNKNOWN', { by, algorithm: String(algorithm), known });
}

/** Whether who checks a signature could write one, too. */
export function isSecret(algorithm: TokenAlgorithm): boolean {
  return algorithmFacts[algorithm].kind === 'secret';
}
