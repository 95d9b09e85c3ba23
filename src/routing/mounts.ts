import type { IncomingMessage, ServerResponse } from 'node:http';
import { TenonError } from '../core/errors.js';
import { isThenable } from '../core/types.js';
import type { RouteAt } from './located.js';
import { parseTemplate, type PathTemplate } from './path-template.js';
import { rootedAt, rootOf, takeOff } from './root-path.js';

/** Answers requests below a path, of which it sees the rest; `next` says that it does not, or with an error that it failed. */
export type MountHandler = (message: IncomingMessage, reply: ServerResponse, next: (error?: unknown) => void) => unknown;

/** Something that answers everything below a path. */
export interface Mount {
  /** Without the last slash: empty for everything. */
  readonly path: string;
  /** What {@link Links} call it. */
  readonly name: string | undefined;
  readonly handle: MountHandler;
  /** The routes of an application, once it has started, by their paths in it. */
  readonly locate?: (method: string, path: string) => RouteAt | undefined;
}

/** What is mounted below paths, behind the routes: of two that fit the longer path counts. */
export class Mounts {
  readonly #all: Mount[] = [];

  get all(): readonly Mount[] {
    return this.#all;
  }

  /** Throws `MOUNT_PATH_INVALID` and `MOUNT_TWICE`. */
  add(mount: Mount): void {
    if (this.#all.some(({ path }) => path === mount.path)) throw TenonError.of('MOUNT_TWICE', { path: mount.path || '/' });
    this.#all.push(mount);
    this.#all.sort((one, other) => other.path.length - one.path.length);
  }

  /** What answers for a path: whole segments count, and what is mounted has a slash behind its path. */
  find(path: string): Mount | undefined {
    for (const mount of this.#all) if (path.startsWith(mount.path) && path[mount.path.length] === '/') return mount;
    return undefined;
  }
}

/** A path at which something can be mounted, without its last slash. Throws `MOUNT_PATH_INVALID`. */
export function mountPath(path: unknown): string {
  // Requests are compared as they come, in which other letters are, or may be, percent-encoded.
  const isPath = typeof path === 'string' && /^\/[A-Za-z0-9\-._~/]*$/.test(path) && !/\/\/|\/\.{1,2}(\/|$)/.test(path);
  if (!isPath) throw TenonError.of('MOUNT_PATH_INVALID', { path: String(path) });
  return path.replace(/\/$/, '');
}

/** Hands a request over to what is mounted; where that does not answer, the request is as it was. */
export function handOver(mount: Mount, message: IncomingMessage, reply: ServerResponse, next: (error?: unknown) => void): void {
  const root = rootOf(message) + mount.path;
  const giveBack = takeOff(message, mount.path);
  rootedAt(message, root);
  const goOn = (error?: unknown): void => {
    giveBack();
    next(error);
  };
  try {
    const running = mount.handle(message, reply, goOn);
    if (isThenable(running)) running.then(undefined, (error: unknown) => goOn(error ?? new Error('what is mounted was rejected')));
  } catch (error) {
    goOn(error ?? new Error('what is mounted threw nothing'));
  }
}

/** The path of what is below a mount, for links. */
export function templateOf({ path }: Mount): PathTemplate {
  return parseTemplate(`${path}/*path`) as PathTemplate;
}
