import { header } from '../../binding/inputs.js';
import type { InputDeclaration } from '../../container/input.js';

/** What an `Authorization` header holds (RFC 9110, section 11.6.2). */
export interface HttpAuthorizationCredentials {
  /** The word in front, as it was written: `Bearer`, `bearer`. */
  readonly scheme: string;
  /** All that follows it, without the spaces around; never empty. */
  readonly credentials: string;
}

/**
 * The `Authorization` header, whether it was sent or not; of several lines the first. The scheme itself is what the document tells of it. Like every header it is
 * read byte by byte, as latin1: what stands outside ASCII is not what a person wrote.
 */
export function authorizationHeader(): InputDeclaration<string | undefined> {
  return header('Authorization', { type: String, optional: true, includeInSchema: false });
}

/** Takes an `Authorization` header apart at its first space; undefined where either part is missing. */
export function parseAuthorization(text: string | undefined): HttpAuthorizationCredentials | undefined {
  if (text === undefined) return undefined;
  const space = text.indexOf(' ');
  if (space < 1) return undefined;
  const credentials = text.slice(space + 1).trim();
  return credentials === '' ? undefined : { scheme: text.slice(0, space), credentials };
}

/** What follows this word, in any case, of an `Authorization` header: empty where nothing does; undefined where another word stands there, or none. */
export function credentialsAfter(word: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const space = text.indexOf(' ');
  const end = space === -1 ? text.length : space;
  return text.slice(0, end).toLowerCase() === word ? text.slice(end).trim() : undefined;
}
