import type { IncomingMessage } from 'node:http';
import { isHost } from './wire/host.js';

const unreserved = /^[A-Za-z0-9\-._~]$/;

/**
 * Brings the target of a request into the one form that everything behind sees, Express middleware and routes alike: a path and a query
 * (RFC 9112 section 3.2), with letters that needed no encoding, and slashes, decoded (RFC 3986 section 6.2.2.2). Were they decoded in one place only,
 * `/%61dmin` would pass by middleware that is mounted at `/admin`; so would `/x/../admin`, so `.` and `..` are resolved as well (RFC 3986 section 5.2.4). An absolute target is reduced to its path, and its host takes the place of the Host header
 * (RFC 9112 section 3.2.2), so that whoever trusts some hosts only looks at the one that is meant.
 * The answer is whether the target is a path; `*` and a host are none, nor is what names no host, or a user at it.
 */
export function normalizeTarget(message: IncomingMessage): boolean {
  let url = message.url ?? '/';
  if (!url.startsWith('/')) {
    const [absolute, host = '', rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
    if (absolute === undefined || !isHost(host)) return false;
    url = rest.startsWith('/') ? rest : `/${rest}`;
    message.url = url;
    nameHost(message, host);
  }
  if (!url.includes('%') && !url.includes('/.')) return true;
  const mark = url.indexOf('?');
  const path = (mark === -1 ? url : url.slice(0, mark)).replace(/%[0-9A-Fa-f]{2}/g, decoded);
  message.url = withoutDots(path) + (mark === -1 ? '' : url.slice(mark));
  return true;
}

/** The target as it was asked for, also where middleware that is mounted at a path sees only what is behind that. A target that was rewritten is the new one. */
export function askedTarget(message: IncomingMessage): string {
  const {
    baseUrl = '',
    originalUrl,
    url = '/',
  } = message as IncomingMessage & { readonly baseUrl?: string; readonly originalUrl?: string };
  return baseUrl === '' ? url : (originalUrl ?? url);
}

/** Also in the fields as they came, of which other views are made later. */
function nameHost({ headers, rawHeaders }: IncomingMessage, host: string): void {
  headers.host = host;
  const at = rawHeaders.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === 'host');
  if (at !== -1) rawHeaders[at + 1] = host;
}

/** The path with its `.` and `..` resolved; above the root is the root. */
function withoutDots(path: string): string {
  if (!/\/\.{1,2}(?:\/|$)/.test(path)) return path;
  const parts: string[] = [];
  const all = path.split('/').slice(1);
  all.forEach((part, i) => {
    const isDots = part === '.' || part === '..';
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
    if (isDots && i === all.length - 1) parts.push('');
  });
  return `/${parts.join('/')}`;
}

function decoded(encoded: string): string {
  const letter = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
  return letter === '/' || unreserved.test(letter) ? letter : encoded;
}
