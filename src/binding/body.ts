import type { IncomingMessage } from 'node:http';
import { TenonError } from '../core/errors.js';
import { HttpException } from '../core/http-exception.js';
import { RequestValidationError } from './validation-error.js';
import { NO_BODY } from './incoming.js';

const jsonType = /^application\/(?:[\w.!#$&^-]+\+)?json$/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** What a body may be at most. */
export interface BodyLimits {
  /** In bytes. */
  readonly bodyLimit: number;
  /** Levels of objects and lists in one another. */
  readonly depth: number;
}

/**
 * Reads the body as JSON; {@link NO_BODY} where none was sent. What an Express middleware has parsed already is taken as it is.
 *
 * Throws `HttpException` 415 for a content type that is not JSON in UTF-8 or for an encoded body (RFC 9110 section 15.5.16), 413 beyond
 * the limit, 400 for bytes that are not UTF-8, for too deep nesting and for the key `__proto__`, and `RequestValidationError` (422, `json_invalid`) for broken JSON, as FastAPI does.
 */
export async function readJsonBody(message: IncomingMessage, { bodyLimit: limit, depth }: BodyLimits): Promise<unknown> {
  const parsed = (message as { body?: unknown }).body;
  if (parsed !== undefined) return parsed;
  const { headers } = message;
  const length = headers['content-length'];
  if (headers['transfer-encoding'] === undefined && (length === undefined || Number(length) === 0)) return NO_BODY;
  checkContentType(headers['content-type']);
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    throw new HttpException(415, 'An encoded body is not read here', { headers: { 'accept-encoding': 'identity' } });
  }
  if (length !== undefined && Number(length) > limit) throw tooLarge(limit);
  if (message.readableEnded) throw TenonError.of('BODY_CONSUMED', {});
  const bytes = await collect(message, limit);
  if (bytes.length === 0) return NO_BODY;
  return parseJson(bytes, depth);
}

/** The media type is read once and strictly: type, subtype, and no charset but UTF-8. */
function checkContentType(header: string | undefined): void {
  const [media = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase());
  const foreign = parameters.some((parameter) => parameter.startsWith('charset=') && !/^charset="?utf-?8"?$/.test(parameter));
  if (jsonType.test(media) && !foreign) return;
  const what = header === undefined ? 'A body without a content type' : 'A body of this content type';
  throw new HttpException(415, `${what} is not read here; send application/json`, { headers: { accept: 'application/json' } });
}

function tooLarge(limit: number): HttpException {
  return new HttpException(413, `The body is larger than ${limit} bytes`, { headers: { connection: 'close' } });
}

function collect(message: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (error: Error): void => {
      message.off('data', onData);
      message.pause();
      reject(error);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) stop(tooLarge(limit));
      else chunks.push(chunk);
    };
    message.on('data', onData);
    message.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    // The connection broke off: nobody is there to be answered, and a half body is no news for the log.
    message.once('error', (cause) => stop(TenonError.of('REQUEST_ABORTED', {}, { cause })));
    message.once('close', () => {
      if (!message.complete) stop(TenonError.of('REQUEST_ABORTED', {}));
    });
  });
}

/** What is wrong with JSON in V8's words, without the text around the mistake that it may quote: a body does not belong into an error. */
function reasonOf(message: string): string {
  const token = /^Unexpected token '.'(?=,)/su.exec(message);
  if (token !== null) return token[0];
  return message.includes('"') ? 'Unexpected text' : message.replace(/ in JSON at.*$/, '');
}

/** JSON.parse takes any depth, but nothing that walks the value afterwards does. */
function isTooDeep(text: string, deepest: number): boolean {
  if (text.length <= deepest) return false;
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === '"') inText = !inText;
    else if (inText) i += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > deepest) return true;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return false;
}

/** `__proto__`, with any of its letters escaped or none; most bodies hold no such text, and need not be looked through. */
const namesPrototype = /_proto_|\\u00[567]/i;

/** Whether `__proto__` is a key somewhere in parsed JSON: whatever copies it changes the prototype of its copy. */
function hasPrototypeKey(body: unknown): boolean {
  const open: object[] = typeof body === 'object' && body !== null ? [body] : [];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Object.hasOwn(value, '__proto__')) return true;
    for (const inner of Object.values(value) as unknown[]) if (typeof inner === 'object' && inner !== null) open.push(inner);
  }
  return false;
}

function parseJson(bytes: Buffer, depth: number): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new HttpException(400, 'The body is not UTF-8');
  }
  if (isTooDeep(text, depth)) throw new HttpException(400, `The body is nested deeper than ${depth} levels`);
  const parsed = parsedJson(text);
  if (namesPrototype.test(text) && hasPrototypeKey(parsed)) throw new HttpException(400, 'The body has the key __proto__');
  return parsed;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = (error as Error).message;
    const position = /position (\d+)/.exec(message);
    const ctx = { error: reasonOf(message) };
    throw new RequestValidationError([
      { type: 'json_invalid', loc: ['body', Number(position?.[1] ?? 0)], msg: 'is not JSON', input: {}, ctx },
    ]);
  }
}
