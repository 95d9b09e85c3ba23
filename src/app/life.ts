import type { AddressInfo } from 'node:net';
import type { ApplicationContainer } from '../container/build.js';
import { runStartHooks, runStopHooks } from '../container/hooks.js';
import type { Override } from '../container/override.js';
import { StartupError, TenonError, type Problem } from '../core/errors.js';
import type { ExpressHost } from '../routing/express-host.js';
import { InFlight } from '../routing/in-flight.js';
import type { ModuleFrontend } from '../routing/files/frontend-options.js';
import { checkFrontends } from '../routing/files/declared-frontends.js';
import type { RouteAt, RouteLocator } from '../routing/located.js';
import type { Route } from '../routing/route.js';
import { announceSettings } from '../settings/announce.js';
import { documentationId } from '../routing/documentation-id.js';
import { lifespansOf, type AroundProvider } from './ambient.js';
import { declare, type Declared, type Origin } from './declared.js';
import { inspection } from './inspection.js';
import { launched } from './launch.js';
import type { Listening } from './listening.js';
import { Phase } from './phase.js';
import { serveRoutes } from './serve.js';
import { Stopping } from './run/stopping.js';
import { logCut, type StopReport } from './run/stop-report.js';
import type { HttpServer } from './server.js';
import { inheritTrust, refuseOpenTrust } from './trust-proxy.js';
import { wiringOf, type Wiring } from './wiring.js';

/** What a life begins with. */
export interface Beginning extends Omit<Origin, 'frontends'> {
  readonly host: ExpressHost;
}

/** One run of an application, from its declaration to its end: what is there at which time, and who waits for whom. */
export class Life {
  readonly phase = new Phase();
  readonly #mounted: Life[] = [];
  /** Those of no module. */
  readonly frontends: ModuleFrontend[] = [];
  /** The application that this one is mounted in. */
  #carrier: Life | undefined;
  #path = '';
  /** Overrides of what is not here. */
  readonly #unmet = new Map<Override, Problem>();
  #inFlight = new InFlight();
  routes: readonly Route[] = [];
  #wired: ApplicationContainer | undefined;
  #ids: Declared['ids'] = new Map();
  #container: ApplicationContainer | undefined;
  #server: HttpServer | undefined;
  #locator: RouteLocator | undefined;
  #declared: Promise<Declared> | undefined;
  #starting: Promise<void> | undefined;
  #closing: Promise<StopReport> | undefined;
  #listening: Promise<Listening> | undefined;
  /** Requests under way are done, and the singletons begin to close. */
  #isOver = false;

  constructor(readonly beginning: Beginning) {}

  get server(): HttpServer {
    if (this.#server === undefined) throw TenonError.of('APP_NOT_STARTED', { what: 'app.server' });
    return this.#server;
  }

  /** Finds, links and checks everything, and makes nothing: enough to write the document. */
  declare(): Promise<Declared> {
    return (this.#declared ??= this.#declare());
  }

  async #declare(): Promise<Declared> {
    const around = (await this.#carrier?.lifespans()) ?? [];
    const unmet =
      this.#carrier === undefined && this.#mounted.length === 0
        ? undefined
        : (one: Override, what: Problem): void => void this.#unmet.set(one, what);
    return declare({ ...this.beginning, unmet, frontends: this.frontends }, around, (wired) => (this.#wired = wired));
  }

  /** Adds a front end at its whole path. */
  addFrontend(frontend: ModuleFrontend): void {
    if (this.#declared !== undefined) throw TenonError.of('APP_STARTED', { what: 'app.frontend()' });
    this.frontends.push(frontend);
  }

  /** Those of this application and of those around it, for what is mounted in it. */
  async lifespans(): Promise<readonly AroundProvider[]> {
    const { container } = await this.declare();
    return lifespansOf(container, (await this.#carrier?.lifespans()) ?? []);
  }

  /** Which of its routes a path is for, once it has started. */
  readonly locate = (method: string, path: string): RouteAt | undefined => this.#locator?.at(method, path);

  /** Does what its owner asks for; rejects with `MOUNT_INVALID` where the application around this one starts and stops it. */
  owned<T>(work: () => Promise<T>): Promise<T> {
    if (this.#carrier === undefined) return work();
    const reason = `${this.beginning.root.name} is started and stopped by the application that it is mounted in`;
    return Promise.reject(TenonError.of('MOUNT_INVALID', { path: this.#path, reason }));
  }

  init(): Promise<void> {
    if (this.#closing !== undefined) return Promise.reject(TenonError.of('APP_CLOSED', {}));
    return (this.#starting ??= inspection(this.beginning.self.useValue as object) ?? this.#start());
  }

  listen(port: number, host: string): Promise<Listening> {
    const { onListen } = launched();
    if (this.#listening !== undefined) return onListen === undefined ? Promise.reject(TenonError.of('APP_LISTENING', {})) : this.#listening;
    this.#listening = this.#listen(port, host);
    onListen?.(this.beginning.self.useValue as object, this.#listening);
    return this.#listening;
  }

  async #listen(port: number, host: string): Promise<Listening> {
    await this.init();
    try {
      if (this.#closing !== undefined) throw TenonError.of('APP_CLOSED', {});
      return placeOf(await this.server.listen(port, host));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  close(): Promise<StopReport> {
    const { options } = this.beginning;
    return (this.#closing ??= this.#close(new Stopping(options.timeouts)));
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

  /** Starts and stops what is mounted with this application; its requests are waited for as this one's are. Throws `MOUNT_INVALID`. */
  carry(mounted: Life, path: string): void {
    if (this.#starting !== undefined) throw TenonError.of('APP_STARTED', { what: 'app.mount()' });
    if (mounted.#starting !== undefined || mounted.#carrier !== undefined)
      throw TenonError.of('MOUNT_INVALID', { path, reason: 'somebody else mounts or starts it' });
    if (mounted.#withMounted().includes(this)) throw TenonError.of('MOUNT_INVALID', { path, reason: 'it would be mounted in itself' });
    mounted.#carrier = this;
    mounted.#path = path;
    // Who has looked at it before saw it without what is around it.
    mounted.#declared = undefined;
    this.#mounted.push(mounted);
  }

  async #start(): Promise<void> {
    const { host, logger, options } = this.beginning;
    const { container, handlers, links, ids, routes: declared } = await this.declare();
    this.#ids = ids;
    refuseOpenTrust(host.app);
    await checkFrontends(declared, logger);
    await container.start();
    try {
      announceSettings(
        container.made.map(({ value }) => value),
        logger,
      );
      const { routes, server, locator } = serveRoutes(declared, container, host, logger, handlers, options, this.#inFlight, this.phase);
      this.routes = routes.filter(({ module }) => module !== documentationId);
      links.learn(routes, host.mounts.all);
      this.#server = server.atMost(options.maxConnections);
      this.#locator = locator;
      container.freeze();
      this.#container = container;
      await runStartHooks(container.made);
      for (const one of this.#mounted) {
        one.#inFlight = this.#inFlight;
        inheritTrust(host.app, one.beginning);
        await one.init();
      }
      if (this.#carrier === undefined) this.#checkOverrides();
      this.phase.isReady = true;
    } catch (error) {
      await Promise.allSettled(this.#mounted.map((one) => one.close()));
      await container.close({ error });
      throw error;
    }
  }

  /** What a test replaces has to be in one of the applications at least. Throws `StartupError`. */
  #checkOverrides(): void {
    const inside = this.#withMounted();
    const problems = [...this.#unmet].flatMap(([one, what]) => (inside.every((life) => life.#unmet.has(one)) ? [what] : []));
    if (problems.length > 0) throw new StartupError(problems);
  }

  #withMounted(): readonly Life[] {
    return [this, ...this.#mounted.flatMap((one) => one.#withMounted())];
  }

  async #close(stopping: Stopping): Promise<StopReport> {
    this.#announceStop();
    try {
      await this.#starting;
    } catch {
      // A start-up that failed has closed what it made.
      return stopping.report();
    }
    await this.#server?.close(stopping);
    const errors = await this.#closeAll(stopping);
    const report = stopping.report();
    logCut(report, this.beginning.logger);
    if (errors.length === 0) return report;
    throw errors.length === 1 ? errors[0] : new AggregateError(errors, 'More than one provider failed to close');
  }

  /** Everything that answers for this application's state says so at once. */
  #announceStop(): void {
    this.phase.isStopping = true;
    for (const one of this.#mounted) one.#announceStop();
  }

  /** What comes when no request is under way any more: hooks, what is mounted, the singletons. The answer is what failed. */
  async #closeAll(stopping: Stopping): Promise<unknown[]> {
    const errors: unknown[] = [...(await runStopHooks(this.#container?.made ?? [], (name, work) => stopping.hook(name, work)))];
    for (const one of [...this.#mounted].reverse()) errors.push(...(await one.#closeMounted(stopping)));
    this.#isOver = true;
    const closed = await stopping.hook(`closing of ${this.beginning.root.name}`, this.#container?.close());
    return [...errors, ...(closed?.errors ?? [])];
  }

  /** The application around it has waited for the requests. */
  async #closeMounted(stopping: Stopping): Promise<readonly unknown[]> {
    if (this.#closing !== undefined) {
      await this.#closing.catch(() => undefined);
      return [];
    }
    const closing = this.#closeAll(stopping);
    this.#closing = closing.then(() => stopping.report());
    return closing;
  }
}

function placeOf({ address, family, port }: AddressInfo): Listening {
  const shown = family === 'IPv6' ? `[${address}]` : address;
  return { host: address, port, url: `http://${shown}:${port}` };
}
