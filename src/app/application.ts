import type { Server } from 'node:http';
import type { ApplicationContainer } from '../container/build.js';
import type { Container } from '../container/inversify.js';
import type { Override } from '../container/override.js';
import type { RequestScope } from '../container/request-scope.js';
import type { Token } from '../container/token.js';
import { TenonError } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
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
import { documentationId } from '../routing/documentation-id.js';
import { DocumentStore } from '../openapi/document-store.js';
import { OpenApi, type DocumentRequest } from '../openapi/open-api.js';
import { declare, documentFacts, type Declared } from './declared.js';
import { defaultLogger } from './default-logger.js';
import { inspection } from './inspection.js';
import type { Listening } from './listening.js';
import { varied, type Variation } from './variation.js';
import { resolveOptions, type ApplicationOptions, type ResolvedOptions } from './options.js';
import { serveRoutes } from './serve.js';
import type { HttpServer } from './server.js';
import { refuseOpenTrust, trustProxies } from './trust-proxy.js';
import { wiringOf, type Wiring } from './wiring.js';

/**
 * A root module made runnable: its container, its routes, its server. Made by {@link createApp}; nothing happens before `init` or `listen`.
 */
export class Application {
  readonly options: ResolvedOptions;
  readonly #host: ExpressHost;
  readonly #logger: Logger;
  readonly #overrides: readonly Override[];
  readonly #documents: DocumentStore;
  readonly #openapi: OpenApi;
  #container: ApplicationContainer | undefined;
  #server: HttpServer | undefined;
  #routes: readonly Route[] = [];
  #starting: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  #listening = false;
  /** Requests under way are done, and the singletons begin to close. */
  #isOver = false;

  constructor(
    readonly root: Constructor,
    private readonly given: ApplicationOptions = {},
    private readonly variation: Variation & { readonly host?: ExpressHost } = {},
  ) {
    this.options = resolveOptions(varied(given, variation.options));
    this.#logger = variation.logger ?? given.logger ?? defaultLogger;
    this.#overrides = variation.overrides ?? [];
    this.#documents = new DocumentStore(this.options.title, async () => documentFacts(await this.#declare(), this.options));
    this.#openapi = new OpenApi(this.#documents);
    this.#host = new ExpressHost(variation.host);
    // A copy takes over what was mounted and set, this included.
    const { middleware = [], trustProxy } = variation.host === undefined ? this.options : (variation.options ?? {});
    for (const one of middleware) this.#host.use({ path: undefined, middleware: one });
    trustProxies(this.express, trustProxy);
  }

  /** The Express application in which the routes live; what is put on it before start-up stands in front of them. */
  get express(): Express {
    return this.#host.app;
  }

  /** The Inversify container, frozen once the application has started. Throws `APP_NOT_STARTED` before. */
  get container(): Container {
    return this.#started('app.container').container;
  }

  /** The node:http server. Throws `APP_NOT_STARTED` before start-up. */
  get server(): Server {
    if (this.#server === undefined) throw TenonError.of('APP_NOT_STARTED', { what: 'app.server' });
    return this.#server.server;
  }

  /** Every route in the order of modules, controllers and handlers; not those that serve the documentation. */
  get routes(): readonly Route[] {
    return this.#routes;
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
    if (this.#closing !== undefined) return Promise.reject(TenonError.of('APP_CLOSED', {}));
    return (this.#starting ??= inspection(this) ?? this.#start());
  }

  /**
   * Starts, and takes requests at a port (0: any free one). Throws what `init` throws, what the port throws (`EADDRINUSE`), and `APP_LISTENING` the
   * second time.
   */
  async listen(port = 8000, host = '127.0.0.1'): Promise<Listening> {
    if (this.#listening) throw TenonError.of('APP_LISTENING', {});
    this.#listening = true;
    await this.init();
    const server = this.#server as HttpServer;
    try {
      if (this.#closing !== undefined) throw TenonError.of('APP_CLOSED', {});
      const address = await server.listen(port, host);
      const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      return { host: address.address, port: address.port, url: `http://${shown}:${address.port}` };
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Stops taking requests, waits for those under way, then closes every singleton, the last made first. Throws what their closing threw. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
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
    return this.#started('app.get()').get(token, options.module) as T;
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
    const scope = this.#started('app.scope()').openScope();
    return work === undefined ? scope : scope.run(work);
  }

  /** The modules, providers and routes as they are wired, as data; after a failed start-up as far as they were found. */
  wiring(): Wiring {
    if (this.#wired === undefined) throw TenonError.of('APP_NOT_STARTED', { what: 'app.wiring()' });
    return wiringOf(this.#wired, this.#routes, this.#ids);
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
    return this.#routes.find(({ name }) => name === route)?.entry.source;
  }

  /**
   * The same application once more, not started, with some things replaced: what a test starts. Throws `EXPRESS_BY_HAND` where middleware was put on
   * `app.express` itself: a test without it would pass for the wrong reason.
   */
  fork(variation: Variation): Application {
    return new Application(this.root, this.given, { ...variation, host: this.#host });
  }

  #wired: ApplicationContainer | undefined;
  #ids: Declared['ids'] = new Map();

  #declared: Promise<Declared> | undefined;

  /** Finds, links and checks everything, and makes nothing: enough to write the document. */
  #declare(): Promise<Declared> {
    const found = (wired: ApplicationContainer): void => void (this.#wired = wired);
    const from = {
      root: this.root,
      logger: this.#logger,
      openapi: this.#openapi,
      documents: this.#documents,
      overrides: this.#overrides,
      options: this.options,
    };
    return (this.#declared ??= declare({ ...from, given: varied(this.given, this.variation.options) }, found));
  }

  async #start(): Promise<void> {
    const { container, handlers, links, ids, routes: declared } = await this.#declare();
    this.#ids = ids;
    refuseOpenTrust(this.express);
    await container.start();
    try {
      const { routes, server } = serveRoutes(declared, container, this.#host, this.#logger, handlers, this.options);
      this.#routes = routes.filter(({ module }) => module !== documentationId);
      links.learn(routes);
      this.#server = server.atMost(this.options.maxConnections);
      container.freeze();
      this.#container = container;
    } catch (error) {
      await container.close({ error });
      throw error;
    }
  }

  async #close(): Promise<void> {
    try {
      await this.#starting;
    } catch {
      return; // a start-up that failed has closed what it made
    }
    await this.#server?.close();
    this.#isOver = true;
    const closed = await this.#container?.close();
    if (closed?.failure === undefined) return;
    const { errors } = closed;
    throw errors.length === 1 ? errors[0] : new AggregateError(errors, 'More than one provider failed to close');
  }

  #started(what: string): ApplicationContainer {
    if (this.#isOver) throw TenonError.of('APP_CLOSED', {});
    if (this.#container === undefined) throw TenonError.of('APP_NOT_STARTED', { what });
    return this.#container;
  }
}
