import { HttpException } from '../../core/http-exception.js';
import { OAuthError } from './oauth-error.js';

const formType = 'application/x-www-form-urlencoded';

/**
 * The parameters of a token request by name (RFC 6749, section 3.2): an empty one counts as not sent, a repeated one is an `invalid_request`. A form in another
 * encoding is an `HttpException` 415.
 */
export function tokenForm(pairs: URLSearchParams, contentType: string | undefined): ReadonlyMap<string, string> {
  if (contentType !== undefined && contentType.split(';', 1)[0]?.trim().toLowerCase() !== formType)
    throw new HttpException(415, `A body of this content type is not read here; send ${formType}`, { headers: { accept: formType } });
  const names = [...pairs.keys()];
  if (new Set(names).size !== names.length) throw new OAuthError('invalid_request', 'A parameter is repeated');
  return new Map([...pairs].filter(([, value]) => value !== ''));
}

/** A parameter that has to be there. Throws `invalid_request` where it is not. */
export function required(form: ReadonlyMap<string, string>, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw new OAuthError('invalid_request', `${name} is missing`);
  return value;
}
