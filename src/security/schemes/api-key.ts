import { credentialsHeader } from './credentials-header.js';
import { orRefuse } from './not-authenticated.js';
import { SecurityScheme, type SecuritySchemeOptions } from './security-scheme.js';

/** What {@link apiKeyHeader} takes. */
export type ApiKeyOptions = SecuritySchemeOptions;

/**
 * An API key in a header; its value is the key as it was sent, of several lines the first. FastAPI's `APIKeyHeader`.
 *
 * Absent or empty it is a 401 with the challenge `APIKey`; with `autoError: false` it is undefined.
 *
 * @example
 * const machineKey = apiKeyHeader('x-machine-key', { schemeName: 'MachineKey' });
 */
export function apiKeyHeader(name: string, options?: ApiKeyOptions & { readonly autoError?: true }): SecurityScheme<string>;
export function apiKeyHeader(name: string, options: ApiKeyOptions): SecurityScheme<string | undefined>;
export function apiKeyHeader(name: string, options: ApiKeyOptions = {}): SecurityScheme<string | undefined> {
  const { schemeName = 'APIKeyHeader', description, autoError = true } = options;
  const challenge = autoError ? 'APIKey' : undefined;
  const definition = { type: 'apiKey', ...(description !== undefined && { description }), in: 'header', name } as const;
  const inputs = { key: credentialsHeader(name) };
  return new SecurityScheme({ schemeName, definition, challenge }, inputs, ({ key }: { readonly key: string | undefined }) =>
    orRefuse(key === '' ? undefined : key, challenge),
  );
}
