import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A Digest client after RFC 7616, which shares nothing with what it is held against. */

const functions: Readonly<Record<string, string>> = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' };

export type Params = Readonly<Record<string, string>>;

/** A challenge, or another list of parameters: the text of each, without quotes. */
export function paramsOf(text: string): Params {
  return Object.fromEntries(
    [...text.matchAll(/([\w*]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g)].map(([, name, a, b]) => [name ?? '', a ?? b ?? '']),
  );
}

/** The challenges of an answer, in order; node:http joins the lines. */
export function challengesOf(headers: IncomingHttpHeaders): Params[] {
  return (headers['www-authenticate'] ?? '').split(/(?:^|, )Digest /).slice(1).map(paramsOf); // prettier-ignore
}

export interface Signing {
  readonly username: string;
  readonly password: string;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  readonly method: string;
  readonly nc: string;
  readonly cnonce: string;
  readonly algorithm: string;
}

const h = (algorithm: string, text: string): string =>
  createHash(functions[algorithm] ?? 'sha256')
    .update(text)
    .digest('hex');

/** Section 3.4.1, for qop=auth. */
export function responseOf({ username, password, realm, nonce, uri, method, nc, cnonce, algorithm }: Signing): string {
  const a1 = h(algorithm, `${username}:${realm}:${password}`);
  return h(algorithm, [a1, nonce, nc, cnonce, 'auth', h(algorithm, `${method}:${uri}`)].join(':'));
}

/** What differs in one request from what is right. */
export interface Deviation {
  readonly signing?: Partial<Signing>;
  /** Of the header alone; undefined leaves a parameter out. */
  readonly sent?: Readonly<Record<string, string | undefined>>;
}

/** The parameters of an `Authorization` header, as they are written. */
export function authorizationParams(challenge: Params, signing: Omit<Signing, 'realm' | 'nonce' | 'algorithm'>, deviation: Deviation = {}) {
  const { realm = '', nonce = '', opaque = '', algorithm = 'MD5' } = challenge;
  const right: Signing = { ...signing, realm, nonce, algorithm, ...deviation.signing };
  const written = {
    ...{ username: `"${right.username}"`, realm: `"${right.realm}"`, nonce: `"${right.nonce}"`, uri: `"${right.uri}"` },
    ...{ algorithm: right.algorithm, response: `"${responseOf(right)}"`, opaque: `"${opaque}"` },
    ...{ qop: 'auth', nc: right.nc, cnonce: `"${right.cnonce}"` },
  };
  return { ...written, ...deviation.sent };
}

/** An `Authorization` header. */
export function authorization(...facts: Parameters<typeof authorizationParams>): string {
  const params = Object.entries(authorizationParams(...facts)).filter(([, value]) => value !== undefined);
  return `Digest ${params.map(([name, value]) => `${name}=${value}`).join(', ')}`;
}
