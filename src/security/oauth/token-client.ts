import type { Awaitable } from '../../core/types.js';
import { apiKeyDigest, findByDigest } from '../secrets/api-keys.js';
import { basicCredentials } from '../secrets/basic-credentials.js';
import { OAuthError } from './oauth-error.js';

/** A program that asks for tokens. */
export interface TokenClient {
  readonly id: string;
  /** The digest of its secret ({@link apiKeyDigest}), or of several while one is replaced; none of a public client, which can keep no secret. Secrets have to be random, as those of {@link newApiKey} are. */
  readonly secretDigest?: string | readonly string[];
  /** The grant types that it may use; every one that the endpoint has if nothing is said. */
  readonly grants?: readonly string[];
  /** The scopes that it may be given; all if nothing is said. */
  readonly scopes?: readonly string[];
}

/** How a client is found; undefined where there is none of this id. */
export type FindClient = (id: string) => Awaitable<TokenClient | undefined | null>;

interface Presented {
  readonly id: string;
  readonly secret: string | undefined;
}

/**
 * The client of a token request (RFC 6749, section 2.3): by HTTP Basic, by `client_id` and `client_secret` in the body, or, of a public one, by `client_id` alone. Throws
 * `invalid_request` for two ways at once, `invalid_client` for anything else that does not tell who it is.
 */
export async function authenticatedClient(
  form: ReadonlyMap<string, string>,
  authorization: readonly string[] | undefined,
  find: FindClient,
): Promise<TokenClient> {
  const presented = authorization === undefined ? inBody(form) : inHeader(form, authorization);
  const client = await find(presented.id);
  if (!isSame(presented.secret, client ?? undefined) || client === undefined || client === null) throw unknownClient();
  return client;
}

function inBody(form: ReadonlyMap<string, string>): Presented {
  const id = form.get('client_id');
  if (id === undefined) throw unknownClient();
  return { id, secret: form.get('client_secret') };
}

function inHeader(form: ReadonlyMap<string, string>, authorization: readonly string[]): Presented {
  const credentials = basicCredentials(authorization);
  if (form.has('client_secret')) throw new OAuthError('invalid_request', 'The client authenticates in two ways');
  if (credentials === 'absent' || credentials === 'invalid') throw unknownClient();
  const id = decoded(credentials.username);
  const secret = decoded(credentials.password);
  if (form.has('client_id') && form.get('client_id') !== id) throw new OAuthError('invalid_request', 'The client has two names');
  return { id, secret: secret === '' ? undefined : secret };
}

/** RFC 6749, section 2.3.1: what stands in Basic is form-urlencoded first. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw unknownClient();
  }
}

const nobody = '0'.repeat(64);

/** A digest is made and compared for a client that there is not as for one that there is. */
function isSame(secret: string | undefined, client: TokenClient | undefined): boolean {
  const digests = [client?.secretDigest ?? []].flat();
  const known = digests.length === 0 ? [nobody] : digests;
  const found = findByDigest(
    apiKeyDigest(secret ?? ''),
    known.map((digest) => ({ digest })),
  );
  const isPublic = client !== undefined && client.secretDigest === undefined;
  return isPublic ? secret === undefined : secret !== undefined && found !== undefined;
}

function unknownClient(): OAuthError {
  return new OAuthError('invalid_client', 'Client authentication failed');
}
