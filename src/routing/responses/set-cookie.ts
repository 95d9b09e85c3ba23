import { isToken } from '../../core/token-text.js';

/** What a cookie may be told beside its value (RFC 6265 section 4.1.2). Nothing is guessed for what is left out, but the path and `SameSite`. */
export interface CookieAttributes {
  /** Seconds until it is forgotten; an integer. 0 takes it away. */
  readonly maxAge?: number;
  /** When it is forgotten: a date, or one as HTTP writes it. */
  readonly expires?: Date | string;
  /** `/` if nothing is said; null for the path of the request. */
  readonly path?: string | null;
  readonly domain?: string;
  /** Sent over HTTPS only. */
  readonly secure?: boolean;
  /** Out of reach for scripts. */
  readonly httpOnly?: boolean;
  /** `lax` if nothing is said; null to leave it to the browser. `none` needs `secure`. */
  readonly sameSite?: 'lax' | 'strict' | 'none' | null;
  /** Kept apart for each top-level site (CHIPS). */
  readonly partitioned?: boolean;
}

/** What takes a cookie away: set once more where it was set, as one that is over (RFC 6265 section 3.1). */
export function expired(options: Omit<CookieAttributes, 'maxAge' | 'expires'>): CookieAttributes {
  return { ...options, maxAge: 0, expires: new Date(0) };
}

const plainValue = /^[!#$%&'*+\-.^_`|~:0-9A-Za-z]*$/;
const attributePattern = /^[\u0020-\u003a\u003c-\u007e]*$/;

/**
 * A cookie as a `Set-Cookie` field writes it. A value that is no token is quoted, what quotes cannot hold is escaped in octal (RFC 2109), as
 * Starlette writes it; the `cookie` sources read it back. Throws `TypeError` for a name, a value or an attribute that no header can carry.
 */
export function setCookieField(name: string, value: string, options: CookieAttributes): string {
  if (!isToken(name)) throw new TypeError(`"${name}" is no name for a cookie (RFC 6265 section 4.1.1).`);
  const { maxAge, expires, path = '/', domain, secure, httpOnly, sameSite = 'lax', partitioned } = options;
  if (secure !== true && (partitioned === true || (sameSite ?? '').toLowerCase() === 'none'))
    throw new TypeError(`Browsers drop the cookie "${name}": with sameSite 'none', and partitioned, it has to be secure.`);
  const parts = [`${name}=${quoted(name, value)}`];
  if (domain !== undefined) parts.push(`Domain=${attribute(name, domain)}`);
  if (expires !== undefined) parts.push(`expires=${typeof expires === 'string' ? attribute(name, expires) : httpDate(name, expires)}`);
  if (httpOnly === true) parts.push('HttpOnly');
  if (maxAge !== undefined) parts.push(`Max-Age=${seconds(name, maxAge)}`);
  if (path !== null) parts.push(`Path=${attribute(name, path)}`);
  if (sameSite !== null) parts.push(`SameSite=${sameSiteOf(name, sameSite)}`);
  if (secure === true) parts.push('Secure');
  if (partitioned === true) parts.push('Partitioned');
  return parts.join('; ');
}

function quoted(name: string, value: string): string {
  if (value !== '' && plainValue.test(value)) return value;
  const inside = value.replace(/[^ !#-+\--:<-[\]-~]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code > 255)
      throw new TypeError(
        `The value of the cookie "${name}" holds a character beyond Latin-1; encode it, with encodeURIComponent for one.`,
      );
    return character === '"' || character === '\\' ? `\\${character}` : `\\${code.toString(8).padStart(3, '0')}`;
  });
  return `"${inside}"`;
}

function attribute(name: string, text: string): string {
  if (!attributePattern.test(text))
    throw new TypeError(`An attribute of the cookie "${name}" holds a semicolon or a character that no header takes.`);
  return text;
}

/** A value that comes from elsewhere is not held to its type by the compiler. */
function sameSiteOf(name: string, sameSite: string): string {
  if (/^(?:lax|strict|none)$/i.test(sameSite)) return sameSite;
  throw new TypeError(`The cookie "${name}" is sent along lax, strict or none; it cannot be anything else.`);
}

function httpDate(name: string, date: Date): string {
  if (Number.isNaN(date.getTime())) throw new TypeError(`The cookie "${name}" expires at no date.`);
  return date.toUTCString();
}

function seconds(name: string, maxAge: number): number {
  if (!Number.isInteger(maxAge)) throw new TypeError(`The cookie "${name}" lasts a whole number of seconds, not ${maxAge}.`);
  return maxAge;
}
