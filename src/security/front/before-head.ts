import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

type Head = OutgoingHttpHeaders | readonly (OutgoingHttpHeader | readonly [string, OutgoingHttpHeader])[];

/** What `writeHead` is given, in both of its forms. */
export type HeadArguments = readonly [status: number, reasonOrHead?: string | Head, head?: Head];

/** `writeHead` with its overloads as one. */
export type WriteHead = (...said: HeadArguments) => ServerResponse;

/**
 * Changes the head of an answer at the last moment, whoever sends it: everything that is said of it stands on the reply by then. An outer one sees what an inner
 * one changed. A head that cannot be sent may be followed by another one, so the change must bear to be made twice.
 */
export function beforeHead(reply: ServerResponse, change: (reply: ServerResponse) => void): void {
  const replaceable = reply as { writeHead: WriteHead };
  const { writeHead } = replaceable;
  replaceable.writeHead = (...said) => {
    if (!reply.headersSent) {
      settleHead(reply, said);
      change(reply);
    }
    return reply.headersSent ? writeHead.apply(reply, [...said]) : writeHead.call(reply, reply.statusCode);
  };
}

/** Puts what `writeHead` is given on the reply, as node:http merges it: a name replaces what stands there, and may be repeated in a list. */
export function settleHead(reply: ServerResponse, [status, reasonOrHead, last]: HeadArguments): void {
  reply.statusCode = status;
  if (typeof reasonOrHead === 'string') reply.statusMessage = reasonOrHead;
  const head = typeof reasonOrHead === 'object' ? reasonOrHead : last;
  if (head === undefined) return;
  if (!Array.isArray(head)) {
    for (const [name, value] of Object.entries(head)) reply.setHeader(name, value as string);
    return;
  }
  const fields = pairs(head as readonly OutgoingHttpHeader[]);
  for (const [name] of fields) reply.removeHeader(name);
  for (const [name, value] of fields) reply.appendHeader(name, value as string | string[]);
}

function pairs(head: readonly (OutgoingHttpHeader | readonly [string, OutgoingHttpHeader])[]): (readonly [string, OutgoingHttpHeader])[] {
  if (Array.isArray(head[0])) return head as (readonly [string, OutgoingHttpHeader])[];
  return Array.from({ length: head.length / 2 }, (_, i) => [String(head[2 * i]), head[2 * i + 1] as OutgoingHttpHeader] as const);
}

/** Adds names to the `Vary` of an answer, none twice; `*` says all there is to say (RFC 9110 section 12.5.5). */
export function addVary(reply: ServerResponse, ...names: readonly string[]): void {
  const standing = [reply.getHeader('vary') ?? []].flat().join(', ');
  const there = standing
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');
  if (there.includes('*')) return;
  const missing = names.filter((name) => !there.includes(name.toLowerCase()));
  if (missing.length > 0) reply.setHeader('Vary', [...(there.length === 0 ? [] : [standing]), ...missing].join(', '));
}
