import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { InFlight } from '../routing/in-flight.js';
import type { MessageClasses } from '../routing/express-host.js';
import { expectationFailed, type Fault } from '../routing/wire/fault.js';
import type { Front } from '../routing/wire/gate.js';
import { continueOnRead } from '../binding/continue.js';
import { TenonError } from '../core/errors.js';
import { within } from '../core/within.js';
import { answerBroken, type BrokenRequest } from './broken-request.js';
import type { Timeouts } from './options.js';
import { ConnectionLimit } from './connection-limit.js';
import { Connections } from './run/connections.js';
import type { Stopping } from './run/stopping.js';
import { answerTunnel } from './tunnel.js';

/**
 * The node:http server of an application: made by us, because `connectionsCheckingInterval` and the message classes can be set nowhere else.
 * Message classes that carry Express's prototypes from birth keep Express from replacing them on every request, which costs more than all the rest.
 */
export class HttpServer {
  readonly server: Server;
  readonly #connections: Connections;
  #closing = false;
  #limit: ConnectionLimit | undefined;

  constructor(
    private readonly listener: Front,
    private readonly messages: MessageClasses,
    private readonly timeouts: Timeouts,
    private readonly inFlight: InFlight,
    maxHeaderSize?: number,
  ) {
    this.server = createServer(
      {
        ...messages,
        ...(maxHeaderSize !== undefined && { maxHeaderSize }),
        headersTimeout: timeouts.headers,
        requestTimeout: timeouts.request,
        connectionsCheckingInterval: timeouts.checking,
        keepAliveTimeout: timeouts.keepAlive,
        // Looked at in routing/wire, where the answer is one of the application.
        requireHostHeader: false,
        // Whatever the process was told: what the strict parser refuses is not looked for again.
        insecureHTTPParser: false,
      },
      (message, reply) => this.#take(message, reply),
    );
    // Every field is handed over, up to the size of a head: what is too many is refused, never left out.
    this.server.maxHeadersCount = 0;
    this.#connections = new Connections(this.server);
    this.#answerTheRest();
  }

  /** Refuses what is asked on connections beyond so many; to be called before it listens. */
  atMost(connections: number | undefined): this {
    if (connections !== undefined) this.#limit = new ConnectionLimit(this.server, connections);
    return this;
  }

  #take(message: IncomingMessage, reply: ServerResponse, fault?: Fault): void {
    // A connection that is kept alive would keep the server from closing.
    if (this.#closing) reply.shouldKeepAlive = false;
    this.listener(message, reply, this.#limit === undefined ? fault : (this.#limit.fault(message.socket) ?? fault));
  }

  /** What node:http does not hand over as a request. Who listens by hand as well is left to it. */
  #answerTheRest(): void {
    const isOurs = (event: string): boolean => this.server.listenerCount(event) === 1;
    this.server.on('checkExpectation', (message, reply) => this.#take(message, reply, expectationFailed));
    this.server.on('clientError', (error: BrokenRequest, socket) => {
      if (isOurs('clientError')) answerBroken(error, socket as Socket);
    });
    this.server.on('connect', (message, socket) => {
      if (!isOurs('connect')) return;
      answerTunnel(message, socket, this.messages.ServerResponse, (asked, reply) => this.#take(asked, reply));
    });
    // Without this, node:http asks for every body that is held back, also where the request is refused by its head.
    this.server.on('checkContinue', (message, reply) => {
      continueOnRead(message, reply);
      this.server.emit('request', message, reply);
    });
  }

  listen(port: number, host: string): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        // Closed while the host was looked up.
        if (this.#closing) {
          this.server.close();
          reject(TenonError.of('APP_CLOSED', {}));
        } else resolve(this.server.address() as AddressInfo);
      });
    });
  }

  /**
   * Every answer from now on ends its connection; after the lame-duck time no connection is accepted any more, idle ones are closed, and the requests under way
   * are waited for, also those whose client is gone: they may still hold what is closed next. At the deadline they are failed (`SERVER_CLOSING`) and their
   * connections cut; what closes behind them is waited for a little longer.
   */
  async close(stopping: Stopping): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    this.#connections.announceEnd();
    if (this.server.listening && stopping.lameDuck > 0) {
      await delay(stopping.lameDuck);
      // Connections that wait to be accepted are accepted before the port closes.
      await nextTurn();
    }
    const closed = this.#stopListening();
    const done = Promise.all([closed, this.inFlight.drained()]);
    const sweep = setInterval(() => this.#sweep(), 20);
    this.#sweep();
    if (!(await stopping.inTime(done))) await this.#cut(stopping, done);
    clearInterval(sweep);
    this.#connections.destroyAll();
  }

  #stopListening(): Promise<void> {
    if (!this.server.listening) return Promise.resolve();
    // To node:http a connection is idle as soon as its answer was written, though the client has not taken it yet.
    this.server.closeIdleConnections = () => undefined;
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }

  /** A connection falls idle when its answer is out, and nothing tells us; nor does node:http look after slow heads any more. */
  #sweep(): void {
    this.#connections.closeIdle();
    this.#refuseSlowHeads(this.timeouts.headers || Infinity);
  }

  #refuseSlowHeads(milliseconds: number): void {
    const error = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    for (const socket of this.#connections.slowHeads(milliseconds)) this.server.emit('clientError', error, socket);
  }

  async #cut(stopping: Stopping, done: Promise<unknown>): Promise<void> {
    stopping.cut(...this.inFlight.underway(), ...this.#connections.underway(this.inFlight.replies()));
    this.#refuseSlowHeads(0);
    const settled = this.inFlight.interrupt(TenonError.of('SERVER_CLOSING', {}));
    // What fails is answered first.
    setImmediate(() => this.#connections.cut());
    await within(closing, settled, nothing);
    await within(lastBytes, done, nothing);
  }
}

/** Milliseconds in which what was cut may close what it holds. */
const closing = 1_000;

/** Milliseconds for answers on their way, and for handlers that end when their signal tells them. */
const lastBytes = 100;

const nothing = (): undefined => undefined;
