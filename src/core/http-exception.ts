import { STATUS_CODES } from 'node:http';
import { checkedStatus } from './status.js';

/** What an {@link HttpException} may carry beside its status and detail. */
export interface HttpExceptionOptions {
  /** Header fields of the answer; a list for one that stands there several times, as `Set-Cookie` may. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** The error that led here; never sent. */
  readonly cause?: unknown;
}

/**
 * An answer other than success, thrown from a handler, a provider or a dependency: `{"detail": ...}` with its status.
 *
 * `status` is an HTTP status code from 200 to 599; `detail` is any JSON value and defaults to the status's reason phrase.
 * Throws `RangeError` for a status outside that range. After FastAPI's `HTTPException`.
 *
 * @example
 * throw new HttpException(404, 'Item not found', { headers: { 'x-reason': 'sold' } });
 */
export class HttpException extends Error {
  override readonly name: string = 'HttpException';
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly detail: unknown;

  constructor(
    readonly status: number,
    detail?: unknown,
    options: HttpExceptionOptions = {},
  ) {
    checkedStatus(status);
    const said = detail ?? STATUS_CODES[status] ?? 'Unknown Status';
    super(typeof said === 'string' ? said : `HTTP ${status}`, options.cause === undefined ? {} : { cause: options.cause });
    this.detail = said;
    this.headers = options.headers ?? {};
  }
}

/** The values of a header field of an error, which may be written in any case. `name`: in lower case. */
export function fieldOf({ headers }: HttpException, name: string): string[] {
  return Object.entries(headers).flatMap(([written, value]) => (written.toLowerCase() === name ? value : []));
}
