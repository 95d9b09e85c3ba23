import { Agent, request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders, type Server } from 'node:http';
import { duplexPair, type Duplex } from 'node:stream';

type QueryValue = string | number | boolean;

/** What a test sends beside method and path. */
export interface TestRequest {
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Appended to the path; a list is a repeated name, undefined is left out. */
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
  /** Sent as JSON, with its content type. */
  readonly json?: unknown;
  /** Sent as a form (`application/x-www-form-urlencoded`); a list is a repeated field, undefined is left out. `json` wins. */
  readonly form?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
  /** Sent as it is; `json` and `form` win. */
  readonly body?: string | Uint8Array;
  readonly cookies?: Readonly<Record<string, string>>;
  /** Ends the request from the client's side. */
  readonly signal?: AbortSignal;
}

/** What came back, read to the end. */
export class TestResponse {
  constructor(
    readonly status: number,
    readonly headers: IncomingHttpHeaders,
    readonly body: Buffer,
  ) {}

  get text(): string {
    return this.body.toString('utf8');
  }

  /** The body as JSON. Throws `SyntaxError` where it is none. */
  json<T = unknown>(): T {
    return JSON.parse(this.text) as T;
  }
}

/**
 * Talks real HTTP to a server without a port: both ends of a connection are in this process, so a test sees what a client would see.
 */
export class TestClient {
  constructor(private readonly server: Server) {}

  get(path: string, options?: TestRequest): Promise<TestResponse> {
    return this.request('GET', path, options);
  }

  post(path: string, options?: TestRequest): Promise<TestResponse> {
    return this.request('POST', path, options);
  }

  put(path: string, options?: TestRequest): Promise<TestResponse> {
    return this.request('PUT', path, options);
  }

  patch(path: string, options?: TestRequest): Promise<TestResponse> {
    return this.request('PATCH', path, options);
  }

  delete(path: string, options?: TestRequest): Promise<TestResponse> {
    return this.request('DELETE', path, options);
  }

  head(path: string, options?: TestRequest): Promise<TestResponse> {
    return this.request('HEAD', path, options);
  }

  options(path: string, options?: TestRequest): Promise<TestResponse> {
    return this.request('OPTIONS', path, options);
  }

  /** Sends one request over a connection of its own and reads the whole answer. Rejects where the connection breaks off. */
  request(method: string, path: string, options: TestRequest = {}): Promise<TestResponse> {
    const body = bodyOf(options);
    const headers: OutgoingHttpHeaders = { host: 'testserver', ...lowerCase(options.headers) };
    if (options.json !== undefined) headers['content-type'] ??= 'application/json';
    else if (options.form !== undefined) headers['content-type'] ??= 'application/x-www-form-urlencoded';
    if (body !== undefined) headers['content-length'] = Buffer.byteLength(body);
    if (options.cookies !== undefined)
      headers.cookie = Object.entries(options.cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join('; ');
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        {
          method,
          path: withQuery(path, options.query),
          headers,
          agent: new InProcessAgent(this.server),
          ...(options.signal === undefined ? {} : { signal: options.signal }),
        },
        (received) => {
          const chunks: Buffer[] = [];
          received.on('data', (chunk: Buffer) => chunks.push(chunk));
          received.on('end', () => resolve(new TestResponse(received.statusCode ?? 0, received.headers, Buffer.concat(chunks))));
          received.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** Makes connections whose other end is handed to the server. */
class InProcessAgent extends Agent {
  constructor(private readonly server: Server) {
    super();
  }

  override createConnection(): Duplex {
    const [near, far] = duplexPair();
    // Either end that is destroyed takes the other one along, as a socket would.
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
    this.server.emit('connection', far);
    return near;
  }
}

function lowerCase(headers: TestRequest['headers'] = {}): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? value : [...value]]),
  );
}

function bodyOf({ json, form, body }: TestRequest): string | Uint8Array | undefined {
  if (json !== undefined) return JSON.stringify(json);
  return form === undefined ? body : pairs(form);
}

function withQuery(path: string, query: TestRequest['query']): string {
  return query === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}${pairs(query)}`;
}

function pairs(values: NonNullable<TestRequest['query']>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) for (const one of [value ?? []].flat()) search.append(name, String(one));
  return search.toString();
}
