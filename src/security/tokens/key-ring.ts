import { signatureCheck, type SignatureCheck } from './signature.js';
import type { TokenAlgorithm } from './algorithms.js';
import type { ReadKey } from './key-material.js';

/** A key that checks the signatures of one algorithm. */
export interface TokenKey {
  readonly kid: string | undefined;
  readonly check: SignatureCheck;
}

/** A token without `kid` is tried with so many keys, and no more: each try is work that anybody can ask for. */
const mostTries = 8;

/** Keys by what they are for: each is for the algorithms that its kind allows, whatever a token says. */
export class KeyRing {
  readonly #keys = new Map<string, TokenKey[]>();

  add({ key, kid }: ReadKey, algorithms: readonly TokenAlgorithm[]): void {
    for (const algorithm of algorithms) {
      const keys = this.#keys.get(algorithm) ?? [];
      keys.push({ kid, check: signatureCheck(key, algorithm) });
      this.#keys.set(algorithm, keys);
    }
  }

  has(algorithm: TokenAlgorithm): boolean {
    return this.#keys.has(algorithm);
  }

  get isEmpty(): boolean {
    return this.#keys.size === 0;
  }

  /** The keys that may have signed a token: of its algorithm and its `kid`, where both have one; those that it names come first. */
  find(algorithm: string, kid: string | undefined): readonly TokenKey[] {
    const keys = this.#keys.get(algorithm) ?? [];
    if (keys.length === 1 && keys[0]?.kid === undefined) return keys;
    if (kid === undefined) return keys.slice(0, mostTries);
    const named = keys.filter((key) => key.kid === kid);
    return [...named, ...keys.filter((key) => key.kid === undefined)].slice(0, mostTries);
  }
}
