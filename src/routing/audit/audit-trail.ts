import type { IncomingMessage } from 'node:http';
import { fieldOf, HttpException } from '../../core/http-exception.js';
import type { MessageClasses } from '../express-host.js';
import type { AuditEventKind } from './audit-event.js';
import type { Auditor } from './auditor.js';

/**
 * What security schemes and middleware tell of one request to the audit trail of the application: who it is, and that it was refused. Does nothing where the
 * application keeps none (`audit`). Inject it by its class; in middleware, `auditTrailOf(request)` is the same object.
 *
 * @example
 * const tenant = dependency({ key: header('X-Tenant-Key', { type: String }), trail: AuditTrail }, ({ key, trail }) => {
 *   const found = tenants.byKey(key);
 *   trail.authenticated(found.name, 'tenantKey');
 *   return found;
 * });
 */
export class AuditTrail {
  #principal = 'anonymous';

  constructor(
    private readonly auditor: Auditor | undefined,
    private readonly message: IncomingMessage | undefined,
  ) {}

  /** Credentials were found good. `principal`: a name or an id, never a credential, of which 256 characters are kept; later events of the request tell it, too. */
  authenticated(principal: string, scheme: string): void {
    if (this.auditor === undefined) return;
    this.#principal = principal.slice(0, 256);
    this.#write('authenticated', undefined, scheme);
  }

  /**
   * The request was refused with this status by who answers it by hand; what is thrown or handed to `next` is seen anyway. A status that is none of
   * {@link AuditEventKind} is no event.
   */
  refused(status: number, scheme?: string): void {
    const event = this.auditor === undefined ? undefined : kindOf(status);
    if (event !== undefined) this.#write(event, status, scheme);
  }

  #write(event: AuditEventKind, status: number | undefined, scheme: string | undefined): void {
    this.auditor?.write(this.message as IncomingMessage, { event, principal: this.#principal, scheme, status });
  }
}

const auditorKey = Symbol('auditor');

interface Audited {
  readonly [auditorKey]?: Auditor;
}

/** Lets the requests of an application find its auditor: by their class, so that a request itself carries nothing. */
export function auditRequests({ IncomingMessage: { prototype } }: MessageClasses, auditor: Auditor | undefined): void {
  Object.defineProperty(prototype, auditorKey, { value: auditor, configurable: true });
}

const silent = new AuditTrail(undefined, undefined);
const trails = new WeakMap<IncomingMessage, AuditTrail>();

/** The audit trail of a request; one that does nothing where the application keeps none. */
export function auditTrailOf(message: IncomingMessage): AuditTrail {
  const auditor = (message as Audited)[auditorKey];
  if (auditor === undefined) return silent;
  let trail = trails.get(message);
  if (trail === undefined) trails.set(message, (trail = new AuditTrail(auditor, message)));
  return trail;
}

/** Tells the trail of a request of an error that is a refusal. */
export function auditRefusal(message: IncomingMessage, error: unknown): void {
  if (error instanceof HttpException) auditTrailOf(message).refused(error.status, challengeOf(error));
}

const broken: ReadonlySet<number> = new Set([400, 405, 413, 414, 415, 417, 421, 426, 431, 501, 505]);

function kindOf(status: number): AuditEventKind | undefined {
  if (status === 401 || status === 407) return 'authentication-refused';
  if (status === 403) return 'authorization-refused';
  if (status === 429) return 'rate-limited';
  return broken.has(status) ? 'request-refused' : undefined;
}

/** The scheme of the first challenge (RFC 9110 section 11.6.1). */
function challengeOf(error: HttpException): string | undefined {
  return fieldOf(error, 'www-authenticate')[0]?.split(' ', 1)[0];
}
