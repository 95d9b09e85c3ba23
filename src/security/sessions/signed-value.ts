import { createHmac, timingSafeEqual } from 'node:crypto';

/** A key for signatures: 32 bytes or more, as bytes or as a text in UTF-8. */
export type SigningKey = string | Uint8Array;

/** A value that was signed by one of the keys. */
export interface Verified {
  readonly text: string;
  /** Whether another key than the first has signed it. */
  readonly isOld: boolean;
}

/**
 * Writes a text so that a cookie can hold it and nobody else can have written it: base64url and its HMAC-SHA256 (RFC 2104) with the first key. The signature is for
 * a purpose, so that what was signed for one cookie is worth nothing in another.
 */
export function signValue(text: string, purpose: string, [key]: readonly SigningKey[]): string {
  const payload = Buffer.from(text).toString('base64url');
  return `${payload}.${signature(payload, purpose, key as SigningKey)}`;
}

/** The text of a signed value; undefined where no key has signed exactly this. */
export function verifyValue(value: string, purpose: string, keys: readonly SigningKey[]): Verified | undefined {
  const dot = value.indexOf('.');
  if (dot < 0) return undefined;
  const payload = value.slice(0, dot);
  // Compared as texts: several texts stand for the same bytes, and only one of them was signed.
  const given = Buffer.from(value.slice(dot + 1));
  let by = -1;
  keys.forEach((key, index) => {
    const expected = Buffer.from(signature(payload, purpose, key));
    if (given.length === expected.length && timingSafeEqual(given, expected) && by === -1) by = index;
  });
  return by === -1 ? undefined : { text: Buffer.from(payload, 'base64url').toString('utf8'), isOld: by > 0 };
}

function signature(payload: string, purpose: string, key: SigningKey): string {
  return createHmac('sha256', key).update(`${purpose}\0${payload}`).digest('base64url');
}
