import type { RouteOptions } from '../../routing/route-options.js';
import { TokenRefusal, TokenResponse } from './token-answer.js';

/** What is said of the route of a token endpoint, in the words of its decorator: the body of the request, and the answers. */
export type TokenRoute = { readonly returns: typeof TokenResponse } & Required<
  Pick<RouteOptions, 'responseDescription' | 'responses' | 'openapi'>
>;

const text = { type: 'string' } as const;
const secret = { type: 'string', format: 'password' } as const;
const scope = { ...text, description: 'Scopes, separated by spaces.' };

/** The fields of each grant, beside those that all have. */
const fields: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  password: { username: text, password: secret, scope },
  authorization_code: { code: text, redirect_uri: text, code_verifier: { ...text, minLength: 43, maxLength: 128 } },
  client_credentials: { scope },
  refresh_token: { refresh_token: secret, scope },
};

const challenge = { description: 'How to authenticate: Basic', schema: text };

/** What is told of an endpoint with these grants. */
export function tokenRoute(grants: readonly string[], hasClients: boolean): TokenRoute {
  const properties = {
    grant_type: { ...text, enum: grants },
    ...Object.fromEntries(grants.flatMap((grant) => Object.entries(fields[grant] ?? {}))),
    ...(hasClients && { client_id: text, client_secret: secret }),
  };
  const schema = { type: 'object', title: 'TokenRequest', properties, required: ['grant_type'] };
  const nothing = { returns: TokenRefusal, description: 'Nothing is granted' };
  const unknown = { returns: TokenRefusal, description: 'The client is not known', headers: { 'WWW-Authenticate': challenge } };
  return {
    returns: TokenResponse,
    responseDescription: 'The tokens.',
    responses: hasClients ? { 400: nothing, 401: unknown } : { 400: nothing },
    openapi: { requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema } } } },
  };
}
