import type { IncomingMessage } from 'node:http';
import { originOf } from '../origin.js';
import { askedTarget } from '../request-target.js';
import { rootOf } from '../root-path.js';

/** Whether the path that was asked for ends with a slash, as that of a folder does: what is relative to its index would be looked for beside it otherwise. */
export function endsWithSlash(message: IncomingMessage): boolean {
  return askedTarget(message).split('?', 1)[0]?.endsWith('/') === true;
}

/** The address of the same folder with a slash behind it. */
export function withSlash(message: IncomingMessage): string {
  const { url = '/' } = message;
  const [path = '/'] = url.split('?', 1);
  const search = url.length > path.length + 1 ? url.slice(path.length) : '';
  const target = `${rootOf(message)}${path.replace(/\/$/, '')}/${search}`;
  const origin = originOf(message);
  // A path of two slashes would be read as another host.
  return origin === undefined ? target.replace(/^\/+/, '/') : `${origin}${target}`;
}
