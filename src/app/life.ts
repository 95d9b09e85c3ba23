import type { AddressInfo } from 'node:net';
import type { ApplicationContainer } from '../container/build.js';
import { TenonError } from '../core/errors.js';
import type { ExpressHost } from '../routing/express-host.js';
import type { Route } from '../routing/route.js';
import { documentationId } from '../routing/documentation-id.js';
import { declare, type Declared, type Origin } from './declared.js';
import { inspection } from './inspection.js';
import type { Listening } from './listening.js';
import { Phase } from './phase.js';
import { serveRoutes } from './serve.js';
import type { HttpServer } from './server.js';
import { refuseOpenTrust } from './trust-proxy.js';
import { wiringOf, type Wiring } from './wiring.js';

/** What a life begins with. */
export interface Beginning extends Origin {
  /** What is shown where an application is only looked at. */
  readonly application: object;
  readonly host: ExpressHost;
}

/** One run of an application, from its declaration to its end: what is there at which time, and who waits for whom. */
export class Life {
  readonly phase = new Phase();
  routes: readonly Route[] = [];
  #wired: ApplicationContainer | undefined;
  #ids: Declared['ids'] = new Map();
  #container: ApplicationContainer | undefined;
  #server: HttpServer | undefined;
  #declared: Promise<Declared> | undefined;
  #starting: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  #listening = false;
  /** Requests under way are done, and the singletons begin to close. */
  #isOver = false;

  constructor(private readonly beginning: Beginning) {}

  get server(): HttpServer {
    if (this.#server === undefined) throw TenonError.of('APP_NOT_STARTED', { what: 'app.server' });
    return this.#server;
  }

  /** Finds, links and checks everything, and makes nothing: enough to write the document. */
  declare(): Promise<Declared> {
    return (this.#declared ??= declare(this.beginning, (wired) => (this.#wired = wired)));
  }

  init(): Promise<void> {
    if (this.#closing !== undefined) return Promise.reject(TenonError.of('APP_CLOSED', {}));
    return (this.#starting ??= inspection(this.beginning.application) ?? this.#start());
  }

  async listen(port: number, host: string): Promise<Listening> {
    if (this.#listening) throw TenonError.of('APP_LISTENING', {});
    this.#listening = true;
    await this.init();
    try {
      if (this.#closing !== undefined) throw TenonError.of('APP_CLOSED', {});
      return placeOf(await this.server.listen(port, host));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  get isListening(): boolean {
    return this.#listening;
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  /** The container of an application that runs. `what`: what is asked for, for the error. */
  started(what: string): ApplicationContainer {
    if (this.#isOver) throw TenonError.of('APP_CLOSED', {});
    if (this.#container === undefined) throw TenonError.of('APP_NOT_STARTED', { what });
    return this.#container;
  }

  wiring(): Wiring {
    if (this.#wired === undefined) throw TenonError.of('APP_NOT_STARTED', { what: 'app.wiring()' });
    return wiringOf(this.#wired, this.routes, this.#ids);
  }

  async #start(): Promise<void> {
    const { host, logger, options } = this.beginning;
    const { container, handlers, links, ids, routes: declared } = await this.declare();
    this.#ids = ids;
    refuseOpenTrust(host.app);
    await container.start();
    try {
      const { routes, server } = serveRoutes(declared, container, host, logger, handlers, options);
      this.routes = routes.filter(({ module }) => module !== documentationId);
      links.learn(routes);
      this.#server = server.atMost(options.maxConnections);
      container.freeze();
      this.#container = container;
      this.phase.isReady = true;
    } catch (error) {
      await container.close({ error });
      throw error;
    }
  }

  async #close(): Promise<void> {
    this.phase.isStopping = true;
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
}

function placeOf({ address, family, port }: AddressInfo): Listening {
  const shown = family === 'IPv6' ? `[${address}]` : address;
  return { host: address, port, url: `http://${shown}:${port}` };
}
