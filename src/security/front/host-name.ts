import type { Request } from '../../routing/express-host.js';

/** A host that a request asked for: its name in lower case, and its port as it was written, `''` for none. */
export interface AskedHost {
  readonly name: string;
  readonly port: string;
}

const hostPattern = /^(\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)(?::(\d{1,5}))?$/i;

/** Reads what a Host header says (RFC 9110 section 7.2); undefined for what is no host. */
export function hostOf(text: string | undefined): AskedHost | undefined {
  const [, name, port = ''] = hostPattern.exec(text ?? '') ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), port };
}

/** The host that a request is for, as Express reads it: a trusted proxy's `X-Forwarded-Host`, else the Host header. */
export function askedHost(request: Request): AskedHost | undefined {
  return hostOf(askedHostText(request));
}

/** The same as it was written. Without Express there are no trusted proxies. */
export function askedHostText(request: Request): string | undefined {
  return (request as { app?: unknown }).app === undefined ? request.headers.host : (request.host as string | undefined);
}

/** Whether a request came over TLS, by the word of a trusted proxy where there is one. */
export function isSecure(request: Request): boolean {
  if ((request as { app?: unknown }).app !== undefined) return request.secure;
  return (request.socket as { encrypted?: boolean }).encrypted === true;
}
