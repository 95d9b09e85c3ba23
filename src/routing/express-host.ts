import { IncomingMessage, ServerResponse, type IncomingMessage as Message, type ServerResponse as Reply } from 'node:http';
import express, {
  type ErrorRequestHandler,
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { HttpException } from '../core/http-exception.js';
import { TenonError } from '../core/errors.js';
import { redacted } from '../core/redacted.js';
import { Mounts, type Mount } from './mounts.js';
import { normalizeTarget } from './request-target.js';
import { enterRoot, type Rebased } from './root-path.js';
import { noteEntry } from './located.js';
import { Gate, type Front, type Refuse } from './wire/gate.js';

export type { ErrorRequestHandler, Express, Request, RequestHandler };

/** What may be mounted: Express middleware (routers and whole applications are such) and error middleware. */
export type Middleware = RequestHandler | ErrorRequestHandler;

/** Serves a request; `next` hands it on when it came through Express and no route answers it. */
export type Dispatch = (message: Message, reply: Reply, next: NextFunction | undefined) => void;

/** Takes a request somewhere. */
export type Reach = (message: Message, reply: Reply) => void;

/** How a mounted middleware was given: `use(fn)` or `use('/path', fn)`. */
export interface Mounting {
  readonly path: string | undefined;
  readonly middleware: Middleware;
}

/** Node's two message classes with Express's prototypes in place, so that Express has nothing to replace and they stay fast. */
export interface MessageClasses {
  readonly IncomingMessage: typeof IncomingMessage;
  readonly ServerResponse: typeof ServerResponse;
}

/**
 * The Express application around the routes: middleware in front of them, error middleware behind.
 * While nothing is mounted, requests do not pass through it at all.
 */
export class ExpressHost {
  readonly app: Express = express();
  readonly messages: MessageClasses;
  /** What answers below paths where no route does. */
  readonly mounts = new Mounts();
  readonly #mountings: Mounting[];
  #hasErrorMiddleware = false;
  #sealed = false;
  /** How many layers Express had when the routes were put in. */
  #layers = 0;
  #byHand = 0;
  #through: Reach | undefined;
  #reach: Reach | undefined;
  #last: ((message: Message, reply: Reply) => NextFunction) | undefined;

  /** `original`: the host to be like, with its settings and what was mounted on it. Throws `EXPRESS_BY_HAND` where it has more than that. */
  constructor(original?: ExpressHost) {
    this.app.disable('x-powered-by').disable('etag');
    this.messages = presetPrototypes(this.app);
    this.#mountings = [...(original?.mountings ?? [])];
    if (original === undefined) return;
    if (original.#layersByHand > 0) throw TenonError.of('EXPRESS_BY_HAND', {});
    Object.assign(this.app.settings as object, original.app.settings);
  }

  /** How many layers stand on the Express application that were not mounted through `use`. */
  get #layersByHand(): number {
    return this.#sealed ? this.#byHand : stackLength(this.app);
  }

  get mountings(): readonly Mounting[] {
    return this.#mountings;
  }

  get hasErrorMiddleware(): boolean {
    return this.#hasErrorMiddleware;
  }

  /** Mounts something behind the routes. Throws `APP_STARTED`, `MOUNT_TWICE`. */
  mount(mount: Mount): void {
    if (this.#sealed) throw TenonError.of('APP_STARTED', { what: 'app.mount()' });
    this.mounts.add(mount);
    // As Express tells an application that it mounts, which takes over prototypes and whom to trust.
    (mount.handle as Partial<Express>).emit?.('mount', this.app);
  }

  /** Mounts middleware in front of the routes, in order; error middleware (four parameters) behind them. */
  use(mounting: Mounting): void {
    if (this.#sealed) throw TenonError.of('APP_STARTED', { what: 'app.use()' });
    this.#mountings.push(mounting);
  }

  /** Puts the routes behind what is mounted; the answer is the listener for the server. `missing` also answers what is refused at the gate; `around` stands behind that. */
  seal(
    dispatch: Dispatch,
    missing: Reach & Refuse,
    failed: (error: unknown, request: Message, reply: Reply) => void,
    rootPath = '',
    around: (reach: Reach) => Reach = (reach) => reach,
  ): Front {
    const { app } = this;
    const [front, behind] = [
      this.#mountings.filter(({ middleware }) => !isErrorMiddleware(middleware)),
      this.#mountings.filter(({ middleware }) => isErrorMiddleware(middleware)),
    ];
    const mount = ({ path, middleware }: Mounting): void => {
      if (path === undefined) app.use(middleware as RequestHandler);
      else app.use(path, middleware as RequestHandler);
    };
    this.#byHand = stackLength(app);
    front.forEach(mount);
    // What was put on app.express by hand before start-up stands in front as well.
    const passesExpress = stackLength(app) > 0 || behind.length > 0;
    app.use((request: Request, response: Response, next: NextFunction) => dispatch(request, response, next));
    behind.forEach(mount);
    this.#hasErrorMiddleware = behind.length > 0;
    this.#sealed = true;
    this.#layers = stackLength(app);
    // The last word, where Express would answer in HTML.
    const last =
      (message: Message, reply: Reply) =>
      (error?: unknown): void =>
        error === undefined ? missing(message, reply) : failed(error, message, reply);
    this.#last = last;
    this.#through = (message, reply) => app(message as Request, reply as Response, last(message, reply));
    const reach = around(passesExpress ? this.#through : (message, reply) => dispatch(message, reply, undefined));
    this.#reach = reach;
    const gate = new Gate(missing);
    return (message, reply, fault) => {
      if (gate.stops(message, reply, fault)) return;
      if (!normalizeTarget(message)) {
        missing(message, reply);
        return;
      }
      if (rootPath !== '') enterRoot(message, rootPath);
      reach(message, reply);
    };
  }

  /** Takes a request over from the application around this one, as Express does it with applications that it mounts. */
  enter(message: Message, reply: Reply): void {
    const { IncomingMessage, ServerResponse } = this.messages;
    Object.setPrototypeOf(message, IncomingMessage.prototype as object);
    Object.setPrototypeOf(reply, ServerResponse.prototype as object);
    noteEntry(message);
    this.#reach?.(message, reply);
  }

  /** Whether something was put on Express after the routes: it gets what no route answers. */
  get hasMoreBehind(): boolean {
    return stackLength(this.app) > this.#layers;
  }

  /** Hands a request that no route answers to what stands behind the routes. */
  handOn(message: Message, reply: Reply, next: NextFunction | undefined): void {
    if (next === undefined) this.#through?.(message, reply);
    else next();
  }

  /** Gives a message what Express would have given it, for handlers that hold it without Express in between. */
  prepare(message: Message, reply: Reply, params: Readonly<Record<string, string>>): void {
    const request = message as Request;
    const response = reply as Response;
    request.params = params;
    if (request.res !== undefined) return;
    request.res = response;
    const { originalUrl = request.url, baseUrl = '' } = request as Partial<Rebased>;
    request.originalUrl = originalUrl;
    request.baseUrl = baseUrl;
    // `res.sendFile` and others report to it.
    request.next = this.#last?.(message, reply);
    response.locals = Object.create(null) as Record<string, unknown>;
  }
}

function presetPrototypes(app: Express): MessageClasses {
  class ExpressRequest extends IncomingMessage {}
  class ExpressResponse extends ServerResponse {}
  Object.setPrototypeOf(ExpressRequest.prototype, app.request);
  Object.setPrototypeOf(ExpressResponse.prototype, app.response);
  app.request = ExpressRequest.prototype as unknown as Request;
  app.response = ExpressResponse.prototype as unknown as Response;
  return { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse } as unknown as MessageClasses;
}

function isErrorMiddleware(middleware: Middleware): boolean {
  return typeof middleware === 'function' && middleware.length === 4;
}

function stackLength(app: Express): number {
  return (app.router as unknown as { stack: unknown[] }).stack.length;
}

/** An error of Express middleware as an answer: what carries a 4xx status (http-errors, body-parser) is meant for the client, as Express does it, but for secrets in it. */
export function meantByMiddleware(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || error instanceof HttpException) return error;
  const {
    status,
    statusCode = status,
    expose,
    message,
    headers,
  } = error as { status?: unknown; statusCode?: unknown; expose?: unknown; message?: string; headers?: unknown };
  if (typeof statusCode !== 'number' || !Number.isInteger(statusCode) || statusCode < 400 || statusCode > 499) return error;
  return new HttpException(statusCode, expose === true ? redacted(String(message)) : undefined, {
    cause: error,
    headers: textHeaders(headers),
  });
}

/** What describes a body is that of the answer. */
const ofBody = /^(?:content-(?:type|length|encoding)|transfer-encoding)$/i;

/** The headers of an error that are text or numbers: a challenge, when to come back. */
function textHeaders(headers: unknown): Readonly<Record<string, string>> {
  if (typeof headers !== 'object' || headers === null) return {};
  const fit = Object.entries(headers).filter(
    ([name, value]) => !ofBody.test(name) && (typeof value === 'string' || typeof value === 'number'),
  );
  return Object.fromEntries(fit.map(([name, value]) => [name, String(value)]));
}
