/** What an {@link AuditEvent} tells. */
export type AuditEventKind =
  /** Credentials were presented and found good. */
  | 'authenticated'
  /** 401 (or 407): none were presented, or bad ones. */
  | 'authentication-refused'
  /** 403: whoever it is may not. */
  | 'authorization-refused'
  /** 429. */
  | 'rate-limited'
  /** The request itself is broken or beyond a limit: 400, 405, 413, 414, 415, 417, 421, 426, 431, 501 or 505. An invalid value (422) is none of these. */
  | 'request-refused';

/** One event of the audit trail (OWASP ASVS 5.0, 16.3); it never holds credentials, nor anything of the query or the body. */
export interface AuditEvent {
  readonly event: AuditEventKind;
  /** UTC, as `2026-11-23T02:49:25.123Z`. */
  readonly time: string;
  /** The id that the answer to an unexpected error and its line in the log have as well. */
  readonly requestId: string;
  readonly method: string;
  /** The name of the route, such as `Orders.create`; undefined where no route is meant. */
  readonly route: string | undefined;
  /** Its path with the names of the parameters: `/orders/:id`. */
  readonly path: string | undefined;
  /** Who it is; `anonymous` where that is not known. */
  readonly principal: string;
  /** What has authenticated them; of a refusal the scheme of its challenge, such as `Bearer`. */
  readonly scheme: string | undefined;
  /** That of the refusal. */
  readonly status: number | undefined;
}

/** Where audit events go: a function of the application's, or true for its logger. */
export type AuditOption = boolean | ((event: AuditEvent) => unknown);
