import { METHODS, type IncomingMessage, type ServerResponse } from 'node:http';
import type { NextFunction } from 'express';
import { HttpException } from '../core/http-exception.js';
import type { ExpressHost } from './express-host.js';
import { refuse } from './failure.js';
import { RequestFrame } from './frame.js';
import { serve, type PipelineOptions } from './pipeline.js';
import type { Route } from './route.js';
import type { RouteTable } from './route-table.js';

/** What happens to a path that differs from a route's only by its last slash: a redirect (307), or 404. */
export interface DispatchOptions extends PipelineOptions {
  readonly redirectSlashes: boolean;
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
    let match;
    try {
      match = this.table.find(message.method ?? 'GET', path);
    } catch {
      this.#refuse(message, reply, new HttpException(400, 'The path is not percent-encoded UTF-8, or holds a NUL character'));
      return;
    }
    if (match === undefined) {
      if (this.host.hasMoreBehind) this.host.handOn(message, reply, next);
      else this.missing(message, reply);
      return;
    }
    const { route, values } = match;
    if (route.usesExpress) this.host.prepare(message, reply, params(route, values));
    serve(route, new RequestFrame(message, reply, values, search, next), this.options);
  };

  /** Answers a request that no route answers: a redirect to the path with or without its last slash, 405 with every method of the path, or 404. */
  readonly missing = (message: IncomingMessage, reply: ServerResponse): void => {
    const url = message.url ?? '/';
    if (!url.startsWith('/')) {
      // `OPTIONS *` asks about the server as a whole (RFC 9110 section 9.3.7); nothing else is asked of no path.
      const about = message.method === 'OPTIONS' && url === '*';
      if (about) reply.writeHead(204, { allow: METHODS.filter((method) => this.table.answers(method)).join(', ') }).end();
      else this.#refuse(message, reply, new HttpException(400, 'The target of the request is no path'));
      return;
    }
    const [path = '/', search] = splitOnce(url);
    const allowed = this.table.methodsAt(path);
    if (allowed.length > 0) {
      this.#refuse(message, reply, new HttpException(405, undefined, { headers: { allow: allowed.join(', ') } }));
      return;
    }
    const other = path.endsWith('/') ? withoutLastSlashes(path) : `${path}/`;
    if (this.options.redirectSlashes && other !== '' && path.startsWith('/') && this.table.methodsAt(other).length > 0) {
      reply.writeHead(307, { location: locationOf(message, other, search), 'content-length': '0' });
      reply.end();
      return;
    }
    this.#refuse(message, reply, new HttpException(404));
  };

  #refuse(message: IncomingMessage, reply: ServerResponse, error: HttpException): void {
    refuse(new RequestFrame(message, reply, [], '', undefined), error, this.options.logger);
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

const hostPattern = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?::\d{1,5})?$/;

/** The absolute place to go to; relative where the Host header is not one that can be trusted to be a host. */
function locationOf(message: IncomingMessage, path: string, search: string): string {
  const { host } = message.headers;
  const base = (message as { baseUrl?: string }).baseUrl ?? '';
  const target = `${base}${path}${search}`;
  // A path of two slashes would be read as another host.
  if (host === undefined || !hostPattern.test(host)) return target.replace(/^\/+/, '/');
  const scheme = (message.socket as { encrypted?: boolean }).encrypted === true ? 'https' : 'http';
  return `${scheme}://${host}${target}`;
}
