import { Dependency } from '../../container/dependency.js';
import type { Granted } from '../../container/need.js';
import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { AuditTrail } from '../../routing/audit/audit-trail.js';
import type { MESSAGE } from '../../routing/seeds.js';
import type { SecuritySchemeObject } from '../schemes/security-scheme-object.js';
import { SecurityScheme } from '../schemes/security-scheme.js';
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
  /** What hands over the token, where that is not `Authorization`. */
  readonly scheme: SecurityScheme | undefined;
  readonly schemeName: string | undefined;
  readonly definition: SecuritySchemeObject;
}

/** Throws `TOKEN_OPTION` for a scheme that hands over no token. */
export function tokenPlace(by: string, options: BearerOptions, bearerFormat: string | undefined): TokenPlace {
  const { scheme } = options;
  if (scheme === undefined) {
    const definition = { type: 'http', scheme: 'bearer', ...(bearerFormat !== undefined && { bearerFormat }) } as const;
    return { scheme, schemeName: undefined, definition };
  }
  if (!(scheme instanceof SecurityScheme))
    throw unfit(by, `it is ${shown(scheme)}, which is no scheme`, 'give what apiKeyCookie() and the like make.');
  const { schemeName, definition } = scheme;
  if (definition.type === 'apiKey') {
    checkKeyPlace(by, scheme, options);
    return { scheme, schemeName, definition };
  }
  const isBearer = definition.type === 'http' && definition.scheme.toLowerCase() === 'bearer';
  if (isBearer || definition.type === 'oauth2' || definition.type === 'openIdConnect') return { scheme: undefined, schemeName, definition };
  throw unfit(by, `${schemeName} hands over no bearer token`, 'give a scheme of OAuth 2, OpenID Connect, HTTP Bearer or an API key.');
}

function checkKeyPlace(by: string, scheme: SecurityScheme, { autoError = true, schemeName, description }: BearerOptions): void {
  const { schemeName: name, definition } = scheme;
  if (!autoError && !scheme.isOptional) throw unfit(by, `${name} refuses requests without a token`, `give ${name} autoError: false, too.`);
  if (judgesItself(scheme))
    throw unfit(by, `${name} checks what is sent itself, and hands over no token`, 'give what apiKeyCookie() or apiKeyHeader() makes.');
  const own = [schemeName ?? name, description ?? definition.description];
  if (own[0] === name && own[1] === definition.description) return;
  throw unfit(
    by,
    `${name} is called or described otherwise here, and is one scheme in the document`,
    `give schemeName and description to ${name}.`,
  );
}

/** Who tells the trail of somebody has judged the credentials. */
function judgesItself({ inputs }: Dependency): boolean {
  return Object.values(inputs).some((wish: unknown) => wish === AuditTrail || (wish instanceof Dependency && judgesItself(wish)));
}

/** What is not a text would be taken for somebody whose token was checked. */
export function noToken(by: string, { schemeName }: SecurityScheme, sent: unknown): TenonError {
  return unfit(
    by,
    `${schemeName} hands over ${typeof sent === 'object' ? 'an object' : `a ${typeof sent}`}, and a token is a text`,
    `have ${schemeName} hand over the text that was sent, or undefined.`,
  );
}

function unfit(by: string, reason: string, remedy: string): TenonError {
  return TenonError.of('TOKEN_OPTION', { by, option: 'scheme', reason, remedy });
}
