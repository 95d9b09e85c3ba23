import type { KeyObject } from 'node:crypto';
import { TenonError } from '../../core/errors.js';
import { algorithmFacts, type TokenAlgorithm } from './algorithms.js';
import type { ReadKey } from './key-material.js';

/** The algorithms, of these, that a key is for, whatever its size. */
export function algorithmsOf({ key, algorithm, isAllowed }: ReadKey, algorithms: readonly TokenAlgorithm[]): readonly TokenAlgorithm[] {
  if (!isAllowed) return [];
  if (excessOf(key) !== undefined) return [];
  return algorithms.filter((one) => (algorithm === undefined || isSame(algorithm, one)) && isOfKind(key, one));
}

/** RFC 9864, section 2.2, gave what was called EdDSA a name for each of its curves. */
function isSame(said: string, algorithm: TokenAlgorithm): boolean {
  return said === algorithm || (said === 'EdDSA' && algorithm === 'Ed25519') || (said === 'Ed25519' && algorithm === 'EdDSA');
}

/** In bits. A signature is checked while everybody waits, and the work grows with the square of one and with the other. */
const mostModulus = 8192;
const mostExponent = 64;

/** Why an RSA key is more work than a signature is worth; undefined where it is not. */
function excessOf({ asymmetricKeyDetails: { modulusLength = 0, publicExponent = 0n } = {} }: KeyObject): string | undefined {
  if (modulusLength > mostModulus) return `an RSA key of ${modulusLength} bits, and ${mostModulus} are the most`;
  const bits = publicExponent.toString(2).length;
  return bits > mostExponent ? `an RSA key with an exponent of ${bits} bits, and ${mostExponent} are the most` : undefined;
}

function isOfKind(key: KeyObject, algorithm: TokenAlgorithm): boolean {
  const { kind, curve } = algorithmFacts[algorithm];
  if (kind === 'secret') return key.type === 'secret';
  return key.asymmetricKeyType === kind && (curve === undefined || key.asymmetricKeyDetails?.namedCurve === curve);
}

/** The size of a key as far as it matters for its strength; of curves the algorithm says it. */
function bitsOf(key: KeyObject): number {
  if (key.type === 'secret') return (key.symmetricKeySize ?? 0) * 8;
  return key.asymmetricKeyDetails?.modulusLength ?? Infinity;
}

export function isStrong(key: KeyObject, algorithm: TokenAlgorithm): boolean {
  return bitsOf(key) >= algorithmFacts[algorithm].leastBits;
}

/** The algorithms of these that a key is for. Throws `TOKEN_KEY_UNFIT` where there is none, and `TOKEN_KEY_WEAK`. */
export function checkedFit(by: string, at: string, read: ReadKey, algorithms: readonly TokenAlgorithm[]): readonly TokenAlgorithm[] {
  const fitting = algorithmsOf(read, algorithms);
  if (fitting.length === 0) throw TenonError.of('TOKEN_KEY_UNFIT', { by, at, kind: kindOf(read), algorithms });
  for (const algorithm of fitting) {
    if (isStrong(read.key, algorithm)) continue;
    throw TenonError.of('TOKEN_KEY_WEAK', { by, at, algorithm, bits: bitsOf(read.key), least: algorithmFacts[algorithm].leastBits });
  }
  return fitting;
}

function kindOf({ key, algorithm, isAllowed }: ReadKey): string {
  if (!isAllowed) return 'meant for another use';
  const excess = excessOf(key);
  if (excess !== undefined) return excess;
  if (algorithm !== undefined) return `meant for ${algorithm}`;
  if (key.type === 'secret') return 'a secret';
  const { namedCurve } = key.asymmetricKeyDetails ?? {};
  return `a ${key.type} key of the kind ${key.asymmetricKeyType ?? 'unknown'}${namedCurve === undefined ? '' : ` (${namedCurve})`}`;
}
