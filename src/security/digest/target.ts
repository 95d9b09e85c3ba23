import type { IncomingMessage } from 'node:http';
import { normalizeTarget } from '../../routing/request-target.js';

/**
 * Whether the `uri` that was signed is the target of the request (RFC 7616, section 3.4.6), which is there in its one form: what differs only in how letters
 * are encoded is the same. Of an absolute one the host has to be that of the request.
 */
export function isTarget(uri: string, target: string, host: string | undefined): boolean {
  const [origin = '', signedHost] = /^https?:\/\/([^/?#]*)/i.exec(uri) ?? [];
  if (signedHost !== undefined && signedHost.toLowerCase() !== host?.toLowerCase()) return false;
  const rest = uri.slice(origin.length);
  const signed = { url: signedHost === undefined || rest.startsWith('/') ? rest : `/${rest}` } as IncomingMessage;
  return signed.url?.startsWith('/') === true && normalizeTarget(signed) && signed.url === target;
}
