import { TokenError } from './token-error.js';
import { uniqueJson } from './unique-json.js';

/** The most characters of a token; more do not fit into a header beside others. */
export const longestToken = 8192;

/** A signed token in its compact form (RFC 7515, section 7.1), taken apart; nothing in it is to be trusted yet. */
export interface CompactToken {
  readonly header: Readonly<Record<string, unknown>>;
  /** What is signed: header and payload as they were sent. */
  readonly signed: string;
  readonly signature: Buffer;
  readonly payload: Buffer;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Takes a token apart, strictly: three parts of which none is empty, each the one way to write its bytes in base64url (RFC 4648, section 3.5),
 * so that no two texts are the same token. Throws {@link TokenError}.
 */
export function takeApart(token: string): CompactToken {
  if (token.length > longestToken) throw new TokenError('form', `The token is longer than ${longestToken} characters`);
  const first = token.indexOf('.');
  const last = token.lastIndexOf('.');
  if (first < 0 || token.indexOf('.', first + 1) !== last) throw new TokenError('form', 'The token does not have three parts');
  return {
    header: objectOf(bytesOf(token.slice(0, first)), 'header'),
    signed: token.slice(0, last),
    payload: bytesOf(token.slice(first + 1, last)),
    signature: bytesOf(token.slice(last + 1)),
  };
}

function bytesOf(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url');
  if (part === '' || bytes.toString('base64url') !== part)
    throw new TokenError('form', 'A part of the token is empty or no plain base64url');
  return bytes;
}

/** The claims of a token whose signature was right. Throws {@link TokenError}. */
export function claimsOf({ payload }: CompactToken): Readonly<Record<string, unknown>> {
  return objectOf(payload, 'payload');
}

function objectOf(bytes: Buffer, part: string): Readonly<Record<string, unknown>> {
  let text = '';
  try {
    text = utf8.decode(bytes);
  } catch {
    // An empty text is no JSON either.
  }
  const object = uniqueJson(text);
  if (object === undefined) throw new TokenError('form', `The ${part} of the token is no JSON object with keys that differ`);
  return object;
}
