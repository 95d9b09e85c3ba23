import { authorized, base64, bodies, open, type Expected, type Row } from '../row.js';
import { badPasses, pass } from './passes.js';

const realm = 'Bearer realm="matrix"';
const both = 'scope="orders:read orders:write"';
const answer = (status: number, challenge: string, body: string): Expected => ({ status, challenge: [challenge], body });
const absent = answer(401, realm, bodies.absent);
const malformed = answer(400, `${realm}, error="invalid_request"`, bodies.invalid);
const invalid = answer(401, `${realm}, error="invalid_token"`, bodies.token);
const lacking = (scope: string) => answer(403, `${realm}, error="insufficient_scope", scope="${scope}"`, bodies.scope);

const right = `Bearer ${pass()}`;
const unread = 'RFC 6750, section 3.1 has a 400, but the token is not taken from there, and guards run before bodies are read';
const last = 'FastAPI: of several cookies of a name the last one is the one, and apiKeyCookie is what hands over the token';
const undocumented = 'RFC 6750, section 2.3: tokens do not belong into the query, so none is taken from there';

/** RFC 6750, section 3. */
const refused: readonly Row[] = [
  { what: 'nothing', request: 'GET /jwt', ...absent },
  { what: 'an empty header', request: 'GET /jwt', ...authorized(''), ...absent },
  { what: 'another scheme', request: 'GET /jwt', ...authorized(`Basic ${base64('iris:a:b:c')}`), ...absent },
  { what: 'a longer word', request: 'GET /jwt', ...authorized(`Bearers ${pass()}`), ...absent },
  { what: 'a token without the word', request: 'GET /jwt', ...authorized(pass()), ...absent },
  { what: 'a token in the query alone', request: `GET /jwt?access_token=${pass()}`, ...absent, because: undocumented },
  { what: 'the word alone', request: 'GET /jwt', ...authorized('Bearer'), ...malformed },
  { what: 'the word and spaces', request: 'GET /jwt', ...authorized('Bearer   '), ...malformed },
  { what: 'two tokens', request: 'GET /jwt', ...authorized(`${right} ${pass()}`), ...malformed },
  { what: 'two tokens and a comma', request: 'GET /jwt', ...authorized(`${right}, ${right}`), ...malformed },
  { what: 'illegal characters', request: 'GET /jwt', ...authorized('Bearer "abc"'), ...malformed },
  { what: 'a letter outside ASCII', request: 'GET /jwt', ...authorized('Bearer abc\xe9'), ...malformed },
  { what: 'padding inside', request: 'GET /jwt', ...authorized('Bearer ab=c'), ...malformed },
  { what: 'a tab for the space', request: 'GET /jwt', ...authorized(`Bearer\t${pass()}`), ...malformed },
  { what: 'a token in the query, too', request: `GET /jwt?access_token=${pass()}`, ...authorized(right), ...malformed },
  { what: 'the header twice', request: 'GET /jwt', lines: [`Authorization: ${right}`, `authorization: ${right}`], ...malformed },
  { what: 'another scheme in front', request: 'GET /jwt', lines: ['Authorization: Basic YTpi', `Authorization: ${right}`], ...malformed },
  ...badPasses.map(([what, token]): Row => ({
    what: `a token ${what}`,
    request: 'GET /jwt',
    ...authorized(`Bearer ${token}`),
    ...invalid,
  })),
  { what: 'a token of another typ than is asked for', request: 'GET /typed', ...authorized(right), ...invalid },
  { what: 'a token without a required claim', request: 'GET /required', ...authorized(right), ...invalid },
];

const scoped: readonly Row[] = [
  { what: 'nothing', request: 'GET /jwt/read', ...answer(401, `${realm}, ${both}`, bodies.absent) },
  { what: 'malformed, of scopes', request: 'GET /jwt/read', ...authorized('Bearer'), ...malformed },
  {
    what: 'an expired token, of scopes',
    request: 'GET /jwt/read',
    ...authorized(`Bearer ${pass({ exp: 1 })}`),
    ...answer(401, `${realm}, error="invalid_token", ${both}`, bodies.token),
  },
  { what: 'no scope', request: 'GET /jwt/read', ...authorized(right), ...lacking('orders:read orders:write') },
  {
    what: 'one scope of two',
    request: 'GET /jwt/read',
    ...authorized(`Bearer ${pass({ scope: 'orders:read' })}`),
    ...lacking('orders:read orders:write'),
  },
  {
    what: 'a scope that begins like it',
    request: 'GET /jwt/read',
    ...authorized(`Bearer ${pass({ scope: 'orders:read orders:writer' })}`),
    ...lacking('orders:read orders:write'),
  },
  {
    what: 'a scope that the route lacks by requires',
    request: 'GET /jwt/write',
    ...authorized(`Bearer ${pass({ scope: 'orders:read' })}`),
    ...lacking('orders:write'),
  },
  {
    what: 'both scopes',
    request: 'GET /jwt/read',
    ...authorized(`Bearer ${pass({ scope: 'orders:write orders:read' })}`),
    ...open('iris'),
  },
  {
    what: 'both scopes',
    request: 'GET /jwt/write',
    ...authorized(`Bearer ${pass({ scp: ['orders:write', 'orders:read'] })}`),
    ...open('iris'),
  },
];

const chief = authorized(`Bearer ${pass({ sub: 'chief' })}`);
const forbidden: Expected = { status: 403, body: '{"detail":"Forbidden"}' };
const missing: Expected = { status: 404, body: '{"detail":"Not Found"}' };

/** Who is known and may not: 403, without a challenge, for no other credentials are asked for (RFC 9110, section 15.5.4). */
const policies: readonly Row[] = [
  { what: 'nothing', request: 'GET /jwt/staff', ...absent },
  { what: 'who is no staff', request: 'GET /jwt/staff', ...authorized(right), ...forbidden },
  { what: 'who is staff', request: 'GET /jwt/staff', ...chief, ...open('chief') },
  { what: 'nothing, for an object', request: 'GET /jwt/own/7', ...absent },
  { what: 'who does not own it', request: 'GET /jwt/own/7', ...authorized(right), ...forbidden },
  { what: 'who does not own it, where it is hidden', request: 'GET /jwt/hidden/7', ...authorized(right), ...missing },
  { what: 'an object that there is not', request: 'GET /jwt/hidden/8', ...chief, ...missing },
  { what: 'who owns it', request: 'GET /jwt/own/7', ...chief, ...open('chief') },
];

const taken: readonly Row[] = [
  { what: 'a right token', request: 'GET /jwt', ...authorized(right), ...open('iris') },
  { what: 'the word in another case', request: 'GET /jwt', ...authorized(`bEARER  ${pass()}`), ...open('iris') },
  { what: 'a token of RFC 9068', request: 'GET /jwt', ...authorized(`Bearer ${pass({}, { typ: 'at+jwt' })}`), ...open('iris') },
  {
    what: 'a token in the form, too',
    request: 'POST /all',
    lines: [`Authorization: ${right}`, 'X-API-Key: right key', 'Content-Type: application/x-www-form-urlencoded'],
    content: `access_token=${pass()}`,
    status: 200,
    body: '{"who":["iris","feeder"]}',
    because: unread,
  },
  { what: 'an error of the handler', request: 'GET /jwt/gone', ...authorized(right), status: 410, body: '{"detail":"Gone for good"}' },
  {
    what: 'nothing, before a body that is no JSON',
    request: 'POST /jwt',
    lines: ['Content-Type: application/json'],
    content: '{',
    ...absent,
  },
  { what: 'a public route', request: 'GET /jwt/prices', ...open(null), cache: null },
  { what: 'a public route, whatever is sent', request: 'GET /jwt/prices', ...authorized('Bearer'), ...open(null), cache: null },
];

const optional: readonly Row[] = [
  { what: 'nothing', request: 'GET /jwt-optional', ...open(null) },
  { what: 'another scheme', request: 'GET /jwt-optional', ...authorized('Basic YTpi'), ...open(null) },
  { what: 'the word alone', request: 'GET /jwt-optional', ...authorized('Bearer'), ...malformed },
  { what: 'an expired token', request: 'GET /jwt-optional', ...authorized(`Bearer ${pass({ exp: 1 })}`), ...invalid },
  { what: 'a right token', request: 'GET /jwt-optional', ...authorized(right), ...open('iris') },
  { what: 'nothing, of a cookie', request: 'GET /jwt-cookie', ...absent },
  { what: 'an expired token in a cookie', request: 'GET /jwt-cookie', lines: [`Cookie: pass=${pass({ exp: 1 })}`], ...invalid },
  {
    what: 'two cookies, the last one expired',
    request: 'GET /jwt-cookie',
    lines: [`Cookie: pass=${pass()}; pass=${pass({ exp: 1 })}`],
    ...invalid,
  },
  {
    what: 'two cookies, the first one expired',
    request: 'GET /jwt-cookie',
    lines: [`Cookie: pass=${pass({ exp: 1 })}; pass=${pass()}`],
    ...open('iris'),
    because: last,
  },
  { what: 'a token in the header, where it belongs into a cookie', request: 'GET /jwt-cookie', ...authorized(right), ...absent },
  { what: 'a right token in a cookie', request: 'GET /jwt-cookie', lines: [`Cookie: pass=${pass()}`], ...open('iris') },
];

export const bearer = {
  'a bearer token': refused,
  scopes: scoped,
  policies: policies,
  'a token that is taken': taken,
  'a token that may be absent': optional,
};
