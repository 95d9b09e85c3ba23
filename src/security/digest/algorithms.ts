import { createHash } from 'node:crypto';

const functions = {
  'SHA-256': { hash: 'sha256', digits: 64 },
  'SHA-512-256': { hash: 'sha512-256', digits: 64 },
  MD5: { hash: 'md5', digits: 32 },
} as const;

/**
 * What a Digest is made with (RFC 7616, section 6.1). `MD5` is for clients that know nothing else. The `-sess` variants, which need a session key on the server, are
 * not offered.
 */
export type DigestAlgorithm = keyof typeof functions;

/** All of them, in the order in which they are preferred. */
export const digestAlgorithms = Object.keys(functions) as readonly DigestAlgorithm[];

/** The algorithm of this name; a token counts in any case. */
export function algorithmNamed(name: string): DigestAlgorithm | undefined {
  return digestAlgorithms.find((one) => one.toLowerCase() === name.toLowerCase());
}

/** RFC 7616's H: lower-case hexadecimal digits. Of text as node:http has it, one character for each byte, unless it is said to be UTF-8. */
export function hexDigest(algorithm: DigestAlgorithm, text: string, encoding: 'latin1' | 'utf8' = 'latin1'): string {
  return createHash(functions[algorithm].hash).update(text, encoding).digest('hex');
}

/** Whether a text has the form of what the algorithm makes. */
export function isHexDigest(algorithm: DigestAlgorithm, text: unknown): text is string {
  return typeof text === 'string' && text.length === functions[algorithm].digits && /^[0-9a-f]+$/.test(text);
}
