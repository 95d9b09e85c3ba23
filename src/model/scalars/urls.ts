import { Misfit } from '../misfit.js';
import type { Scalar } from './scalar.js';
import { expected } from './texts.js';

/** What the parser skips. */
const ignored = /[\t\n\r]|^[\0- ]+|[\0- ]+$/g;
const scheme = /^([a-z][a-z0-9+.-]*):/i;
const special = /^(?:https?|wss?|ftp)$/i;

interface UrlRules {
  readonly name: string;
  readonly schemes?: readonly string[];
  readonly maxLength?: number;
}

function urlOf({ name, schemes, maxLength }: UrlRules): Scalar<string> {
  const notUrl = new Misfit('url_type', 'must be a URL');
  const tooLong = new Misfit('url_too_long', `must have at most ${maxLength ?? 0} characters`, { max_length: maxLength });
  const words = expected(schemes ?? []);
  const wrongScheme = new Misfit('url_scheme', `must begin with ${expected((schemes ?? []).map((one) => `${one}:`))}`, {
    expected_schemes: words,
  });
  const fromText = (text: string): string | Misfit => {
    if (maxLength !== undefined && Buffer.byteLength(text) > maxLength) return tooLong;
    const url = parsed(text);
    if (url === undefined) return unreadable(text);
    return schemes !== undefined && !schemes.includes(url.protocol.slice(0, -1)) ? wrongScheme : url.href;
  };
  const fromJson = (value: unknown): string | Misfit => (typeof value === 'string' ? fromText(value) : notUrl);
  return {
    kind: 'scalar',
    name,
    limits: 'text',
    fromText,
    fromJson,
    fromStrictJson: fromJson,
    is: (value): value is string => typeof value === 'string' && fromText(value) === value,
    schema: { type: 'string', format: 'uri', minLength: 1, ...(maxLength === undefined ? {} : { maxLength }) },
  };
}

/** Not by `URL.canParse`: once Node 20 has optimised it, it refuses hosts beyond ASCII. */
function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function unreadable(text: string): Misfit {
  const error = reason(text.replace(ignored, ''));
  return new Misfit('url_parsing', `must be a URL: ${error}`, { error });
}

/** Why it is no URL, in FastAPI's words; the parser itself does not say. */
function reason(text: string): string {
  if (text === '') return 'input is empty';
  const [start, name] = scheme.exec(text) ?? [];
  if (start === undefined || name === undefined) return 'relative URL without a base';
  const isSpecial = special.test(name);
  const [, authority = ''] = (isSpecial ? /^[/\\]*([^/\\?#]*)/ : /^\/\/([^/?#]*)/).exec(text.slice(start.length)) ?? [];
  const [, host = ''] = /^(\[[^\]]*\]?|[^:]*)/.exec(authority.slice(authority.lastIndexOf('@') + 1)) ?? [];
  if (host === '') return 'empty host';
  if (parsed(`${name}://${host}/`) !== undefined) return 'invalid port number';
  if (host.startsWith('[')) return 'invalid IPv6 address';
  if (!isSpecial) return 'invalid domain character';
  return /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/i.test(host) ? 'invalid IPv4 address' : 'invalid international domain name';
}

/** An http or https URL of up to 2083 bytes, as the normalised text that WHATWG's URL standard gives; FastAPI's `HttpUrl`. */
export const Url = urlOf({ name: 'Url', schemes: ['http', 'https'], maxLength: 2083 });

/** A URL of any scheme, normalised likewise. */
export const AnyUrl = urlOf({ name: 'AnyUrl' });
