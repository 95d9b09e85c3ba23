import { TenonError } from '../../core/errors.js';

/** How expensive a hash of scrypt is (RFC 7914), in the words of its text: 2^`ln` · 128 · `r` bytes of memory, `p` times. */
export interface ScryptCost {
  readonly algorithm: 'scrypt';
  /** The logarithm, to the base of 2, of the cost N. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** How expensive a hash of argon2id is (RFC 9106), in the words of its text: `m` KiB of memory, `t` passes, `p` lanes. */
export interface Argon2idCost {
  readonly algorithm: 'argon2id';
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

export type PasswordCost = ScryptCost | Argon2idCost;

/** What is stored of a password. */
export interface PasswordHash {
  readonly cost: PasswordCost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const number = '(0|[1-9]\\d{0,9})';
const base64 = '([A-Za-z0-9+/]+)';
const scryptText = new RegExp(`^\\$scrypt\\$ln=${number},r=${number},p=${number}\\$${base64}\\$${base64}$`);
const argon2idText = new RegExp(`^\\$argon2id\\$v=19\\$m=${number},t=${number},p=${number}\\$${base64}\\$${base64}$`);

/** Longer than any hash that is read here. */
const longest = 512;

/** A hash as text: the PHC string format. */
export function writePasswordHash({ cost, salt, hash }: PasswordHash): string {
  const parameters = cost.algorithm === 'scrypt' ? `ln=${cost.ln},r=${cost.r},p=${cost.p}` : `v=19$m=${cost.m},t=${cost.t},p=${cost.p}`;
  return `$${cost.algorithm}$${parameters}$${unpadded(salt)}$${unpadded(hash)}`;
}

/**
 * Reads what {@link writePasswordHash} wrote, and what others write in the same format. Throws `PASSWORD_HASH_UNREADABLE` for anything else, and for
 * a hash that would cost more than anybody means to spend.
 */
export function readPasswordHash(text: string): PasswordHash {
  const { cost, salt, hash } = parts(text);
  const wrong = costProblem(cost);
  if (wrong !== undefined) throw unreadable(`of its cost, ${wrong.option} is ${wrong.value}, where ${wrong.wanted} belongs`);
  return { cost, salt: bytesOf(salt, 'salt', 8), hash: bytesOf(hash, 'hash', 16) };
}

function parts(text: string): { readonly cost: PasswordCost; readonly salt: string; readonly hash: string } {
  const scrypt = text.length > longest ? null : scryptText.exec(text);
  if (scrypt !== null) {
    const [, ln, r, p, salt = '', hash = ''] = scrypt;
    return { cost: { algorithm: 'scrypt', ln: Number(ln), r: Number(r), p: Number(p) }, salt, hash };
  }
  const argon2id = text.length > longest ? null : argon2idText.exec(text);
  if (argon2id === null) throw unreadable(kindOf(text));
  const [, m, t, p, salt = '', hash = ''] = argon2id;
  return { cost: { algorithm: 'argon2id', m: Number(m), t: Number(t), p: Number(p) }, salt, hash };
}

/** A part of a cost that is out of range, and what belongs there. */
export interface CostProblem {
  readonly option: string;
  readonly value: string;
  readonly wanted: string;
}

/** What is wrong with a cost, so that neither a mistake nor a planted hash takes the machine's memory or hours of its time; undefined where nothing is. */
export function costProblem(cost: PasswordCost): CostProblem | undefined {
  return cost.algorithm === 'scrypt' ? scryptProblem(cost) : argon2idProblem(cost);
}

function scryptProblem({ ln, r, p }: ScryptCost): CostProblem | undefined {
  const single = outside('ln', ln, 1, 20) ?? outside('r', r, 1, 32) ?? outside('p', p, 1, 16);
  if (single !== undefined) return single;
  const value = `ln=${ln},r=${r},p=${p}`;
  // RFC 7914, section 6: N is less than 2^(128 * r / 8).
  if (ln >= 16 * r) return { option: 'ln', value: String(ln), wanted: 'a number less than 16 times r' };
  if (2 ** ln * r > 2 ** 22) return { option: 'the cost', value, wanted: 'one of 512 MiB at most (128 bytes times 2^ln times r)' };
  return 2 ** ln * r * p <= 2 ** 24 ? undefined : { option: 'the cost', value, wanted: 'one of 2^24 at most (2^ln times r times p)' };
}

function argon2idProblem({ m, t, p }: Argon2idCost): CostProblem | undefined {
  const single = outside('p', p, 1, 16) ?? outside('m', m, 8 * p, 2 ** 19) ?? outside('t', t, 1, 64);
  if (single !== undefined || m * t <= 2 ** 22) return single;
  return { option: 'the cost', value: `m=${m},t=${t},p=${p}`, wanted: 'one of 2^22 at most (m times t)' };
}

function outside(option: string, value: number, least: number, most: number): CostProblem | undefined {
  if (Number.isInteger(value) && value >= least && value <= most) return undefined;
  return { option, value: String(value), wanted: `a whole number from ${least} to ${most}` };
}

/** Whose text it is, as far as its beginning tells; never the text. */
function kindOf(text: string): string {
  if (/^\$2[abxy]?\$/.test(text)) return 'it is a hash of bcrypt, which is not supported';
  if (/^\$argon2(?:d|i)\$/.test(text)) return 'of the kinds of argon2 only argon2id is supported';
  if (text.startsWith('$argon2id$')) return 'it is no hash of argon2id, version 19, in the PHC string format';
  if (text.startsWith('$scrypt$')) return 'it is no hash of scrypt in the PHC string format';
  return 'it is no hash of scrypt or argon2id';
}

/** Bytes in base64 without padding, in the one way in which they are written. */
function bytesOf(text: string, what: string, least: number): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (unpadded(bytes) !== text) throw unreadable(`its ${what} is not base64 without padding`);
  if (bytes.length < least || bytes.length > 64) throw unreadable(`its ${what} has ${bytes.length} bytes, where ${least} to 64 belong`);
  return bytes;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

function unreadable(reason: string): TenonError {
  return TenonError.of('PASSWORD_HASH_UNREADABLE', { reason });
}
