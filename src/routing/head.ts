import { validateHeaderName, validateHeaderValue, type ServerResponse } from 'node:http';
import type { RequestFrame } from './frame.js';

type Fields = readonly (readonly [name: string, value: string])[];

/** Header fields as answers have them: of a response, of an error, or none. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[]>> | Headers | undefined;

const jsonType = 'application/json';

/**
 * The fields of an answer's head as node:http takes them, what was said about the answer and what middleware has put on the reply merged in. The reply itself is
 * not touched, so that an answer that cannot be sent leaves nothing behind. Throws `TypeError` for a field that HTTP cannot carry.
 */
export function headOf(frame: RequestFrame, headers: AnswerHeaders): string[] {
  const { reply, said } = frame;
  if (headers === undefined && said === undefined) return ['content-type', jsonType, ...caching(frame, [], undefined)];
  const own = fieldsOf(headers);
  const saidFields = said === undefined ? [] : [...said.headers].filter(([name]) => shared.has(name) || find(own, name) === undefined);
  const type = find(own, 'content-type') ?? said?.headers.get('content-type') ?? (headers instanceof Headers ? undefined : jsonType);
  const head: string[] = [];
  const add = (name: string, value: string): void => {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    head.push(name, value);
  };
  if (type !== undefined) add('content-type', type);
  for (const [name, value] of [...saidFields, ...own]) if (!framed.has(name.toLowerCase())) add(name, value);
  return [...standing(reply, head), ...head, ...caching(frame, own, said?.headers)];
}

const cachedAsUsual = new WeakSet<ServerResponse>();

/** Whether somebody has said what caches may do with an answer whose head stands on the reply. */
export function saysCaching(reply: ServerResponse): boolean {
  return reply.hasHeader('cache-control') && !cachedAsUsual.has(reply);
}

const noStore = ['cache-control', 'no-store'];
const nothing: readonly string[] = [];

/** What credentials were asked for is for one alone: nobody keeps it, unless somebody says otherwise (RFC 9111 section 5.2.2.5, ASVS 5.0 14.3.2). */
function caching({ isPrivate, usualCaching, reply }: RequestFrame, own: Fields, said: Headers | undefined): readonly string[] {
  if (!isPrivate && usualCaching === undefined) return nothing;
  const isSaid = find(own, 'cache-control') !== undefined || said?.has('cache-control') === true || reply.hasHeader('cache-control');
  if (isSaid) return nothing;
  if (isPrivate || usualCaching === undefined) return noStore;
  cachedAsUsual.add(reply);
  return ['cache-control', usualCaching];
}

/** Sends a head. Where HTTP cannot carry it after all, what it says of the status is taken back, for there will be another one. */
export function writeHead(reply: ServerResponse, status: number, head: string[]): void {
  if (reply.hasHeader('transfer-encoding')) reply.removeHeader('transfer-encoding');
  if (reply.hasHeader('content-length')) reply.removeHeader('content-length');
  try {
    reply.writeHead(status, head);
  } catch (error) {
    reply.statusMessage = '';
    throw error;
  }
}

/** Headers that are written once, by whoever knows the body; a second, other length would let two readers disagree on where the answer ends. */
const framed = new Set(['content-type', 'content-length', 'transfer-encoding']);

/** Headers to which several may add: middleware, the response state, the response itself. */
const shared = new Set(['set-cookie', 'vary']);

/** What middleware has put on the reply of the headers to which the answer adds: node:http would put the answer's in their place. */
function standing(reply: ServerResponse, head: readonly string[]): string[] {
  const adds = (name: string): boolean => head.some((part, i) => i % 2 === 0 && part.toLowerCase() === name);
  return [...shared].filter(adds).flatMap((name) => {
    const there = reply.getHeader(name);
    return there === undefined ? [] : [there].flat().flatMap((value) => [name, String(value)]);
  });
}

function fieldsOf(headers: AnswerHeaders): Fields {
  if (headers === undefined) return [];
  if (headers instanceof Headers) return [...headers];
  return Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
}

function find(fields: Fields, name: string): string | undefined {
  return fields.find(([one]) => one.toLowerCase() === name)?.[1];
}
