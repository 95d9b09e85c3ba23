import { scrypt, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { loadArgon2, type Argon2 } from './argon2.js';
import { inTurn } from './hashing-queue.js';
import type { Argon2idCost, PasswordCost, ScryptCost } from './password-hash.js';

const scrypted = promisify<Buffer, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** Makes a key of `length` bytes of a password, when its turn comes. Rejects with `ARGON2_MISSING`, and as {@link inTurn} does. */
export async function deriveKey(password: Buffer, salt: Buffer, cost: PasswordCost, length: number): Promise<Buffer> {
  if (cost.algorithm === 'scrypt') return inTurn(() => scryptKey(password, salt, cost, length));
  const argon2 = await loadArgon2();
  return inTurn(() => argon2idKey(argon2, password, salt, cost, length));
}

function scryptKey(password: Buffer, salt: Buffer, { ln, r, p }: ScryptCost, length: number): Promise<Buffer> {
  const N = 2 ** ln;
  // What OpenSSL counts: 128 * N * r for the table, and a block for each lane, and two more.
  return scrypted(password, salt, length, { N, r, p, maxmem: 128 * r * (N + p + 2) });
}

/** Argon2id, version 0x13; enums that exist for the compiler alone. */
const kind = { algorithm: 2, version: 1 } as const;

function argon2idKey(argon2: Argon2, password: Buffer, salt: Buffer, cost: Argon2idCost, length: number): Promise<Buffer> {
  const { m: memoryCost, t: timeCost, p: parallelism } = cost;
  return argon2.hashRaw(password, { ...(kind as object), memoryCost, timeCost, parallelism, salt, outputLen: length });
}
