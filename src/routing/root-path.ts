import type { IncomingMessage } from 'node:http';

/** What Express keeps on a message: what was taken off the front of its path, and the target as it came. */
export interface Rebased extends IncomingMessage {
  baseUrl?: string;
  originalUrl?: string;
}

/** Where an application is found, and what had been taken off the path when that was said. */
interface Root {
  readonly root: string;
  readonly baseUrl: string;
}

const roots = new WeakMap<IncomingMessage, Root>();

/**
 * Where the application that a request has reached is found from outside: its `rootPath`, or the paths at which it and those around it are mounted; empty for an
 * application at the root. Starlette's `root_path`.
 */
export function rootOf(message: IncomingMessage): string {
  const { baseUrl = '' } = message as Rebased;
  const said = roots.get(message);
  if (said === undefined) return baseUrl;
  // Express may have mounted something further down.
  return baseUrl.startsWith(said.baseUrl) ? said.root + baseUrl.slice(said.baseUrl.length) : said.root;
}

/** Says where the application is found that a request goes to next. */
export function rootedAt(message: Rebased, root: string): void {
  roots.set(message, { root, baseUrl: message.baseUrl ?? '' });
}

/** Takes so much off the front of the path, and keeps what Express keeps of it; what gives it back is the answer. */
export function takeOff(message: Rebased, prefix: string): () => void {
  const { url = '/', baseUrl = '', originalUrl } = message;
  const said = roots.get(message);
  message.originalUrl = originalUrl ?? url;
  message.baseUrl = baseUrl + prefix;
  const rest = url.slice(prefix.length);
  message.url = rest.startsWith('/') ? rest : `/${rest}`;
  return () => {
    message.url = url;
    message.baseUrl = baseUrl;
    if (said === undefined) roots.delete(message);
    else roots.set(message, said);
  };
}

/** Says where an application with a root path is found, where nobody has said it. */
export function rootDefault(message: Rebased, rootPath: string): void {
  if (!roots.has(message)) rootedAt(message, rootPath + (message.baseUrl ?? ''));
}

/**
 * For an application behind a proxy: takes its root path off a request whose proxy has left it there, as Starlette does. One that comes without it is taken as it
 * is; what is found at the root path alone is nothing.
 */
export function enterRoot(message: Rebased, rootPath: string): void {
  const { url = '/', baseUrl = '' } = message;
  if (url.startsWith(`${rootPath}/`)) takeOff(message, rootPath);
  rootedAt(message, rootPath + baseUrl);
}
