import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { redacted } from '../../core/redacted.js';
import { askedTarget } from '../../routing/request-target.js';
import { lastInLine, pendingOn } from '../../routing/wire/pending.js';
import { readOn } from '../connection.js';
import type { CutWork } from './stop-report.js';

/** What node:http keeps on the socket of a connection; it has no name for it that is documented. */
interface Read extends Socket {
  readonly parser?: {
    /** Milliseconds since a request began to arrive; 0 between requests. */
    readonly duration?: () => number;
  } | null;
}

/** What is remembered of a connection. */
interface Seen {
  readonly since: number;
  /** Bytes that had come when it was found idle; -1 where it was not. */
  idleAt: number;
  /** Since when a request is known to arrive, where the parser does not tell. */
  arriving: number | undefined;
}

/** What node:http keeps of a server's connections, on which it bases its own timeouts; it has no name for it that is documented. */
interface Tracked {
  readonly active?: () => readonly unknown[];
}

/** How long the first request on a connection may be on its way, in milliseconds: who has just connected is about to ask. */
const firstWord = 500;

/** The connections of a server, and what goes on on each. */
export class Connections {
  readonly #open = new Map<Read, Seen>();

  constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.#open.set(socket as Read, { since: performance.now(), idleAt: -1, arriving: undefined });
      socket.once('close', () => this.#open.delete(socket as Read));
    });
  }

  get size(): number {
    return this.#open.size;
  }

  /** From now on every answer that has no head yet ends its connection; of those in line on one, the last. */
  announceEnd(): void {
    for (const socket of this.#open.keys()) endWithLast(socket);
  }

  /**
   * Closes what has been idle since the last time this was called, so that what had come by then and was not read yet is no idle connection. One on which a
   * request has begun to arrive is none either.
   */
  closeIdle(): void {
    const now = performance.now();
    const begun = this.#begun();
    for (const [socket, seen] of this.#open) {
      const { bytesRead = 0 } = socket;
      if (!isIdle(socket, begun) || (bytesRead === 0 && now - seen.since < firstWord)) seen.idleAt = -1;
      else if (seen.idleAt === bytesRead) socket.destroy();
      else seen.idleAt = bytesRead;
    }
  }

  /** Connections on which the head of a request takes longer than so many milliseconds. */
  slowHeads(milliseconds: number): readonly Socket[] {
    const begun = this.#begun();
    return [...this.#open].flatMap(([socket, seen]) =>
      socket.writable && isHead(socket, begun) && arriving(socket, seen) >= milliseconds ? [socket] : [],
    );
  }

  /** What goes on, other than `known` answers and heads of requests that are not complete. */
  underway(known: readonly ServerResponse[]): readonly CutWork[] {
    const now = performance.now();
    const told = new Set(known);
    const begun = this.#begun();
    return [...this.#open].flatMap(([socket, seen]): CutWork[] => {
      const pending = pendingOn(socket);
      if (isIdle(socket, begun) || isHead(socket, begun) || (pending !== undefined && told.has(pending))) return [];
      const milliseconds = begun.has(socket.parser) ? arriving(socket, seen) : now - seen.since;
      const message = pending?.req ?? readOn(socket);
      return [{ kind: 'socket', name: message === undefined ? 'not HTTP any more' : nameOf(message), milliseconds }];
    });
  }

  /** Cuts all but those on which a last word is on its way. */
  cut(): void {
    for (const socket of this.#open.keys()) {
      const pending = pendingOn(socket);
      if (pending?.writableEnded === true) pending.once('finish', () => socket.destroy());
      else if (!socket.writableEnded) socket.destroy();
    }
  }

  /** The parsers to which a request has begun to come, or may begin to: those of new connections as well. */
  #begun(): ReadonlySet<unknown> {
    const key = Object.getOwnPropertySymbols(this.server).find(({ description }) => description === 'http.server.connections');
    const tracked = key && (this.server as unknown as Readonly<Record<symbol, Tracked | undefined>>)[key];
    return new Set(tracked?.active?.() ?? []);
  }

  destroyAll(): void {
    for (const socket of this.#open.keys()) socket.destroy();
  }
}

/** Where several requests were read on a connection, an answer that ends it would leave the later ones without one. */
function endWithLast(socket: Read): void {
  const pending = pendingOn(socket);
  if (pending === undefined) return;
  const last = lastInLine(socket);
  const isInLine = last !== undefined && last !== pending && !last.writableFinished && !last.destroyed;
  (isInLine ? last : pending).shouldKeepAlive = false;
}

function isIdle(socket: Read, begun: ReadonlySet<unknown>): boolean {
  if (pendingOn(socket) !== undefined || !isHttp(socket)) return false;
  return socket.bytesRead === 0 || !begun.has(socket.parser);
}

/** False once another protocol has taken the connection over. */
function isHttp({ parser }: Read): boolean {
  return parser !== undefined && parser !== null;
}

/** Whether a request has begun to arrive, and its head is not complete. */
function isHead(socket: Read, begun: ReadonlySet<unknown>): boolean {
  if (pendingOn(socket) !== undefined || socket.bytesRead === 0 || !begun.has(socket.parser)) return false;
  return readOn(socket)?.complete ?? true;
}

/** For how long a request has been arriving, in milliseconds; from Node 24 on, since it was first asked. */
function arriving({ parser }: Read, seen: Seen): number {
  const told = parser?.duration?.();
  if (told !== undefined) return told;
  seen.arriving ??= performance.now();
  return performance.now() - seen.arriving;
}

function nameOf(message: IncomingMessage): string {
  const [path = ''] = askedTarget(message).split('?', 1);
  return `${message.method} ${redacted(path)}`;
}
