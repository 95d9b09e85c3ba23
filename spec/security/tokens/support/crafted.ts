import { createHmac, sign, type KeyObject } from 'node:crypto';

/** Seconds since 1970. */
export const now = (): number => Math.floor(Date.now() / 1000);

/** Texts and bytes as they are, anything else as JSON. */
export function encoded(value: unknown): string {
  const bytes =
    typeof value === 'string' || value instanceof Uint8Array ? Buffer.from(value as string) : Buffer.from(JSON.stringify(value));
  return bytes.toString('base64url');
}

/** A token whose header and payload are whatever is given, objects or the JSON itself, with a signature that is right for HS256. */
export function withSecret(secret: string, header: unknown, payload: unknown, hash = 'sha256'): string {
  const signed = `${encoded(header)}.${encoded(payload)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}

/** The same, signed with a key pair. */
export function withPair(key: KeyObject, header: unknown, payload: unknown, hash: string | null = 'sha256'): string {
  const signed = `${encoded(header)}.${encoded(payload)}`;
  return `${signed}.${sign(hash, Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
