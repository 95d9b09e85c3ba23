import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { HttpException } from '../../core/http-exception.js';
import { faultOf, type Fault } from './fault.js';
import { endsWith, lastInLine, pendingOn, standInLine } from './pending.js';

/** Takes a request to its answer; `fault`: what is known to be wrong with it. */
export type Front = (message: IncomingMessage, reply: ServerResponse, fault?: Fault) => void;

/** Answers a request with an error of the application. */
export type Refuse = (message: IncomingMessage, reply: ServerResponse, error: HttpException) => void;

/**
 * Stands in front of middleware and routes, and lets nothing by that is not HTTP as RFC 9112 has it. The connection of a request that it refuses ends with
 * the answer, and what came behind on it is thrown away: it may be a part of the first request that somebody in between took for one of its own. The same goes for
 * what comes behind any other answer with which the connection ends (RFC 9112 section 9.6): it would run, and nobody would hear of it.
 */
export class Gate {
  /** Connections that end with an answer already given, or to be given. */
  readonly #refused = new Set<Duplex>();

  constructor(private readonly refuse: Refuse) {}

  /** Whether a request goes no further; it is answered then, or needs no answer. */
  stops(message: IncomingMessage, reply: ServerResponse, known?: Fault): boolean {
    const { socket } = message;
    if (this.#refused.size > 0 && this.#refused.has(socket)) {
      message.resume();
      return true;
    }
    if (this.#comesTooLate(socket, reply)) {
      this.#leave(socket);
      message.resume();
      return true;
    }
    const fault = known ?? faultOf(message);
    if (fault === undefined) {
      // No other protocol is spoken here, and node:http reads no further on a connection for which one was asked.
      if (message.headers.upgrade !== undefined) reply.shouldKeepAlive = false;
      return false;
    }
    this.#leave(socket);
    reply.setHeader('connection', 'close');
    this.refuse(message, reply, new HttpException(fault.status, fault.detail, { headers: fault.headers ?? {} }));
    return true;
  }

  /** A request that came alone, as nearly all do, is known by its reply being the one that the connection waits for. */
  #comesTooLate(socket: Duplex, reply: ServerResponse): boolean {
    const pending = pendingOn(socket);
    if (pending === reply || pending === undefined) return !socket.writable;
    const last = lastInLine(socket);
    standInLine(socket, reply);
    return endsWith(pending) || (last !== undefined && endsWith(last));
  }

  #leave(socket: Duplex): void {
    if (socket.destroyed) return;
    this.#refused.add(socket);
    socket.once('close', () => this.#refused.delete(socket));
  }
}
