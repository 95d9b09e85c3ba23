import { OAuthError } from './oauth-error.js';

/** RFC 6749, section 3.3. */
const scopeText = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/;

/** The scopes of a request, each once, in their order; undefined where none was asked for. Throws `invalid_scope` for what is no list of scopes. */
export function parseScope(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  if (!scopeText.test(text)) throw new OAuthError('invalid_scope', 'The scope is malformed');
  return [...new Set(text.split(' '))];
}

/** What is granted of what was asked for: all of it, or everything where nothing was. Throws `invalid_scope` for more than there is. */
export function grantedScopes(asked: readonly string[] | undefined, allowed: readonly string[]): readonly string[] {
  if (asked === undefined) return allowed;
  if (!asked.every((scope) => allowed.includes(scope))) throw new OAuthError('invalid_scope', 'The scope exceeds what can be granted');
  return asked;
}
