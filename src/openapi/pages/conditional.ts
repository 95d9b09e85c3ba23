import type { IncomingMessage } from 'node:http';
import { Response, type Content } from '../../routing/responses/response.js';

/** What is served with an entity tag. */
export interface Tagged {
  readonly body: Exclude<Content, null>;
  readonly etag: string;
}

/** Whether the client has it already (RFC 9110 section 13.1.2): tags are compared weakly. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const opaque = (tag: string): string => tag.replace(/^W\//, '');
  return (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => opaque(tag) === opaque(etag));
}

/** The answer to a request for what has an entity tag: 304 where the client has it already. */
export function conditional(
  { headers }: IncomingMessage,
  { body, etag }: Tagged,
  mediaType: string,
  said: Readonly<Record<string, string>>,
): Response {
  if (isKnown(headers['if-none-match'], etag)) return new Response<Content | undefined>(null, { status: 304, headers: { ...said, etag } });
  return new Response<Content | undefined>(body, { headers: { ...said, etag }, mediaType });
}
