import type { Server } from 'node:http';
import type { Container } from '../container/inversify.js';
import type { Lifespan } from '../container/lifespan.js';
import type { RequestScope } from '../container/request-scope.js';
import type { Token } from '../container/token.js';
import { TenonError } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import {
  ExpressHost,
  type ErrorRequestHandler,
  type Express,
  type Middleware,
  type Mounting,
  type RequestHandler,
} from '../routing/express-host.js';
import type { FrontendOptions } from '../routing/files/frontend-options.js';
import { mountPath, type MountHandler } from '../routing/mounts.js';
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
import type { Mountable, MountOptions } from './mountable.js';
import { runApplication } from './run/run-application.js';
import type { RunOptions } from './run/run-options.js';
import type { StopReport } from './run/stop-report.js';
import { trustProxies } from './trust-proxy.js';
import { pictureOf, type Picture } from './picture.js';
import type { Wiring } from './wiring.js';

/**
 * A root module made runnable: its container, its routes, its server. Made by {@link createApp}; nothing happens before `init` or `listen`.
 */
export class Application {
  /** Said, for bundlers call classes that name themselves otherwise. */
  static readonly name: string = 'Application';
  readonly options: ResolvedOptions;
  readonly #host: ExpressHost;
  readonly #openapi: OpenApi;
  readonly #life: Life;
  readonly #mounted: { readonly path: string; readonly target: Mountable; readonly options: MountOptions }[] = [];

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
    const { overrides = [], logger = given.logger ?? defaultLogger(options.logLevel) } = variation;
    const from = {
      self: { provide: Application, useValue: this },
      root,
      overrides,
      logger,
      documents,
      openapi: this.#openapi,
      host: this.#host,
    };
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
   * Lets something answer everything below a path that no route answers: an application (which starts and stops with this one, with a document and pages of its
   * own), an Express application, or any function `(req, res, next)`. It sees the rest of the path, as in Express. `name` is what {@link Links} call it, with what
   * is below as its parameter `path`. Of two paths that fit the longer counts. After Starlette's `mount`, except that the lifespan of what is mounted runs. Throws `MOUNT_PATH_INVALID`, `MOUNT_TWICE`, `MOUNT_INVALID`, and `APP_STARTED` once it is too late.
   *
   * @example
   * app.mount('/admin', createApp(AdminModule)).mount('/legacy', express());
   */
  mount(path: string, target: Mountable, options: MountOptions = {}): this {
    const at = mountPath(path);
    if (typeof target !== 'function' && !(target instanceof Application))
      throw TenonError.of('MOUNT_INVALID', { path, reason: 'it is neither an application nor a function' });
    const { name } = options;
    if (target instanceof Application) {
      this.#life.carry(target.#life, path);
      this.#host.mount({ path: at, name, handle: (message, reply) => target.#host.enter(message, reply), locate: target.#life.locate });
    } else this.#host.mount({ path: at, name, handle: target as MountHandler });
    this.#mounted.push({ path, target, options });
    return this;
  }

  /**
   * Serves a built front end below a path, behind all routes and mounts: `app.frontend('/', { directory: 'dist' })`. Guards of the application stand in front of it;
   * its `prefix` does not. Throws `APP_STARTED` once it is too late. After FastAPI's `frontend`.
   */
  frontend(path: string, options: FrontendOptions): this {
    this.#life.addFrontend({ ...options, path });
    return this;
  }

  /**
   * Starts everything but the port: finds modules and routes, checks the wiring, makes the singletons. Called by `listen` and by the test client.
   * Throws `StartupError` with every problem at once; what was made by then is closed again.
   */
  init(): Promise<void> {
    return this.#life.owned(() => this.#life.init());
  }

  /**
   * Starts, and takes requests at a port (0: any free one). Throws what `init` throws, what the port throws (`EADDRINUSE`), and `APP_LISTENING` the
   * second time.
   */
  listen(port = 8000, host = '127.0.0.1'): Promise<Listening> {
    const launch = launched();
    return this.#life.owned(() => this.#life.listen(launch.port ?? port, launch.host ?? host));
  }

  /**
   * Runs the application to its end: listens (`PORT` and `HOST` of the environment count more than the options), logs where, and lives until SIGTERM, SIGINT or
   * SIGHUP; then it closes as `close` does, and the process ends: with 0 when everything came to its end in `timeouts.close`, with 1 when something was cut or
   * failed (which is logged), or the start-up failed (which is told on standard error, with no port opened). A second signal ends the process at once. An error
   * that nobody caught is logged, and stops the application (`onUncaught`). Never rejects.
   *
   * @example
   * await createApp(AppModule).run({ port: 8000 });
   */
  run(options: RunOptions = {}): Promise<void> {
    const { logger, options: own } = this.#life.beginning;
    const listen = (port: number, host: string): Promise<Listening> => this.listen(port, host);
    return (this.#running ??= runApplication({ listen, close: () => this.close(), logger, patience: own.timeouts.close }, options));
  }

  #running: Promise<void> | undefined;

  /**
   * Stops in order: readiness says so, every answer ends its connection, after `timeouts.lameDuck` the port closes, requests under way and what is done after
   * them are waited for, then `@OnStop` hooks are called and every singleton is closed, the last made first. At the deadline (`timeouts.close`) what is left is
   * cut; the answer tells it. Throws what closing threw.
   */
  close(): Promise<StopReport> {
    return this.#life.owned(() => this.#life.close());
  }

  /** `await using app = createApp(...)` closes it at the end of the block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /**
   * The value that a token stands for: a singleton, what a lifespan yielded, or a transient value. `module` says which one where it lives in several modules.
   * Throws `TOKEN_UNKNOWN`, `TOKEN_IN_MANY`, and `OUTSIDE_REQUEST` for what lives in a request.
   */
  get<T>(token: Token<T> | Lifespan<T>, options: { readonly module?: Constructor } = {}): T {
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

  /**
   * The application as `tenon routes`, `graph` and `check` see it. It needs no start: modules are found, linked and planned, and nothing is made. Rejects with
   * `StartupError` where something is not well declared.
   */
  async inspect(): Promise<Picture> {
    return pictureOf(await this.#life.declare(), this.options, this.express, this.#mounted);
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
    const copy = new Application(this.root, this.given, { ...variation, host: this.#host });
    const { options: _, ...inherited } = variation;
    for (const { path, target, options } of this.#mounted)
      copy.mount(path, target instanceof Application ? target.fork(inherited) : target, options);
    for (const { path, ...options } of this.#life.frontends) copy.frontend(path, options);
    return copy;
  }
}
