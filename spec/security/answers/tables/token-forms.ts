import { base64, form, type Expected, type Row, type Tools } from '../row.js';
import { login, web } from '../tokens.js';

const request = 'POST /token';
const formType = 'application/x-www-form-urlencoded';
const before = 'RFC 6749, section 5.2 words refusals of a form; this is none yet, and refused where every body is';
const twofold = 'a body is read as a form before the endpoint is asked, which would take a form in parts elsewhere';
const unstored = { pragma: 'no-cache', 'content-type': 'application/json' };
const json = (members: Readonly<Record<string, unknown>>) => JSON.stringify(members);

/** RFC 6749, section 5.2: 400, and no challenge. */
export const refusal = (error: string, description?: string): Expected => ({
  status: 400,
  body: json({ error, ...(description !== undefined && { error_description: description }) }),
  headers: unstored,
});

/** RFC 6749, section 5.1. */
export const granted = (subject: string, { scope, refresh = true }: { readonly scope: string; readonly refresh?: boolean }): Expected => ({
  status: 200,
  body: new RegExp(
    `^\\{"access_token":"${subject}-\\d+","token_type":"Bearer","expires_in":600,${refresh ? '"refresh_token":"[A-Za-z0-9_-]{43}",' : ''}"scope":"${scope}"\\}$`,
  ),
  headers: unstored,
});

const challenge = ['Basic realm="matrix"'];
const stranger: Expected = {
  ...{ status: 401, challenge, headers: unstored },
  body: json({ error: 'invalid_client', error_description: 'Client authentication failed' }),
};
const everyone = 'RFC 6749, section 5.2 wants the challenge where the client used Authorization; RFC 9110, section 15.5.2 with every 401';
const by = (id: string, secret: string) => `Authorization: Basic ${base64(`${id}:${secret}`)}`;
const sends = (what: string, fields: Readonly<Record<string, string>> | string, expected: Expected, because?: string): Row => ({
  ...{ what, request, ...form(fields), ...expected, ...(because !== undefined && { because }) },
});
const text = (fields: Readonly<Record<string, string>>) => form(fields).content;
const all = 'orders:read orders:write';
const wrongPassword = refusal('invalid_grant', 'Incorrect username or password');

const formed: readonly Row[] = [
  {
    what: 'JSON',
    request,
    lines: ['Content-Type: application/json'],
    content: json({ ...login, ...web }),
    ...unread([formType, 'multipart/form-data']),
    because: twofold,
  },
  {
    what: 'a form in parts',
    request,
    lines: ['Content-Type: multipart/form-data; boundary=x'],
    content: '--x--\r\n',
    ...unread([formType]),
  },
  {
    what: 'a repeated grant_type',
    request,
    ...form(`${text({ ...login, ...web })}&grant_type=password`),
    ...refusal('invalid_request', 'A parameter is repeated'),
  },
  {
    what: 'a repeated parameter that nobody knows',
    request,
    ...form(`${text({ ...login, ...web })}&x=1&x=1`),
    ...refusal('invalid_request', 'A parameter is repeated'),
  },
  {
    what: 'GET',
    request: `GET /token?${text({ ...login, ...web })}`,
    status: 405,
    body: '{"detail":"Method Not Allowed"}',
    headers: { allow: 'POST' },
    cache: null,
  },
  {
    what: 'a form in UTF-8',
    request,
    lines: [`Content-Type: ${formType}; charset=UTF-8`],
    content: text({ ...login, ...web }),
    ...granted('iris', { scope: all }),
  },
  {
    what: 'a form that is not UTF-8',
    request,
    ...form(`${text(web)}&grant_type=%ff`),
    status: 400,
    body: '{"detail":"The form is not percent-encoded UTF-8"}',
    cache: null,
    because: before,
  },
  sends('no grant_type', web, refusal('invalid_request', 'grant_type is missing')),
  sends('an empty grant_type', { ...web, grant_type: '' }, refusal('invalid_request', 'grant_type is missing')),
  sends('no password', { ...web, grant_type: 'password', username: 'iris' }, refusal('invalid_request', 'password is missing')),
  sends(
    'a grant that there is not',
    { ...web, grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer' },
    refusal('unsupported_grant_type'),
  ),
  sends('a grant in another case', { ...web, ...login, grant_type: 'Password' }, refusal('unsupported_grant_type')),
  sends(
    'a grant that is not for this client',
    { ...login, client_id: 'meter', client_secret: 'meter secret' },
    refusal('unauthorized_client'),
  ),
  sends(
    'a public client for itself',
    { client_id: 'app', grant_type: 'client_credentials' },
    refusal('unauthorized_client', 'A public client cannot act for itself'),
  ),
  sends('a client that may do nothing by itself', { ...web, grant_type: 'client_credentials' }, refusal('invalid_grant')),
  sends('a malformed scope', { ...web, ...login, scope: 'a"b' }, refusal('invalid_scope', 'The scope is malformed')),
  sends(
    'a scope that the user has not',
    { ...web, ...login, scope: 'admin' },
    refusal('invalid_scope', 'The scope exceeds what can be granted'),
  ),
  sends(
    'a scope that the client has not',
    { ...login, client_id: 'app', scope: 'orders:write' },
    refusal('invalid_scope', 'The scope exceeds what can be granted'),
  ),
  sends('a wrong password', { ...web, ...login, password: 'wrong' }, wrongPassword),
  sends('an unknown user', { ...web, ...login, username: 'nobody' }, wrongPassword),
];

/** Nobody has looked at who asks: what is said is said to everybody. */
function unread(types: readonly string[]): Expected {
  const body = `{"detail":"A body of this content type is not read here; send ${types.join(' or ')}"}`;
  return { status: 415, body, headers: { accept: types.join(', ') }, cache: null };
}

const clients: readonly Row[] = [
  { ...sends('no client', login, stranger), because: everyone },
  { what: 'nothing', request, ...stranger, because: everyone },
  { what: 'a client in the query', request: `POST /token?${text(web)}`, ...form(login), ...stranger, because: everyone },
  { what: 'a name that is not encoded as in a form', request, ...form(login, by('we%zz', 'x')), ...stranger },
  sends('an unknown client', { ...login, client_id: 'nobody', client_secret: 'web secret' }, stranger, everyone),
  sends('a wrong secret', { ...login, ...web, client_secret: 'wrong' }, stranger, everyone),
  sends('no secret', { ...login, client_id: 'web' }, stranger, everyone),
  sends('a public client with a secret', { ...login, client_id: 'app', client_secret: 'x' }, stranger, everyone),
  { what: 'an unknown client by Basic', request, ...form(login, by('nobody', 'web+secret')), ...stranger },
  { what: 'a wrong secret by Basic', request, ...form(login, by('web', 'wrong')), ...stranger },
  { what: 'bad base64', request, ...form(login, 'Authorization: Basic !'), ...stranger },
  { what: 'another scheme', request, ...form(login, 'Authorization: Bearer abc'), ...stranger },
  { what: 'two headers', request, ...form(login, by('web', 'web+secret'), by('web', 'web+secret')), ...stranger },
  {
    what: 'a client in two ways',
    request,
    ...form({ ...login, ...web }, by('web', 'web+secret')),
    ...refusal('invalid_request', 'The client authenticates in two ways'),
  },
  {
    what: 'a client of two names',
    request,
    ...form({ ...login, client_id: 'app' }, by('web', 'web+secret')),
    ...refusal('invalid_request', 'The client has two names'),
  },
  { what: 'a client by Basic', request, ...form(login, by('web', 'web+secret')), ...granted('iris', { scope: all }) },
];

/** A refresh token of a new login. */
const refreshToken = async ({ ask }: Tools, client: Readonly<Record<string, string>> = web): Promise<string> => {
  const { body } = await ask({ request, ...form({ ...login, ...client }) });
  return (JSON.parse(body) as { readonly refresh_token: string }).refresh_token;
};
const renewal = (token: string, more: Readonly<Record<string, string>> = web) =>
  form({ grant_type: 'refresh_token', refresh_token: token, ...more });
const worthless = refusal('invalid_grant', 'The refresh token is unknown, used or expired');

const grants: readonly Row[] = [
  sends('a name and a password', { ...login, ...web }, granted('iris', { scope: all })),
  sends('one scope', { ...login, ...web, scope: 'orders:write' }, granted('iris', { scope: 'orders:write' })),
  sends('a public client, which may have less', { ...login, client_id: 'app' }, granted('iris', { scope: 'orders:read' })),
  sends(
    'a program for itself',
    { grant_type: 'client_credentials', client_id: 'meter', client_secret: 'meter secret' },
    granted('meter', { scope: 'tides:read', refresh: false }),
  ),
  { what: 'a refresh token', request, sent: async (tools) => renewal(await refreshToken(tools)), ...granted('iris', { scope: all }) },
  sends('no refresh token', { grant_type: 'refresh_token', ...web }, refusal('invalid_request', 'refresh_token is missing')),
  { what: 'an unknown refresh token', request, ...renewal('unknown'), ...worthless },
  {
    what: 'a refresh token of another client',
    request,
    sent: async (tools) => renewal(await refreshToken(tools), { client_id: 'app' }),
    ...worthless,
  },
  {
    what: 'more than the refresh token has',
    request,
    sent: async (tools) => renewal(await refreshToken(tools), { ...web, scope: 'admin' }),
    ...refusal('invalid_scope', 'The scope exceeds what can be granted'),
  },
  {
    what: 'a refresh token that was used',
    request,
    sent: async (tools) => {
      const again = renewal(await refreshToken(tools));
      await tools.ask({ request, ...again });
      return again;
    },
    ...worthless,
  },
  {
    what: 'the successor of a refresh token that was used twice',
    request,
    sent: async (tools) => {
      const first = renewal(await refreshToken(tools));
      const { body } = await tools.ask({ request, ...first });
      await tools.ask({ request, ...first });
      return renewal((JSON.parse(body) as { readonly refresh_token: string }).refresh_token);
    },
    ...worthless,
  },
];

export const tokenForms = { 'a token request': formed, 'a client': clients, 'a grant': grants };
