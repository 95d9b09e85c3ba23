import { timingSafeEqual } from 'node:crypto';
import { randomToken, sha256 } from './digests.js';

/** A key as it is handed out, once, and what is kept of it. */
export interface NewApiKey {
  /** What its owner is shown, and nobody keeps. */
  readonly key: string;
  /** What is stored: see {@link apiKeyDigest}. */
  readonly digest: string;
  /** Enough of the key for its owner to know it by: the prefix and the last four characters. */
  readonly hint: string;
}

/** What {@link newApiKey} takes. */
export interface NewApiKeyOptions {
  /** What the key begins with, for people and for scanners of secrets: `shop_live_`. Up to 32 letters, digits, `_`, `-` and `.`; nothing if nothing is said. */
  readonly prefix?: string;
  /** Random bytes in it, from 16 to 1,024; 32 if nothing is said. */
  readonly bytes?: number;
}

/**
 * Makes an API key: 256 random bits in base64url behind a prefix. Store the digest and the hint, show the key once. Throws `RangeError` for
 * a prefix or a number of bytes out of range.
 *
 * @example
 * const { key, digest, hint } = newApiKey({ prefix: 'shop_live_' });
 */
export function newApiKey({ prefix = '', bytes }: NewApiKeyOptions = {}): NewApiKey {
  if (!/^[\w.-]{0,32}$/.test(prefix)) throw new RangeError('The prefix of a key is up to 32 letters, digits, "_", "-" and ".".');
  const key = prefix + randomToken(bytes);
  return { key, digest: apiKeyDigest(key), hint: `${prefix}…${key.slice(-4)}` };
}

/**
 * What is stored of an API key in place of the key: its SHA-256 digest, 64 hexadecimal digits. Enough for keys that are random, as those of
 * {@link newApiKey} are; passwords need {@link hashPassword}.
 */
export function apiKeyDigest(key: string): string {
  return sha256(key).toString('hex');
}

/** Whether a text is a digest as {@link apiKeyDigest} writes it. */
export function isDigest(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
}

/**
 * The entry that has this digest. All entries are looked at, each in the same time, so that nothing is told of where, or how far, one fits. A
 * table with an index on the digest may be asked as well: who has no key does not know which digest he is looking for. What is no digest fits nothing.
 *
 * @example
 * const partner = findByDigest(apiKeyDigest(key), partners);
 */
export function findByDigest<T extends { readonly digest: string }>(digest: string, entries: Iterable<T>): T | undefined {
  const wanted = bytesOf(digest);
  let found: T | undefined;
  for (const entry of entries) {
    const one = bytesOf(entry.digest);
    if (one.length === 32 && wanted.length === 32 && timingSafeEqual(one, wanted)) found ??= entry;
  }
  return found;
}

/** Not looked at sign by sign, as a regular expression does, whose time is that of what it reads. */
function bytesOf(digest: unknown): Buffer {
  return typeof digest === 'string' && digest.length === 64 ? Buffer.from(digest, 'hex') : Buffer.alloc(0);
}
