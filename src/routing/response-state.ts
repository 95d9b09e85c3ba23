import { checkedStatus } from '../core/status.js';
import { expired, setCookieField, type CookieAttributes } from './responses/set-cookie.js';

/**
 * What handlers and dependencies say about the answer before there is one: its status, headers and cookies, merged into whatever is returned; an error is
 * answered without them. Inject it by its class: `@Depends() state: ResponseState`. After FastAPI's injected `Response`.
 *
 * @example
 * create(@Body() order: Order, @Depends() state: ResponseState) { state.status = 201; state.headers.set('location', `/orders/${order.id}`); }
 */
export class ResponseState {
  #status: number | undefined;
  /** Header fields of the answer; `append` for a field with several lines. */
  readonly headers = new Headers();

  /** The status of the answer, in place of the route's; an integer from 200 to 599, anything else throws `RangeError`. */
  get status(): number | undefined {
    return this.#status;
  }

  set status(status: number | undefined) {
    this.#status = status === undefined ? undefined : checkedStatus(status);
  }

  /** Sets a cookie (RFC 6265). Throws `TypeError` for a name, a value or an attribute that no header can carry. */
  setCookie(name: string, value: string, options: CookieAttributes = {}): void {
    this.headers.append('set-cookie', setCookieField(name, value, options));
  }

  /** Takes a cookie away; path and domain must be those it was set with. */
  deleteCookie(name: string, options: Omit<CookieAttributes, 'maxAge' | 'expires'> = {}): void {
    this.setCookie(name, '', expired(options));
  }
}
