import type { IncomingMessage } from 'node:http';

const hostPattern = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?::\d{1,5})?$/;

/** Scheme and host that a request asked for; undefined where its Host header is not one that can be trusted to be a host. */
export function originOf({ headers: { host }, socket }: IncomingMessage): string | undefined {
  if (host === undefined || !hostPattern.test(host)) return undefined;
  return `${(socket as { encrypted?: boolean }).encrypted === true ? 'https' : 'http'}://${host}`;
}
