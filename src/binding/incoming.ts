import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { parseCookies } from './cookies.js';
import type { FormBody } from './form-body.js';
import { parseQuery, type QueryValues } from './query-string.js';

/** What binding reads from: the head of a request, taken apart when it is first asked for, and the body once it was read. */
export class Incoming {
  // Not #private: V8 adds private names to an object one by one, and one of these is made for every request.
  private parsedQuery: QueryValues | undefined;
  private parsedCookies: Readonly<Record<string, string>> | undefined;
  /** The parsed body; {@link NO_BODY} while there is none. */
  body: unknown = NO_BODY;
  /** Its bytes, where a parameter asks for them; undefined while there are none. */
  rawBody: Buffer | undefined = undefined;
  /** Its fields, where it is a form. */
  form: FormBody | undefined = undefined;
  /** The body as it flows, where a parameter asks for that. */
  stream: Readable | undefined = undefined;

  constructor(
    readonly message: IncomingMessage,
    /** The values of the path's parameters, decoded, in the order of the template. */
    readonly path: readonly string[],
    /** The query without its question mark. */
    readonly search: string,
  ) {}

  get query(): QueryValues {
    return (this.parsedQuery ??= parseQuery(this.search));
  }

  get cookies(): Readonly<Record<string, string>> {
    return (this.parsedCookies ??= parseCookies(this.message.headers.cookie));
  }

  /** The body as it was sent, for who tells what is wrong with it: parsed JSON, a text, the fields of a form; undefined where there was none. */
  get sentBody(): unknown {
    return this.body === NO_BODY ? this.form?.values : this.body;
  }
}

/** Stands for a body that was not sent. */
export const NO_BODY: unique symbol = Symbol('no body');
