import type { IncomingMessage } from 'node:http';
import { isThenable } from '../../core/types.js';
import { loggable } from '../../core/loggable.js';
import type { Logger } from '../../core/logger.js';
import { requestIdOf } from '../request-id.js';
import type { AuditEvent, AuditOption } from './audit-event.js';

/** What an event says of the route that a request is for. */
export interface AuditedRoute {
  readonly name: string;
  readonly path: string;
}

/** What its observer knows of an event; the rest is read off the request. */
export type Observed = Pick<AuditEvent, 'event' | 'principal' | 'scheme' | 'status'>;

/** Writes an application's audit events. Never throws: a sink that fails is logged, and does not take the request along. */
export class Auditor {
  constructor(
    private readonly sink: (event: AuditEvent) => unknown,
    private readonly logger: Logger,
    private readonly routeOf: (message: IncomingMessage) => AuditedRoute | undefined,
  ) {}

  write(message: IncomingMessage, observed: Observed): void {
    try {
      const { event, principal, scheme, status } = observed;
      const route = this.#routeOf(message);
      const [time, requestId, method] = [new Date().toISOString(), requestIdOf(message), message.method ?? ''];
      const written = this.sink({ event, time, requestId, method, route: route?.name, path: route?.path, principal, scheme, status });
      if (isThenable(written)) written.then(undefined, (error: unknown) => this.#failed(error));
    } catch (error) {
      this.#failed(error);
    }
  }

  /** A path that cannot be decoded is that of no route. */
  #routeOf(message: IncomingMessage): AuditedRoute | undefined {
    try {
      return this.routeOf(message);
    } catch {
      return undefined;
    }
  }

  #failed(error: unknown): void {
    try {
      this.logger.error({ err: loggable(error) }, 'audit failed');
    } catch {
      // There is nobody left to tell.
    }
  }
}

/** The auditor that an application's option asks for; undefined where it asks for none. */
export function auditorOf(
  option: AuditOption | undefined,
  logger: Logger,
  routeOf: (message: IncomingMessage) => AuditedRoute | undefined,
): Auditor | undefined {
  if (option === undefined || option === false) return undefined;
  const sink = option === true ? (audit: AuditEvent): void => logger.info({ audit }, 'audit') : option;
  return new Auditor(sink, logger, routeOf);
}
