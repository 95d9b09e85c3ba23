import { TokenError } from './token-error.js';

const none: readonly string[] = Object.freeze([]);

/** The scopes that claims grant: of the claim that is named, else of `scope`, else of `scp`; a text with spaces between, or a list of texts. Throws {@link TokenError}. */
export function grantedScopes(claims: Readonly<Record<string, unknown>>, claim?: string): readonly string[] {
  const granted = claim === undefined ? (claims.scope ?? claims.scp) : claims[claim];
  if (granted === undefined || granted === null || granted === '') return none;
  if (typeof granted === 'string') return granted.split(' ').filter((scope) => scope !== '');
  if (Array.isArray(granted) && granted.every((scope) => typeof scope === 'string')) return granted;
  throw new TokenError('claims', 'The scopes of the token are neither a text nor a list of texts');
}
