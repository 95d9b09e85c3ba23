import { TenonError } from '../../core/errors.js';
import { isRecord, type Awaitable } from '../../core/types.js';
import { adviseOfSecret } from '../secrets/guessable.js';
import type { TokenAlgorithm } from './algorithms.js';
import { checkedFit } from './key-fit.js';
import { readKey, type JsonWebKeySet, type KeyMaterial, type NamedKey, type ReadKey } from './key-material.js';
import { KeyRing, type TokenKey } from './key-ring.js';

/** Keys that are known: one, or several, each with or without its name. */
export type KnownKeys = KeyMaterial | NamedKey | JsonWebKeySet | readonly (KeyMaterial | NamedKey | JsonWebKeySet)[];

/** Where the key of a token is found. */
export interface KeySource {
  /** Throws `TokenError` (`source`) while it cannot be known. */
  find(algorithm: string, kid: string | undefined): Awaitable<readonly TokenKey[]>;
  /** Where keys may change: those that were not there yet when these were tried in vain, none of which the token names. */
  findNewer?(algorithm: string, kid: string | undefined, tried: readonly TokenKey[]): Promise<readonly TokenKey[]>;
}

/** A key ring of keys that are known. Throws `TOKEN_KEY_UNREADABLE`, `TOKEN_KEY_UNFIT`, `TOKEN_KEY_WEAK` and `TOKEN_KEY_MISSING`. */
export function knownKeys(by: string, keys: KnownKeys, algorithms: readonly TokenAlgorithm[]): KeyRing {
  const ring = new KeyRing();
  for (const [at, key] of listed(keys, 'keys')) {
    const read = readAt(by, at, key);
    ring.add(read, checkedFit(by, at, read, algorithms));
  }
  for (const algorithm of algorithms) if (!ring.has(algorithm)) throw TenonError.of('TOKEN_KEY_MISSING', { by, algorithm });
  return ring;
}

/** Every key by the place it stands at. */
function listed(keys: unknown, at: string): readonly (readonly [at: string, key: unknown])[] {
  if (Array.isArray(keys)) return keys.flatMap((key, index) => listed(key, `${at}[${index}]`));
  if (isRecord(keys) && Array.isArray(keys.keys)) return listed(keys.keys, `${at}.keys`);
  return [[at, keys]];
}

function readAt(by: string, at: string, given: unknown): ReadKey {
  const named = isRecord(given) && 'key' in given ? (given as unknown as NamedKey) : undefined;
  try {
    const read = readKey(named === undefined ? given : named.key, 'verify');
    if (read.key.type === 'secret') adviseOfSecret(`${by}, ${at}`, read.key.export());
    return named === undefined ? read : { ...read, kid: named.kid };
  } catch (error) {
    throw TenonError.of('TOKEN_KEY_UNREADABLE', { by, at, reason: reasonOf(error) });
  }
}

/** What node:crypto says, without what it may quote. */
export function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: unknown; code?: unknown };
  if (error instanceof TypeError && typeof message === 'string' && code === undefined) return message;
  return typeof code === 'string' ? `node:crypto answers ${code}` : 'node:crypto cannot read it';
}
