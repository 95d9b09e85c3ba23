import type { RawAnswer, RawRequest } from './exchange.js';

/** What a row may do before it asks. */
export interface Tools {
  /** The method of the request: a row of GET is asked with HEAD as well. */
  readonly method: string;
  readonly ask: (request: RawRequest) => Promise<RawAnswer>;
}

type Sent = Pick<RawRequest, 'lines' | 'content'>;

/** What is answered, exactly. */
export interface Expected {
  readonly status: number;
  /** Each line of `WWW-Authenticate`, in order; none if nothing is said. A pattern stands only where a nonce does. */
  readonly challenge?: readonly (string | RegExp)[];
  /** The text, or a pattern where a token or the like is in it. */
  readonly body: string | RegExp;
  /** Other headers: each has this one line. */
  readonly headers?: Readonly<Record<string, string | RegExp>>;
  /** `Cache-Control`; `no-store` if nothing is said, null for none. */
  readonly cache?: null;
}

/** A row of the matrix: a request, and its answer. */
export interface Row extends Expected {
  readonly what: string;
  readonly request: string;
  readonly lines?: readonly string[];
  readonly content?: string;
  /** What is sent, where something has to be asked for first. */
  readonly sent?: (tools: Tools) => Sent | Promise<Sent>;
  /** Why the answer is another one than the standard or FastAPI's would be. */
  readonly because?: string;
}

/** The request of a row. */
export async function requestOf({ request, lines, content, sent }: Row, ask: Tools['ask'], method?: string): Promise<RawRequest> {
  const [stated = '', target = ''] = request.split(' ');
  const told = method ?? stated;
  const own = (await sent?.({ method: told, ask })) ?? { ...(lines && { lines }), ...(content !== undefined && { content }) };
  return { request: `${told} ${target}`, ...own };
}

/** `Authorization` with this text. */
export const authorized = (text: string): { readonly lines: readonly string[] } => ({ lines: [`Authorization: ${text}`] });

export const base64 = (text: string, encoding: 'utf8' | 'latin1' = 'utf8'): string => Buffer.from(text, encoding).toString('base64');

/** A form, and its type. */
export function form(fields: Readonly<Record<string, string>> | string, ...lines: readonly string[]): Required<Sent> {
  const content = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  return { lines: ['Content-Type: application/x-www-form-urlencoded', ...lines], content };
}

/** The bodies of refusals. */
export const bodies = {
  absent: '{"detail":"Not authenticated"}',
  invalid: '{"detail":"Invalid credentials"}',
  token: '{"detail":"Invalid token"}',
  scope: '{"detail":"Not enough permissions"}',
  unavailable: '{"detail":"Service Unavailable"}',
} as const;

/** What an open door answers. */
export const open = (who: string | null): Expected => ({ status: 200, body: JSON.stringify({ who }) });
