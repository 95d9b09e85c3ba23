import { randomBytes, timingSafeEqual } from 'node:crypto';
import { TenonError } from '../../core/errors.js';
import { deriveKey } from './key-derivation.js';
import {
  costProblem,
  readPasswordHash,
  writePasswordHash,
  type Argon2idCost,
  type PasswordCost,
  type PasswordHash,
  type ScryptCost,
} from './password-hash.js';

/**
 * How passwords are hashed: scrypt of `node:crypto`, or argon2id through the package `@node-rs/argon2`, which you install. What is left out is as OWASP recommends: `ln: 17, r: 8, p: 1`
 * (128 MiB) and `m: 19456, t: 2, p: 1` (19 MiB).
 */
export type PasswordOptions =
  | ({ readonly algorithm?: 'scrypt' } & Partial<Omit<ScryptCost, 'algorithm'>>)
  | ({ readonly algorithm: 'argon2id' } & Partial<Omit<Argon2idCost, 'algorithm'>>);

/** Bytes of a password in UTF-8 beyond which it is none; a phrase of 150 words is shorter. */
const longest = 1024;

/**
 * Hashes a password for storage, with a salt of 16 random bytes: `$scrypt$ln=17,r=8,p=1$salt$hash` (PHC string format).
 *
 * The password is put into Unicode's form NFKC first (NIST SP 800-63B), so that it does not matter which keyboard wrote an umlaut. It may have 1,024 bytes of UTF-8;
 * rejects with `PASSWORD_UNFIT` for longer ones and for halves of surrogate pairs, with `OPTION_INVALID` for a cost out of range, `ARGON2_MISSING` without the package, and
 * `HttpException` 503 where too many wait (see {@link limitHashing}).
 *
 * @example
 * const stored = await hashPassword('correct horse battery staple');
 */
export async function hashPassword(password: string, options: PasswordOptions = {}): Promise<string> {
  const cost = costOf(options);
  const bytes = bytesOf(password);
  if (bytes === undefined) throw TenonError.of('PASSWORD_UNFIT', { most: longest });
  const salt = randomBytes(16);
  return writePasswordHash({ cost, salt, hash: await deriveKey(bytes, salt, cost, 32) });
}

/**
 * Whether a password is the one that was hashed. Without a hash (nothing, or an empty text), because there is no such user or he has no password, it takes the same time (as with the `options` that you
 * hash with) and is false. What cannot have been hashed, for its length, is false at once.
 *
 * Rejects with `PASSWORD_HASH_UNREADABLE` for a hash that is neither of scrypt nor of argon2id (bcrypt is not supported) or costs more than 512 MiB, after as long, and as
 * {@link hashPassword} does.
 *
 * @example
 * const user = await users.find(name);
 * if (!(await verifyPassword(password, user?.passwordHash)) || user === undefined) throw new HttpException(401);
 */
export async function verifyPassword(password: string, hash: string | undefined | null, options: PasswordOptions = {}): Promise<boolean> {
  // Made for those who have a hash as well, or it would take longer without one.
  const instead = standIn(costOf(options));
  const bytes = bytesOf(password);
  const stored = readable(hash || instead);
  const used = stored instanceof TenonError ? readPasswordHash(instead) : stored;
  const derived = bytes && (await deriveKey(bytes, used.salt, used.cost, used.hash.length));
  // Not before: an error that comes at once would tell who has such a hash.
  if (stored instanceof TenonError) throw stored;
  const isSame = derived !== undefined && timingSafeEqual(derived, used.hash);
  return isSame && Boolean(hash);
}

function readable(hash: string): PasswordHash | TenonError {
  try {
    return readPasswordHash(hash);
  } catch (error) {
    if (error instanceof TenonError) return error;
    throw error;
  }
}

/**
 * Whether a stored hash is of another algorithm or another cost than `options` ask for: then hash the password anew when it is known next, after a login.
 * Throws as {@link verifyPassword}.
 *
 * @example
 * if (needsRehash(user.passwordHash)) await users.setHash(user, await hashPassword(password));
 */
export function needsRehash(hash: string, options: PasswordOptions = {}): boolean {
  const cost = costOf(options);
  const stored = readPasswordHash(hash);
  const isCurrent = shown(stored.cost) === shown(cost) && stored.salt.length >= 16 && stored.hash.length >= 32;
  return !isCurrent;
}

/**
 * Whether {@link hashPassword} takes a text: it has no half of a surrogate pair, and 1,024 bytes of UTF-8 at most once it is in the form NFKC. For the model that a new password
 * comes in by.
 *
 * @example
 * if (!isHashable(password)) throw new HttpException(422, 'Some of these characters cannot be part of a password');
 */
export function isHashable(password: string): boolean {
  return bytesOf(password) !== undefined;
}

function costOf(options: PasswordOptions): PasswordCost {
  const { algorithm = 'scrypt' } = options;
  if (algorithm !== 'scrypt' && algorithm !== 'argon2id') throw unfit('algorithm', String(algorithm), "'scrypt' or 'argon2id'");
  const cost: PasswordCost =
    options.algorithm === 'argon2id'
      ? { algorithm: 'argon2id', m: options.m ?? 19_456, t: options.t ?? 2, p: options.p ?? 1 }
      : { algorithm: 'scrypt', ln: options.ln ?? 17, r: options.r ?? 8, p: options.p ?? 1 };
  const wrong = costProblem(cost);
  if (wrong !== undefined) throw unfit(wrong.option, wrong.value, wrong.wanted);
  return cost;
}

function unfit(option: string, value: string, wanted: string): TenonError {
  return TenonError.of('OPTION_INVALID', { where: 'the cost of passwords', option, value, wanted });
}

/** A cost as text, whatever else stands in the object that it came in. */
function shown(cost: PasswordCost): string {
  const rest = cost.algorithm === 'argon2id' ? [cost.m, cost.t, cost.p] : [cost.ln, cost.r, cost.p];
  return [cost.algorithm, ...rest].join(' ');
}

const standIns = new Map<string, string>();

/** A hash of nothing that anybody knows, for users that there are not. */
function standIn(cost: PasswordCost): string {
  const key = shown(cost);
  const text = standIns.get(key) ?? writePasswordHash({ cost, salt: randomBytes(16), hash: randomBytes(32) });
  standIns.set(key, text);
  return text;
}

/** What is hashed; undefined for what is no password. */
function bytesOf(password: string): Buffer | undefined {
  // Before anything is done with it: normalising megabytes takes its time.
  if (password.length > 4 * longest || /\p{Surrogate}/u.test(password)) return undefined;
  const bytes = Buffer.from(password.normalize('NFKC'));
  return bytes.length > longest ? undefined : bytes;
}
