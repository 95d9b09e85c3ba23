import type { TokenAlgorithm } from './algorithms.js';
import { TokenError } from './token-error.js';

/** What the header of a token may say. */
export interface HeaderRules {
  readonly algorithms: ReadonlySet<string>;
  /** The media type that `typ` has to be; undefined takes what a JWT or an access token says, and nothing. */
  readonly type: string | undefined;
}

/** What matters of a header that was taken. */
export interface TokenHeader {
  readonly algorithm: TokenAlgorithm;
  readonly kid: string | undefined;
}

/**
 * Keys that come with the token, addresses to fetch them from, and what changes how the rest is read (RFC 8725, sections 3.1 and 3.10). A token that has one
 * is refused, rather than read as if it had none: who wrote it meant something by it.
 */
const refused = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc'];

const usualTypes: ReadonlySet<string> = new Set(['application/jwt', 'application/at+jwt']);

/** Holds a header against the rules. Throws {@link TokenError}. */
export function checkedHeader(header: Readonly<Record<string, unknown>>, { algorithms, type }: HeaderRules): TokenHeader {
  const { alg, kid, typ } = header;
  if (typeof alg !== 'string' || !algorithms.has(alg))
    throw new TokenError('algorithm', 'The algorithm of the token is not one that is taken');
  for (const name of refused)
    if (Object.hasOwn(header, name)) throw new TokenError('header', `The header of the token has the member ${name}`);
  if (kid !== undefined && typeof kid !== 'string') throw new TokenError('header', 'The kid of the token is no text');
  if (!isType(typ, type)) throw new TokenError('type', 'The token is one of another type');
  return { algorithm: alg as TokenAlgorithm, kid };
}

function isType(typ: unknown, wanted: string | undefined): boolean {
  if (typ === undefined) return wanted === undefined;
  if (typeof typ !== 'string') return false;
  return wanted === undefined ? usualTypes.has(mediaType(typ)) : mediaType(typ) === wanted;
}

/** `at+jwt` stands for `application/at+jwt` (RFC 7515, section 4.1.9); the case does not count. */
export function mediaType(typ: string): string {
  const lower = typ.toLowerCase();
  return lower.includes('/') ? lower : `application/${lower}`;
}
