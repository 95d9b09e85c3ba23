import type { Server } from 'node:http';
import type { Container } from '../container/inversify.js';
import type { RequestScope } from '../container/request-scope.js';
import type { Token } from '../container/token.js';
import type { Constructor } from '../core/types.js';
import {
  ExpressHost,
  type ErrorRequestHandler,
  type Express,
  type Middleware,
  type Mounting,
  type RequestHandler,
} from '../routing/express-host.js';
import type { Route } from '../routing/route.js';
import type { OpenApiDocument } from '../openapi/document/objects.js';
import { DocumentStore } from '../openapi/document-store.js';
import { OpenApi, type DocumentRequest } from '../openapi/open-api.js';
import { documentFacts } from './declared.js';
import { defaultLogger } from './default-logger.js';
import { launched } from './launch.js';
import { Life } from './life.js';
import type { Listening } from './listening.js';
import { varied, type Variation } from './variation.js';
import { resolveOptions, type ApplicationOptions, type ResolvedOptions } from './options.js';
import { trustProxies } from './trust-proxy.js';
import type { Wiring } from './wiring.js';

/**
 * A root module made runnable: its container, its routes, its server. Made by {@link createApp}; nothing happens before `init` or `listen`.
 */
export class Application {
  readonly options: ResolvedOptions;
  readonly #host: ExpressHost;
  readonly #openapi: OpenApi;
  readonly #life: Life;

  constructor(
    readonly root: Constructor,
    private readonly given: ApplicationOptions = {},
    private readonly variation: Variation & { readonly host?: ExpressHost } = {},
  ) {
    this.options = resolveOptions(varied(given, variation.options));
    const { options } = this;
    const documents = new DocumentStore(options.title, async () => documentFacts(await this.#life.declare(), options));
    this.#openapi = new OpenApi(documents);
    this.#host = new ExpressHost(variation.host);
    // A copy takes over what was mounted and set, this included.
    const { middleware = [], trustProxy } = variation.host === undefined ? this.options : (variation.options ?? {});
    for (const one of middleware) this.#host.use({ path: undefined, middleware: one });
    trustProxies(this.express, trustProxy);
    const { overrides = [], logger = given.logger ?? defaultLogger } = variation;
    const from = { application: this, root, overrides, logger, documents, openapi: this.#openapi, host: this.#host };
    this.#life = new Life({ ...from, options, given: varied(given, variation.options) });
  }

  /** The Express application in which the routes live; what is put on it before start-up stands in front of them. */
  get express(): Express {
    return this.#host.app;
  }

  /** The Inversify container, frozen once the application has started. Throws `APP_NOT_STARTED` before. */
  get container(): Container {
    return this.#life.started('app.container').container;
  }

  /** The node:http server. Throws `APP_NOT_STARTED` before start-up. */
  get server(): Server {
    return this.#life.server.server;
  }

  /** Every route in the order of modules, controllers and handlers; not those that serve the documentation. */
  get routes(): readonly Route[] {
    return this.#life.routes;
  }

  /** Mounts Express middleware in front of the routes (error middleware behind them). Throws `APP_STARTED` once it is too late. */
  use(middleware: RequestHandler): this;
  use(middleware: ErrorRequestHandler): this;
  use(path: string, middleware: RequestHandler): this;
  use(path: string, middleware: ErrorRequestHandler): this;
  use(first: string | Middleware, second?: Middleware): this {
    const mounting: Mounting =
      typeof first === 'string' ? { path: first, middleware: second as Middleware } : { path: undefined, middleware: first };
    this.#host.use(mounting);
    return this;
  }

  /**
   * Starts everything but the port: finds modules and routes, checks the wiring, makes the singletons. Called by `listen` and by the test client.
   * Throws `StartupError` with every problem at once; what was made by then is closed again.
   */
  init(): Promise<void> {
    return this.#life.init();
  }

  /**
   * Starts, and takes requests at a port (0: any free one). Throws what `init` throws, what the port throws (`EADDRINUSE`), and `APP_LISTENING` the
   * second time.
   */
  listen(port = 8000, host = '127.0.0.1'): Promise<Listening> {
    const launch = launched();
    return this.#life.listen(launch.port ?? port, launch.host ?? host);
  }

  /** Stops taking requests, waits for those under way, then closes every singleton, the last made first. Throws what their closing threw. */
  close(): Promise<void> {
    return this.#life.close();
  }

  /** `await using app = createApp(...)` closes it at the end of the block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /**
   * The value that a token stands for: a singleton, or a transient value. `module` says which one where it lives in several modules.
   * Throws `TOKEN_UNKNOWN`, `TOKEN_IN_MANY`, and `OUTSIDE_REQUEST` for what lives in a request.
   */
  get<T>(token: Token<T>, options: { readonly module?: Constructor } = {}): T {
    return this.#life.started('app.get()').get(token, options.module) as T;
  }

  /**
   * A scope like a request's, for jobs and scripts. Work that is handed over runs in it: when it is done, generators go on after their `yield`;
   * when it fails, they get the failure thrown in. Without work, the scope is yours to close; one that `await using` ends unclosed is taken back.
   *
   * @example
   * await app.scope(async (scope) => (await scope.get(OrdersService)).expire());
   */
  scope(): RequestScope;
  scope<T>(work: (scope: RequestScope) => Promise<T>): Promise<T>;
  scope<T>(work?: (scope: RequestScope) => Promise<T>): RequestScope | Promise<T> {
    const scope = this.#life.started('app.scope()').openScope();
    return work === undefined ? scope : scope.run(work);
  }

  /** The modules, providers and routes as they are wired, as data; after a failed start-up as far as they were found. */
  wiring(): Wiring {
    return this.#life.wiring();
  }

  /**
   * The OpenAPI document, written on first use and kept; a copy, to do with as one likes. It needs no start: modules are found and linked, and nothing is made. Rejects
   * with `StartupError` where something is not well declared.
   *
   * @example
   * const { paths } = await app.openapi({ version: '3.0' });
   */
  openapi(request?: DocumentRequest): Promise<OpenApiDocument> {
    return this.#openapi.document(request);
  }

  /** The generated code of a route, by its name (`Items.readItem`); undefined where no code is generated. */
  explain(route: string): string | undefined {
    return this.routes.find(({ name }) => name === route)?.entry.source;
  }

  /**
   * The same application once more, not started, with some things replaced: what a test starts. Throws `EXPRESS_BY_HAND` where middleware was put on
   * `app.express` itself: a test without it would pass for the wrong reason.
   */
  fork(variation: Variation): Application {
    return new Application(this.root, this.given, { ...variation, host: this.#host });
  }
}
