import { checkedStatus } from '../../core/status.js';
import { expired, setCookieField, type CookieAttributes } from './set-cookie.js';

/** What a response may be told beside its content. */
export interface ResponseOptions {
  /** An integer from 200 to 599; what the route or the response state says, else 200. */
  readonly status?: number;
  readonly headers?: ConstructorParameters<typeof Headers>[0];
  /** In place of the class's; without a charset, `text/*` gets UTF-8. */
  readonly mediaType?: string;
}

/** What goes over the wire: text is sent in UTF-8; null for no body at all. */
export type Content = string | Uint8Array | null;

/** A class whose instances are responses: what `responseClass` takes. It is handed the handler's result. */
export interface ResponseClass {
  new (content: never, options?: ResponseOptions): Response<unknown>;
  readonly mediaType: string | undefined;
  readonly status: number | undefined;
  readonly prototype: Response<unknown>;
}

/**
 * An answer made by hand: returned from a handler, it is sent as it is. What was said on the injected response state is merged in; the response's own
 * word wins. Extend it with a `mediaType` and a `render` for a format of your own. After Starlette's `Response`.
 *
 * Throws `RangeError` for a status outside 200 to 599, `TypeError` for a header that HTTP cannot carry.
 *
 * @example
 * class CsvResponse extends Response<string[][]> {
 *   static override readonly mediaType = 'text/csv';
 *   override render(rows: string[][]) { return rows.map((row) => `${row.join(';')}\n`).join(''); }
 * }
 */
export class Response<T = Content | undefined> {
  /** The media type of this class's responses; undefined for none. */
  static readonly mediaType: string | undefined = undefined;
  /** The status of this class's responses where nobody says another; 200 where this is undefined. */
  static readonly status: number | undefined = undefined;
  /** Undefined leaves it to the response state and to the route. */
  readonly status: number | undefined;
  readonly headers: Headers;

  constructor(
    readonly content: T,
    { status, headers, mediaType }: ResponseOptions = {},
  ) {
    this.status = status === undefined ? undefined : checkedStatus(status);
    this.headers = new Headers(headers);
    const type = mediaType ?? (new.target as typeof Response).mediaType;
    if (type !== undefined && !this.headers.has('content-type')) this.headers.set('content-type', withCharset(type));
  }

  /** Makes of the content what is sent. */
  render(content: T): Content {
    if (content === undefined || content === null) return null;
    if (typeof content === 'string' || content instanceof Uint8Array) return content;
    throw new TypeError(`${this.constructor.name} sends text or bytes; give it a render() for anything else.`);
  }

  /** Sets a cookie (RFC 6265) on this response. */
  setCookie(name: string, value: string, options: CookieAttributes = {}): this {
    this.headers.append('set-cookie', setCookieField(name, value, options));
    return this;
  }

  /** Takes a cookie away; path and domain must be those it was set with. */
  deleteCookie(name: string, options: Omit<CookieAttributes, 'maxAge' | 'expires'> = {}): this {
    return this.setCookie(name, '', expired(options));
  }
}

function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') && !mediaType.includes('charset=') ? `${mediaType}; charset=utf-8` : mediaType;
}
