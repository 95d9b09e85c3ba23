import { isDeepStrictEqual } from 'node:util';
import { said } from './merge.js';
import type { MediaTypeObject, ResponseObject, SchemaObject } from './objects.js';

type Content = Record<string, MediaTypeObject>;

/** One response for two answers of one status, of which either may come; undefined for the first where there is only the second. */
export function eitherResponse(one: ResponseObject | undefined, other: ResponseObject): ResponseObject {
  if (one === undefined) return other;
  // What stands elsewhere cannot be joined here.
  if (typeof one.$ref === 'string' || typeof other.$ref === 'string') return one;
  const content = eitherContent(one.content, other.content);
  const headers = { ...one.headers, ...other.headers };
  const { description: _, headers: _headers, content: _content, ...rest } = { ...other, ...one };
  return {
    description: eitherText(one.description, other.description, ', or: '),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(Object.keys(content).length > 0 && { content }),
    ...rest,
  };
}

/** What is sent as either of two contents. */
export function eitherContent(one: Content = {}, other: Content = {}): Content {
  const content = { ...one };
  for (const [type, media] of Object.entries(other)) {
    const there = content[type];
    content[type] = there === undefined ? media : eitherMedia(there, media);
  }
  return content;
}

function eitherMedia(one: MediaTypeObject, other: MediaTypeObject): MediaTypeObject {
  const { example, examples, ...rest } = other;
  // A media type has either an example or some of them (OpenAPI 3.1, section 4.8.14).
  const isShown = one.example !== undefined || one.examples !== undefined;
  return { ...rest, ...(isShown ? {} : said({ example, examples })), ...one, schema: anyOf(one.schema ?? {}, other.schema ?? {}) };
}

/** Both texts, each once. */
export function eitherText(one: string, other: string, between: string): string {
  return one === other || one.endsWith(`${between}${other}`) ? one : `${one}${between}${other}`;
}

/** A schema of what either allows. */
export function anyOf(one: SchemaObject, other: SchemaObject): SchemaObject {
  const branches = [...branchesOf(one)];
  for (const branch of branchesOf(other)) if (!branches.some((known) => isDeepStrictEqual(known, branch))) branches.push(branch);
  return branches.length === branchesOf(one).length ? one : { anyOf: branches };
}

function branchesOf(schema: SchemaObject): readonly SchemaObject[] {
  return Array.isArray(schema.anyOf) && Object.keys(schema).length === 1 ? (schema.anyOf as SchemaObject[]) : [schema];
}
