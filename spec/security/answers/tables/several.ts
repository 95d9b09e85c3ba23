import { authorized, base64, bodies, open, type Expected, type Row } from '../row.js';
import { pass } from './passes.js';

const bearer = 'Bearer realm="matrix"';
const basic = 'Basic realm="matrix", charset="UTF-8"';
const key = 'ApiKey realm="matrix", in="header", name="X-API-Key"';
const digest =
  /^Digest realm="stars", qop="auth", algorithm=SHA-256, nonce="[A-Za-z0-9_-]{46}", opaque="[A-Za-z0-9_-]{22}", charset=UTF-8$/;
const refused = (body: string, ...challenge: readonly (string | RegExp)[]): Expected => ({ status: 401, challenge, body });
const malformed: Expected = { status: 400, challenge: [`${bearer}, error="invalid_request"`], body: bodies.invalid };
const badToken = `${bearer}, error="invalid_token"`;

const right = `Authorization: Bearer ${pass()}`;
const expired = `Authorization: Bearer ${pass({ exp: 1 })}`;
const byName = `Authorization: Basic ${base64('iris:a:b:c')}`;
const byWrongName = `Authorization: Basic ${base64('iris:x')}`;
const rightKey = 'X-API-Key: right key';

const any: readonly Row[] = [
  { what: 'nothing', request: 'GET /any-two', ...refused(bodies.absent, bearer, basic) },
  { what: 'another scheme', request: 'GET /any-two', ...authorized('Negotiate abc'), ...refused(bodies.absent, bearer, basic) },
  { what: 'the first, wrong', request: 'GET /any-two', lines: [expired], ...refused(bodies.token, badToken, basic) },
  { what: 'the first, malformed', request: 'GET /any-two', ...authorized('Bearer'), ...malformed },
  { what: 'the second, wrong', request: 'GET /any-two', lines: [byWrongName], ...refused(bodies.invalid, bearer, basic) },
  { what: 'the first', request: 'GET /any-two', lines: [right], ...open('iris') },
  { what: 'the second', request: 'GET /any-two', lines: [byName], ...open('iris') },
  { what: 'nothing, of three', request: 'GET /any-three', ...refused(bodies.absent, bearer, digest, key) },
  {
    what: 'the third, wrong',
    request: 'GET /any-three',
    lines: ['X-API-Key: x'],
    ...refused(bodies.invalid, bearer, digest, key),
  },
  { what: 'the first wrong, the third right', request: 'GET /any-three', lines: [expired, rightKey], ...open('feeder') },
  { what: 'nothing, where the second may be absent', request: 'GET /any-optional', ...open(null) },
  {
    what: 'the first wrong, where the second may be absent',
    request: 'GET /any-optional',
    lines: [expired],
    ...refused(bodies.token, badToken),
  },
  {
    what: 'the second wrong, where it may be absent',
    request: 'GET /any-optional',
    lines: ['X-API-Key: x'],
    ...refused(bodies.invalid, bearer, key),
  },
  { what: 'the header twice', request: 'GET /any-two', lines: [right, byName], ...malformed },
  {
    what: 'the first without the scope, and nothing else',
    request: 'GET /any-token/read',
    lines: [right],
    ...refused(bodies.scope, `${bearer}, error="insufficient_scope", scope="orders:read"`),
    status: 403,
  },
  { what: 'nothing, where the first cannot be judged', request: 'GET /any-down', ...refused(bodies.absent, bearer, key) },
  { what: 'the second, where the first cannot be judged', request: 'GET /any-down', lines: [rightKey], ...open('feeder') },
  {
    what: 'the first, which cannot be judged, and the second',
    request: 'GET /any-down',
    lines: ['Authorization: Bearer good', rightKey],
    ...open('feeder'),
  },
  {
    what: 'the first, which cannot be judged, and nothing else',
    request: 'GET /any-down',
    lines: ['Authorization: Bearer good'],
    ...{ status: 503, body: bodies.unavailable, headers: { 'retry-after': '5' } },
  },
];

const first =
  'a challenge that is answered leads to the next: what is asked for together is one alternative, and its first scheme speaks for it';

const all: readonly Row[] = [
  { what: 'nothing', request: 'GET /all', ...refused(bodies.absent, bearer), because: first },
  { what: 'the first alone', request: 'GET /all', lines: [right], ...refused(bodies.absent, key) },
  { what: 'the second alone', request: 'GET /all', lines: [rightKey], ...refused(bodies.absent, bearer) },
  { what: 'the second wrong', request: 'GET /all', lines: [right, 'X-API-Key: x'], ...refused(bodies.invalid, key) },
  { what: 'the first wrong', request: 'GET /all', lines: [expired, rightKey], ...refused(bodies.token, badToken) },
  { what: 'both', request: 'GET /all', lines: [right, rightKey], status: 200, body: '{"who":["iris","feeder"]}' },
  { what: 'nothing, of an alternative of two', request: 'GET /any-all', ...refused(bodies.absent, basic, bearer), because: first },
  { what: 'half of the first alternative', request: 'GET /any-all', lines: [byName], ...refused(bodies.absent, key, bearer) },
  {
    what: 'the whole first alternative',
    request: 'GET /any-all',
    lines: [byName, rightKey],
    status: 200,
    body: '{"who":["iris","feeder"]}',
  },
  { what: 'the second alternative', request: 'GET /any-all', lines: [right], ...open('iris') },
];

export const several = { 'one of several': any, 'all of several': all };
