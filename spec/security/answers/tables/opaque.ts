import { encoded, now, withSecret } from '../../tokens/support/crafted.js';
import { authorized, bodies, open, type Expected, type Row } from '../row.js';
import { secret } from '../schemes.js';

const realm = 'Bearer realm="matrix"';
const answer = (status: number, challenge: string, body: string): Expected => ({ status, challenge: [challenge], body });
const absent = answer(401, realm, bodies.absent);
const malformed = answer(400, `${realm}, error="invalid_request"`, bodies.invalid);
const invalid = answer(401, `${realm}, error="invalid_token"`, bodies.token);
const unavailable = (seconds: string | RegExp): Expected => ({
  status: 503,
  body: bodies.unavailable,
  headers: { 'retry-after': seconds },
});
const asked = (what: string, token: string, expected: Expected): Row => ({
  what,
  request: 'GET /opaque',
  ...authorized(`Bearer ${token}`),
  ...expected,
});

/** RFC 7662. */
const introspected: readonly Row[] = [
  { what: 'nothing', request: 'GET /opaque', ...absent },
  { what: 'the word alone', request: 'GET /opaque', ...authorized('Bearer'), ...malformed },
  { what: 'the header twice', request: 'GET /opaque', lines: ['Authorization: Bearer good', 'Authorization: Bearer good'], ...malformed },
  asked('a token that nobody knows', 'unknown', invalid),
  asked('an inactive token', 'inactive', invalid),
  asked('an inactive token that was taken back', 'taken-back', invalid),
  asked('an active token that has ended', 'ended', invalid),
  asked('an active token that is not valid yet', 'early', invalid),
  asked('an active token of another issuer', 'of-another-issuer', invalid),
  asked('an active token for another audience', 'for-another', invalid),
  asked('an active token for no audience', 'for-nobody', invalid),
  asked('an active token of another type', 'proof', invalid),
  asked('a token longer than 8 KB', 'x'.repeat(8193), invalid),
  asked('an issuer that answers 500', 'breaks', unavailable('5')),
  asked('an issuer that sends elsewhere', 'moved', unavailable('5')),
  asked('an issuer that answers no JSON', 'babble', unavailable('5')),
  asked('an issuer that does not say', 'says-nothing', unavailable('5')),
  asked('an issuer that hangs up', 'hangs-up', unavailable('5')),
  { what: 'an issuer that is down', request: 'GET /opaque-down', ...authorized('Bearer good'), ...unavailable('5') },
  { what: 'nothing, of an issuer that is down', request: 'GET /opaque-down', ...absent },
  {
    what: 'a scope that is lacking',
    request: 'GET /opaque/read',
    ...authorized('Bearer good'),
    ...answer(403, `${realm}, error="insufficient_scope", scope="orders:read orders:write"`, bodies.scope),
  },
  asked('an active token', 'good', open('iris')),
  { what: 'nothing, where it may be absent', request: 'GET /opaque-optional', ...open(null) },
  { what: 'an inactive token, where it may be absent', request: 'GET /opaque-optional', ...authorized('Bearer inactive'), ...invalid },
];

const signed = withSecret(secret, { alg: 'ES256' }, { sub: 'iris', iss: 'https://id.example', aud: 'matrix', exp: now() + 600 });
const retry: Expected = unavailable(/^(2[5-9]|30)$/);

/** RFC 8414: what cannot be judged is refused, and nobody is told that it is wrong. */
const fetched: readonly Row[] = [
  { what: 'nothing, while there are no keys', request: 'GET /no-keys', ...absent },
  { what: 'a token, while there are no keys', request: 'GET /no-keys', ...authorized(`Bearer ${signed}`), ...retry },
  { what: 'a token, while there are no metadata', request: 'GET /no-metadata', ...authorized(`Bearer ${signed}`), ...retry },
  {
    what: 'a token, where the metadata are of another issuer',
    request: 'GET /other-metadata',
    ...authorized(`Bearer ${signed}`),
    ...retry,
  },
  {
    what: 'a token of an algorithm that is not taken, while there are no keys',
    request: 'GET /no-keys',
    ...authorized(`Bearer ${encoded({ alg: 'HS256' })}.${encoded({})}.AAAA`),
    ...invalid,
  },
];

export const opaque = { 'an opaque token': introspected, 'keys that are fetched': fetched };
