import type { IncomingMessage } from 'node:http';

const hostPattern = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?::\d{1,5})?$/;

/** What Express adds to a message: it knows which proxies are trusted (`trustProxy`). */
interface Forwarded {
  readonly app?: unknown;
  readonly host?: string;
  readonly secure?: boolean;
}

/** Scheme and host that a request asked for, by the word of a trusted proxy where there is one; undefined where the host is not one that can be trusted to be a host. */
export function originOf(message: IncomingMessage): string | undefined {
  const forwarded = message as Forwarded;
  const isPlain = forwarded.app === undefined;
  const host = isPlain ? message.headers.host : forwarded.host;
  if (host === undefined || !hostPattern.test(host)) return undefined;
  const isSecure = isPlain ? (message.socket as { encrypted?: boolean }).encrypted === true : forwarded.secure === true;
  return `${isSecure ? 'https' : 'http'}://${host}`;
}
