import type { Granted, Wish } from '../../container/need.js';
import { TenonError } from '../../core/errors.js';
import { MESSAGE } from '../../routing/seeds.js';
import type { SecuritySchemeObject } from '../schemes/security-scheme-object.js';
import type { BearerOptions } from './bearer-options.js';

/** A request that means to have a token and does not say it as RFC 6750 does. */
export const malformed: unique symbol = Symbol('malformed');

/** What was sent: a token, nothing, or something that is none. */
export type SentToken = string | undefined | typeof malformed;

type Request = Granted<typeof MESSAGE>;

/** RFC 6750, section 2.1: the word in any case, spaces, a b64token. */
const credentials = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;
/** The word, and not one that begins like it. */
const word = /^bearer(?![A-Za-z0-9!#$%&'*+.^_`|~-])/i;

/** The token of `Authorization: Bearer`. Twice, or in the query as well, it is malformed: whoever reads the other one would be told something else. */
export function bearerToken(request: Request): SentToken {
  const authorization = request.headers.authorization;
  if (authorization === undefined) return undefined;
  const isMeant = word.test(authorization);
  if (linesOf(request.rawHeaders) > 1) return malformed;
  if (!isMeant) return undefined;
  const token = credentials.exec(authorization)?.[1];
  return token === undefined || isInQuery(request) ? malformed : token;
}

/** Node keeps the first line of several, and says nothing. */
function linesOf(raw: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] as string;
    if (name.length === 13 && name.toLowerCase() === 'authorization') count += 1;
  }
  return count;
}

function isInQuery({ url = '' }: Request): boolean {
  const start = url.indexOf('?');
  return start !== -1 && new URLSearchParams(url.slice(start)).has('access_token');
}

/** Where the token of a scheme is, and how the document tells of it. */
export interface TokenPlace {
  readonly inputs: Readonly<Record<string, Wish>>;
  /** What was sent, out of the inputs. */
  readonly sent: (given: never) => SentToken;
  readonly schemeName: string | undefined;
  readonly definition: SecuritySchemeObject;
}

/** Throws `TOKEN_OPTION` for a scheme that hands over no token. */
export function tokenPlace(by: string, { scheme, autoError = true }: BearerOptions, bearerFormat: string | undefined): TokenPlace {
  const header = { inputs: { request: MESSAGE }, sent: ({ request }: { readonly request: Request }) => bearerToken(request) };
  if (scheme === undefined) {
    const definition = { type: 'http', scheme: 'bearer', ...(bearerFormat !== undefined && { bearerFormat }) } as const;
    return { ...header, schemeName: undefined, definition };
  }
  const { schemeName, definition, inputs, call, isOptional } = scheme;
  if (definition.type === 'apiKey') {
    if (!autoError && !isOptional)
      throw unfit(by, `${schemeName} refuses requests without a token`, `give ${schemeName} autoError: false, too.`);
    return { inputs, sent: call as (given: never) => SentToken, schemeName, definition };
  }
  if (definition.type === 'oauth2' || definition.type === 'openIdConnect') return { ...header, schemeName, definition };
  if (definition.type === 'http' && definition.scheme.toLowerCase() === 'bearer') return { ...header, schemeName, definition };
  throw unfit(by, `${schemeName} hands over no bearer token`, 'give a scheme of OAuth 2, OpenID Connect, HTTP Bearer or an API key.');
}

function unfit(by: string, reason: string, remedy: string): TenonError {
  return TenonError.of('TOKEN_OPTION', { by, option: 'scheme', reason, remedy });
}
