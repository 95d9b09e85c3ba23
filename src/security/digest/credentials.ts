import { extendedValue, parseAuthParams } from './auth-params.js';

/** What a client sends (RFC 7616, section 3.4): texts as node:http has them, the name decoded. */
export interface DigestCredentials {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  /** The target that was signed. */
  readonly uri: string;
  /** Lower-case hexadecimal digits. */
  readonly response: string;
  /** As it was sent; MD5 where nothing was. */
  readonly algorithm: string;
  readonly cnonce: string;
  /** The count as it was sent, eight hexadecimal digits. */
  readonly nc: string;
  readonly opaque: string | undefined;
}

/**
 * Reads what follows the word `Digest`. Undefined where it is malformed: no list of parameters, a parameter twice, one that is required missing, a count that is not
 * eight hexadecimal digits, a response that is no digest, a quality other than `auth`, a hashed name, a name that is not UTF-8, given in both ways or holds control
 * characters.
 */
export function digestCredentials(text: string): DigestCredentials | undefined {
  const params = parseAuthParams(text);
  if (params === undefined) return undefined;
  const username = usernameOf(params);
  const [realm, nonce, uri, response, cnonce, nc] = ['realm', 'nonce', 'uri', 'response', 'cnonce', 'nc'].map((name) => params.get(name));
  if (username === undefined || realm === undefined || nonce === undefined || uri === undefined || cnonce === undefined) return undefined;
  if (response === undefined || !/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/.test(response)) return undefined;
  if (nc === undefined || !/^[0-9A-Fa-f]{8}$/.test(nc)) return undefined;
  if (params.get('qop') !== 'auth') return undefined;
  return { username, realm, nonce, uri, response, algorithm: params.get('algorithm') ?? 'MD5', cnonce, nc, opaque: params.get('opaque') };
}

function usernameOf(params: ReadonlyMap<string, string>): string | undefined {
  // Names are found by what they are; a hash of one was not asked for.
  if ((params.get('userhash') ?? 'false').toLowerCase() !== 'false') return undefined;
  const plain = params.get('username');
  const extended = params.get('username*');
  if ((plain === undefined) === (extended === undefined)) return undefined;
  const username = plain === undefined ? extendedValue(extended ?? '') : utf8(plain);
  // eslint-disable-next-line no-control-regex
  return username === undefined || /[\x00-\x1f\x7f]/.test(username) ? undefined : username;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text whose bytes node:http has made characters of; undefined where they are not UTF-8. */
function utf8(text: string): string | undefined {
  try {
    return decoder.decode(Buffer.from(text, 'latin1'));
  } catch {
    return undefined;
  }
}
