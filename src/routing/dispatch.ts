import { METHODS, type IncomingMessage, type ServerResponse } from 'node:http';
import type { NextFunction, RequestHandler } from 'express';
import { HttpException } from '../core/http-exception.js';
import { isThenable } from '../core/types.js';
import { meantByMiddleware, type ExpressHost } from './express-host.js';
import type { ErrorHandlers } from './errors/error-handlers.js';
import { fail } from './failing.js';
import type { FrontendTable } from './files/frontend-table.js';
import { handOver, type Mount } from './mounts.js';
import { RequestFrame } from './frame.js';
import { originOf } from './origin.js';
import { serve } from './pipeline.js';
import { rootDefault } from './root-path.js';
import type { Route } from './route.js';
import type { Match, RouteTable } from './route-table.js';
import type { PipelineOptions } from './straight.js';
import { tracked } from './tracked.js';

/** What happens to a path that differs from a route's only by its last slash: a redirect (307), or 404. */
export interface DispatchOptions extends PipelineOptions {
  readonly redirectSlashes: boolean;
  readonly rootPath: string;
  /** Who answers for the errors of requests that no route answers. */
  readonly errorHandlers: ErrorHandlers;
  /** What answers where nothing else does. */
  readonly frontends: FrontendTable<Route>;
}

/** Takes a request from the server to its route, or answers that there is none. */
export class Dispatcher {
  constructor(
    private readonly table: RouteTable<Route>,
    private readonly host: ExpressHost,
    private readonly options: DispatchOptions,
  ) {}

  readonly dispatch = (message: IncomingMessage, reply: ServerResponse, next: NextFunction | undefined): void => {
    const url = message.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark === -1 ? url : url.slice(0, mark);
    const search = mark === -1 ? '' : url.slice(mark + 1);
    if (this.options.rootPath !== '') rootDefault(message, this.options.rootPath);
    let match;
    try {
      match = this.table.find(message.method ?? 'GET', path);
    } catch {
      this.#unreadable(path, message, reply);
      return;
    }
    if (match === undefined) {
      const mount = this.host.mounts.find(path);
      if (mount !== undefined) this.#handOver(mount, message, reply);
      else if (this.host.hasMoreBehind) this.host.handOn(message, reply, next);
      else this.missing(message, reply, undefined, next);
      return;
    }
    this.#serve(match, search, message, reply, next);
  };

  #serve({ route, values }: Match<Route>, search: string, message: IncomingMessage, reply: ServerResponse, next?: NextFunction): void {
    if (route.usesExpress) this.host.prepare(message, reply, params(route, values));
    const frame = new RequestFrame(message, reply, values, search, next);
    frame.isPrivate = route.isPrivate;
    frame.route = route;
    const { middleware } = route.settings;
    if (reply.headersSent) return;
    if (middleware.length === 0) serve(route, frame, this.options);
    else this.#through(middleware, 0, route, frame);
  }

  /** No route has such a path; of a file it is known that none can be called that. */
  #unreadable(path: string, message: IncomingMessage, reply: ServerResponse): void {
    const isForFiles = path.includes('%00') && (!this.options.frontends.isEmpty || this.host.mounts.find(path) !== undefined);
    const reason = 'The path is not percent-encoded UTF-8, or holds a NUL character';
    this.#refuse(message, reply, isForFiles ? new HttpException(404) : new HttpException(400, reason));
  }

  /** Takes a request through the middleware of its route, then to the route. */
  #through(middleware: readonly RequestHandler[], index: number, route: Route, frame: RequestFrame): void {
    const next = (error?: unknown): void => {
      // Express's words for "not this route, after all".
      if (error === 'route' || error === 'router') this.#passOver(frame);
      else if (error !== undefined && error !== null) this.#failed(frame, meantByMiddleware(error), route.errorHandlers);
      else this.#through(middleware, index + 1, route, frame);
    };
    if (index === middleware.length) {
      // Who has answered and hands on all the same does not mean the route to answer as well.
      if (!frame.reply.headersSent) serve(route, frame, this.options);
      return;
    }
    const one = middleware[index] as RequestHandler;
    try {
      const running: unknown = one(frame.request, frame.response, next);
      // Express 5 passes on what an async middleware rejects with.
      if (isThenable(running)) running.then(undefined, (error: unknown) => next(error ?? new Error('a middleware was rejected')));
    } catch (error) {
      next(error ?? new Error('a middleware threw nothing'));
    }
  }

  /**
   * Answers a request that no route answers: `fault`, where something is wrong with it, a redirect to the path with or without its last slash, 405 with every
   * method of the path, what a front end has for it, or 404.
   */
  readonly missing = (message: IncomingMessage, reply: ServerResponse, fault?: HttpException, next?: NextFunction): void => {
    const url = message.url ?? '/';
    if (fault !== undefined) {
      this.#refuse(message, reply, fault);
      return;
    }
    // A tunnel is asked for at a host, or at what looks like a path.
    if (!url.startsWith('/') || message.method === 'CONNECT') {
      this.#pathless(message, reply, url);
      return;
    }
    const [path = '/', search] = splitOnce(url);
    const allowed = this.table.methodsAt(path);
    if (allowed.length > 0) {
      this.#refuse(message, reply, new HttpException(405, undefined, { headers: { allow: allowed.join(', ') } }));
      return;
    }
    const other = path.endsWith('/') ? withoutLastSlashes(path) : `${path}/`;
    if (this.options.redirectSlashes && other !== '' && path.startsWith('/') && this.#isAnswered(other)) {
      reply.writeHead(307, { location: locationOf(message, other, search), 'content-length': '0' });
      reply.end();
      return;
    }
    const frontend = this.options.frontends.find(path);
    if (frontend === undefined) this.#refuse(message, reply, new HttpException(404));
    else this.#serve(frontend, search.slice(1), message, reply, next);
  };

  /** `OPTIONS *` asks about the server as a whole (RFC 9110 section 9.3.7), CONNECT for a tunnel (9.3.6); nothing else is asked of no path. */
  #pathless(message: IncomingMessage, reply: ServerResponse, url: string): void {
    const { method } = message;
    if (method !== 'CONNECT' && !(method === 'OPTIONS' && url === '*')) {
      this.#refuse(message, reply, new HttpException(400, 'The target of the request is no path'));
      return;
    }
    const allow = METHODS.filter((one) => this.table.answers(one)).join(', ');
    if (method === 'OPTIONS') reply.writeHead(204, { allow }).end();
    else this.#refuse(message, reply, new HttpException(405, undefined, { headers: { allow } }));
  }

  /** Whether somebody answers at a path. What is mounted at the root answers at every one, and is no reason for a redirect. */
  #isAnswered(path: string): boolean {
    return this.table.methodsAt(path).length > 0 || (path.endsWith('/') && (this.host.mounts.find(path)?.path ?? '') === path.slice(0, -1));
  }

  /** Lets what is mounted answer; what it does not answer was not found, unless something stands behind. */
  #handOver(mount: Mount, message: IncomingMessage, reply: ServerResponse): void {
    this.host.prepare(message, reply, {});
    handOver(mount, message, reply, (error) => {
      if (error !== undefined && error !== null)
        this.#failed(new RequestFrame(message, reply, [], '', undefined), meantByMiddleware(error), this.options.errorHandlers);
      else if (!reply.headersSent) this.missing(message, reply);
    });
  }

  /** A route that says it is not meant leaves the request to what stands behind the routes; behind a front end there is nothing. */
  #passOver(frame: RequestFrame): void {
    const isLast = frame.route !== undefined && this.options.frontends.has(frame.route);
    if (this.host.hasMoreBehind && !isLast) this.host.handOn(frame.message, frame.reply, frame.next);
    else this.#refuse(frame.message, frame.reply, new HttpException(404));
  }

  #refuse(message: IncomingMessage, reply: ServerResponse, error: HttpException): void {
    this.#failed(new RequestFrame(message, reply, [], '', undefined), error, this.options.errorHandlers);
  }

  #failed(frame: RequestFrame, error: unknown, handlers: ErrorHandlers): void {
    // Behind middleware of a route it is prepared, with the parameters of its path.
    if (frame.request.res === undefined && handlers.find(error) !== undefined) this.host.prepare(frame.message, frame.reply, {});
    const failing = fail(frame, { error }, [error], handlers, this.options);
    if (isThenable(failing)) tracked(failing, frame, this.options.inFlight);
  }
}

function params({ template }: Route, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(template.names.map((name, i) => [name, values[i] ?? '']));
}

/** The path and the query with its mark; a mark with nothing behind it is no query. */
function splitOnce(url: string): [path: string, search: string] {
  const mark = url.indexOf('?');
  if (mark === -1) return [url, ''];
  return [url.slice(0, mark), mark === url.length - 1 ? '' : url.slice(mark)];
}

/** A regular expression would look at a long row of slashes once for each of them. */
function withoutLastSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** The absolute place to go to; relative where the Host header is not one that can be trusted to be a host. */
function locationOf(message: IncomingMessage, path: string, search: string): string {
  const origin = originOf(message);
  const base = (message as { baseUrl?: string }).baseUrl ?? '';
  const target = `${base}${path}${search}`;
  // A path of two slashes would be read as another host.
  return origin === undefined ? target.replace(/^\/+/, '/') : `${origin}${target}`;
}
