import { Response, type ResponseOptions } from './response.js';

/**
 * Sends the client somewhere else: 307 unless another status is said, which keeps the method; 303 after a POST that is done. What does not belong in
 * an address is percent-encoded. An address that a client may choose is an open redirect: check it first.
 *
 * @example
 * return new RedirectResponse(`/orders/${order.id}`, { status: 303 });
 */
export class RedirectResponse extends Response<string | URL> {
  static override readonly status: number = 307;

  constructor(url: string | URL, options: ResponseOptions = {}) {
    super(url, options);
    if (typeof url !== 'string' && !(url instanceof URL))
      throw new TypeError('A RedirectResponse takes the address to go to: a text or a URL.');
    this.headers.set('location', addressOf(url));
  }

  override render(): string {
    return '';
  }
}

/** Everything that RFC 3986 leaves a meaning stays, the percent sign too: what is encoded already is not encoded twice. Half a surrogate pair is U+FFFD. */
function addressOf(url: string | URL): string {
  return String(url).replace(/[^A-Za-z0-9\-._~:/%#?=@[\]!$&'()*+,;]+/gu, (part) => encodeURIComponent(Buffer.from(part).toString()));
}
