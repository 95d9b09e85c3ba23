import { cookie, header, query } from '../../binding/inputs.js';
import type { InputDeclaration } from '../../container/input.js';
import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { plainScheme, type PlainSchemeOptions } from './plain-scheme.js';
import type { SecurityScheme } from './security-scheme.js';
import { isToken } from '../../core/token-text.js';

/** What {@link apiKeyHeader}, {@link apiKeyQuery} and {@link apiKeyCookie} take beside the name. */
export type ApiKeyOptions = PlainSchemeOptions;

type Refusing = ApiKeyOptions & { readonly autoError?: true };

/**
 * An API key in a header; its value is the key as it was sent, of several lines the first. FastAPI's `APIKeyHeader`.
 *
 * Absent or empty it is a 401 with the challenge `APIKey`; with `autoError: false` it is undefined. What stands outside ASCII is read byte by byte, as latin1.
 * Throws `SCHEME_INPUT_INVALID` for a name that no header can have, and what {@link httpBearer} throws.
 *
 * @example
 * const machineKey = apiKeyHeader('x-machine-key', { schemeName: 'MachineKey' });
 */
export function apiKeyHeader(name: string, options?: Refusing): SecurityScheme<string>;
export function apiKeyHeader(name: string, options: ApiKeyOptions): SecurityScheme<string | undefined>;
export function apiKeyHeader(name: string, options: ApiKeyOptions = {}): SecurityScheme<string | undefined> {
  if (!isToken(name)) throw TenonError.of('SCHEME_INPUT_INVALID', { scheme: 'apiKeyHeader', place: 'header', name: shown(name) });
  return apiKey('header', name, header(name, unlisted), options);
}

/**
 * An API key in the query; of several the last. FastAPI's `APIKeyQuery`. Addresses are kept in histories and logs: a header is the better place.
 *
 * Absent or empty it is a 401 with the challenge `APIKey`; with `autoError: false` it is undefined. Throws `SCHEME_INPUT_INVALID` for an empty name, and what
 * {@link httpBearer} throws.
 *
 * @example
 * const ticket = apiKeyQuery('ticket', { description: 'The number under the barcode.' });
 */
export function apiKeyQuery(name: string, options?: Refusing): SecurityScheme<string>;
export function apiKeyQuery(name: string, options: ApiKeyOptions): SecurityScheme<string | undefined>;
export function apiKeyQuery(name: string, options: ApiKeyOptions = {}): SecurityScheme<string | undefined> {
  const isName = typeof name === 'string' && name !== '';
  if (!isName) throw TenonError.of('SCHEME_INPUT_INVALID', { scheme: 'apiKeyQuery', place: 'query parameter', name: shown(name) });
  return apiKey('query', name, query(name, unlisted), options);
}

/**
 * An API key in a cookie; of several the last, without the quotes around it. FastAPI's `APIKeyCookie`.
 *
 * Absent or empty it is a 401 with the challenge `APIKey`; with `autoError: false` it is undefined. A browser sends it along from any page that may
 * send the request: what it opens needs a defence against that. Throws `SCHEME_INPUT_INVALID` for a name that no cookie can have (RFC 6265, section 4.1.1), and
 * what {@link httpBearer} throws.
 *
 * @example
 * const seat = apiKeyCookie('seat', { autoError: false });
 */
export function apiKeyCookie(name: string, options?: Refusing): SecurityScheme<string>;
export function apiKeyCookie(name: string, options: ApiKeyOptions): SecurityScheme<string | undefined>;
export function apiKeyCookie(name: string, options: ApiKeyOptions = {}): SecurityScheme<string | undefined> {
  if (!isToken(name)) throw TenonError.of('SCHEME_INPUT_INVALID', { scheme: 'apiKeyCookie', place: 'cookie', name: shown(name) });
  return apiKey('cookie', name, cookie(name, unlisted), options);
}

const makers = {
  header: { maker: 'apiKeyHeader', schemeName: 'APIKeyHeader' },
  query: { maker: 'apiKeyQuery', schemeName: 'APIKeyQuery' },
  cookie: { maker: 'apiKeyCookie', schemeName: 'APIKeyCookie' },
} as const;

/** The scheme itself is what the document tells of its input. */
const unlisted = { type: String, optional: true, includeInSchema: false } as const;

function apiKey(
  place: keyof typeof makers,
  name: string,
  input: InputDeclaration<string | undefined>,
  options: ApiKeyOptions,
): SecurityScheme<string | undefined> {
  const read = (key: string | undefined): string | undefined => (key === '' ? undefined : key);
  return plainScheme({ ...makers[place], word: 'APIKey', kind: { type: 'apiKey', in: place, name }, input, read }, options);
}
