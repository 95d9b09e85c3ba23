import type { Operation, Parameter } from './operations.js';

/** What a request says, before it is written. */
export interface Parts {
  /** Values of parameters by their keys; one that is undefined is not sent. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly body: { readonly type: string; readonly value: unknown } | undefined;
  /** Fields of its head that are no parameters: credentials. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A request as it goes out. */
export interface Wire {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Uint8Array | undefined;
}

export function wireOf(operation: Operation, { values, body, headers }: Parts): Wire {
  const sent = operation.parameters.map((one) => ({ one, texts: textsOf(values[one.key]) }));
  const of = (place: Parameter['in']): typeof sent => sent.filter(({ one, texts }) => one.in === place && texts.length > 0);
  const path = of('path').reduce(
    (filled, { one, texts }) => filled.replace(`{${one.name}}`, encodeURIComponent(texts[0] ?? '')),
    operation.path,
  );
  const query = of('query').map(({ one }) => pairsOf(one, values[one.key]));
  const cookies = of('cookie').flatMap(({ one, texts }) => texts.map((text) => `${one.name}=${text}`));
  const type: Wire['headers'] = body === undefined ? {} : { 'content-type': concrete(body.type) };
  return {
    method: operation.method,
    target: query.length === 0 ? path : `${path}?${query.join('&')}`,
    headers: {
      ...type,
      ...headers,
      ...Object.fromEntries(of('header').map(({ one, texts }) => [one.name, texts.length === 1 ? (texts[0] as string) : texts])),
      ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
    },
    body: body && written(body.type, body.value),
  };
}

/** What nothing can be written for is not sent: null, and a list without items. */
function textsOf(value: unknown): string[] {
  return [value].flat().flatMap((one) => (one === null || one === undefined ? [] : [textOf(one)]));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** OpenAPI 3.1, section 4.8.12.2. */
function pairsOf({ name, style = 'form', explode = style === 'form' }: Parameter, value: unknown): string {
  const encode = encodeURIComponent;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const pairs = Object.entries(value).flatMap(([key, one]) => textsOf(one).map((text) => [key, text] as const));
    return pairs.map(([key, text]) => `${encode(style === 'deepObject' ? `${name}[${key}]` : key)}=${encode(text)}`).join('&');
  }
  const texts = textsOf(value).map((text) => encode(text));
  if (explode) return texts.map((text) => `${encode(name)}=${text}`).join('&');
  const between = { spaceDelimited: '%20', pipeDelimited: '%7C' }[style] ?? ',';
  return `${encode(name)}=${texts.join(between)}`;
}

/** A range stands for any type within it. */
function concrete(type: string): string {
  return type.replace('*/*', 'application/octet-stream').replace('/*', '/plain');
}

function written(type: string, value: unknown): string {
  if (isJson(type)) return JSON.stringify(value);
  if (type !== 'application/x-www-form-urlencoded') return textOf(value);
  const pairs = Object.entries(value as object).flatMap(([name, one]) => textsOf(one).map((text): [string, string] => [name, text]));
  return new URLSearchParams(pairs).toString();
}

export function isJson(type: string): boolean {
  return /^application\/(.+\+)?json$/.test(type.split(';', 1)[0]?.trim() ?? '');
}

/** A request as somebody reads it. */
export function shown({ method, target, headers, body }: Wire): string {
  const fields = Object.entries(headers).map(([name, value]) => ` ${name}: ${String(value)}`);
  const text = body === undefined ? '' : ` ${typeof body === 'string' ? body : `${body.length} bytes`}`;
  const whole = `${method} ${target}${fields.join('')}${text}`;
  return whole.length > 400 ? `${whole.slice(0, 400)}… (${whole.length})` : whole;
}
