import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { InFlight } from '../routing/in-flight.js';
import type { MessageClasses } from '../routing/express-host.js';
import { expectationFailed, type Fault } from '../routing/wire/fault.js';
import type { Front } from '../routing/wire/gate.js';
import { continueOnRead } from '../binding/continue.js';
import { TenonError } from '../core/errors.js';
import { answerBroken, type BrokenRequest } from './broken-request.js';
import type { Timeouts } from './options.js';
import { ConnectionLimit } from './connection-limit.js';
import { answerTunnel } from './tunnel.js';

/**
 * The node:http server of an application: made by us, because `connectionsCheckingInterval` and the message classes can be set nowhere else.
 * Message classes that carry Express's prototypes from birth keep Express from replacing them on every request, which costs more than all the rest.
 */
export class HttpServer {
  readonly server: Server;
  #closing = false;
  #limit: ConnectionLimit | undefined;

  constructor(
    private readonly listener: Front,
    private readonly messages: MessageClasses,
    private readonly timeouts: Timeouts,
    private readonly inFlight: InFlight,
  ) {
    this.server = createServer(
      {
        ...messages,
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
    this.#answerTheRest();
  }

  /** Refuses what is asked on connections beyond so many; to be called before it listens. */
  atMost(connections: number | undefined): this {
    if (connections !== undefined) this.#limit = new ConnectionLimit(this.server, connections);
    return this;
  }

  #take(message: IncomingMessage, reply: ServerResponse, fault?: Fault): void {
    // A connection that is kept alive would keep the server from closing.
    if (this.#closing) reply.setHeader('connection', 'close');
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
   * Takes no more connections and waits for the requests under way, also for those whose client is gone: they may still hold what is closed next.
   * After `timeouts.close` they are failed and their connections cut; what their teardown then takes is waited for as long once more.
   */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    const closed = this.server.listening ? new Promise<void>((resolve) => void this.server.close(() => resolve())) : Promise.resolve();
    const done = Promise.all([closed, this.inFlight.drained()]);
    // A connection falls idle when its answer is out, and nothing tells us.
    const sweep = setInterval(() => this.server.closeIdleConnections(), 20);
    this.server.closeIdleConnections();
    const { close: patience } = this.timeouts;
    if (!(await within(patience, done))) {
      this.inFlight.interrupt(TenonError.of('SERVER_CLOSING', {}));
      setImmediate(() => this.server.closeAllConnections());
      await within(patience, done);
    }
    clearInterval(sweep);
    this.server.closeAllConnections();
  }
}

/** Whether something is done within so many milliseconds. */
async function within(milliseconds: number, something: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const inTime = await Promise.race([something.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}
