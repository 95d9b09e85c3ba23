import type { IncomingMessage } from 'node:http';

const unreserved = /^[A-Za-z0-9\-._~]$/;

/**
 * Brings the target of a request into the one form that everything behind sees, Express middleware and routes alike: a path and a query
 * (RFC 9112 section 3.2; an absolute target is reduced to that), with letters that needed no encoding, and slashes, decoded (RFC 3986 section
 * 6.2.2.2). Were they decoded in one place only, `/%61dmin` would pass by middleware that is mounted at `/admin`.
 * The answer is whether the target is a path; `*` and a host are none.
 */
export function normalizeTarget(message: IncomingMessage): boolean {
  let url = message.url ?? '/';
  if (!url.startsWith('/')) {
    const absolute = /^https?:\/\/[^/?#]*(.*)$/i.exec(url);
    if (absolute === null) return false;
    const rest = absolute[1] ?? '';
    url = rest.startsWith('/') ? rest : `/${rest}`;
    message.url = url;
  }
  if (!url.includes('%')) return true;
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  message.url = path.replace(/%[0-9A-Fa-f]{2}/g, decoded) + (mark === -1 ? '' : url.slice(mark));
  return true;
}

function decoded(encoded: string): string {
  const letter = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
  return letter === '/' || unreserved.test(letter) ? letter : encoded;
}
