import { bodies, open, type Expected, type Row, type Tools } from '../row.js';

const answer =
  (challenge: string) =>
  (body: string): Expected => ({ status: 401, challenge: [challenge], body });
const inHeader = answer('ApiKey realm="matrix", in="header", name="X-API-Key"');
const inQuery = answer('ApiKey realm="matrix", in="query", name="key"');
const inCookie = answer('ApiKey realm="matrix", in="cookie", name="key"');
const inSession = answer('ApiKey realm="matrix", in="cookie", name="__Host-session"');

const keys: readonly Row[] = [
  { what: 'nothing', request: 'GET /key', ...inHeader(bodies.absent) },
  { what: 'an empty header', request: 'GET /key', lines: ['X-API-Key:'], ...inHeader(bodies.absent) },
  { what: 'the key in the query', request: 'GET /key?X-API-Key=right%20key', ...inHeader(bodies.absent) },
  { what: 'a wrong key', request: 'GET /key', lines: ['X-API-Key: wrong key'], ...inHeader(bodies.invalid) },
  { what: 'the key in capitals', request: 'GET /key', lines: ['X-API-Key: RIGHT KEY'], ...inHeader(bodies.invalid) },
  { what: 'the key and more', request: 'GET /key', lines: ['X-API-Key: right key2'], ...inHeader(bodies.invalid) },
  { what: 'the key twice', request: 'GET /key', lines: ['X-API-Key: right key', 'x-api-key: right key'], ...inHeader(bodies.invalid) },
  { what: 'nothing and then the key', request: 'GET /key', lines: ['X-API-Key:', 'X-API-Key: right key'], ...inHeader(bodies.invalid) },
  { what: 'the digest of the key', request: 'GET /key', lines: [`X-API-Key: ${'0'.repeat(64)}`], ...inHeader(bodies.invalid) },
  { what: 'the key', request: 'GET /key', lines: ['x-api-key: right key'], ...open('feeder') },
  { what: 'nothing, where it may be absent', request: 'GET /key-optional', ...open(null) },
  { what: 'a wrong key, where it may be absent', request: 'GET /key-optional', lines: ['X-API-Key: wrong'], ...inHeader(bodies.invalid) },
  { what: 'nothing', request: 'GET /key-query', ...inQuery(bodies.absent) },
  { what: 'an empty parameter', request: 'GET /key-query?key=', ...inQuery(bodies.absent) },
  { what: 'a wrong key', request: 'GET /key-query?key=wrong', ...inQuery(bodies.invalid) },
  { what: 'the key twice', request: 'GET /key-query?key=right+key&key=right+key', ...inQuery(bodies.invalid) },
  { what: 'the key twice, once encoded', request: 'GET /key-query?key=right+key&k%65y=wrong', ...inQuery(bodies.invalid) },
  { what: 'the key', request: 'GET /key-query?key=right%20key', ...open('feeder') },
  { what: 'nothing', request: 'GET /key-cookie', ...inCookie(bodies.absent) },
  { what: 'an empty cookie', request: 'GET /key-cookie', lines: ['Cookie: key='], ...inCookie(bodies.absent) },
  { what: 'a wrong key', request: 'GET /key-cookie', lines: ['Cookie: key=wrong'], ...inCookie(bodies.invalid) },
  { what: 'the key twice', request: 'GET /key-cookie', lines: ['Cookie: key=right key; key=right key'], ...inCookie(bodies.invalid) },
  {
    what: 'the key on two lines',
    request: 'GET /key-cookie',
    lines: ['Cookie: key=right key', 'Cookie: key=x'],
    ...inCookie(bodies.invalid),
  },
  { what: 'the key', request: 'GET /key-cookie', lines: ['Cookie: seen=1; key="right key"'], ...open('feeder') },
];

const signedIn = async ({ ask }: Tools) => {
  const [cookie = ''] = (await ask({ request: 'POST /sign-in' })).all('set-cookie');
  return cookie.split(';', 1)[0] ?? '';
};

/** A session that does not hold is none: its cookie is the server's own, and there is nobody to be told of a mistake. */
const sessions: readonly Row[] = [
  { what: 'nothing', request: 'GET /session', ...inSession(bodies.absent) },
  { what: 'a cookie that nobody signed', request: 'GET /session', lines: ['Cookie: __Host-session=e30.AAAA'], ...inSession(bodies.absent) },
  {
    what: 'a cookie of a wrong signature',
    request: 'GET /session',
    sent: async (tools) => ({ lines: [`Cookie: ${(await signedIn(tools)).slice(0, -2)}AA`] }),
    ...inSession(bodies.absent),
  },
  { what: 'a session', request: 'GET /session', sent: async (tools) => ({ lines: [`Cookie: ${await signedIn(tools)}`] }), ...open('iris') },
  { what: 'nothing, where it may be absent', request: 'GET /session-optional', ...open(null) },
];

const foreign: Expected = { status: 403, body: '{"detail":"Cross-site request refused"}' };
const byCookie = (site: string) => ({ lines: ['Cookie: key=right key', `Sec-Fetch-Site: ${site}`] });

/** A browser adds cookies by itself, so where a request comes from is asked as well. */
const forged: readonly Row[] = [
  { what: 'the key from another site', request: 'POST /shielded', ...byCookie('cross-site'), ...foreign },
  { what: 'the key from a sibling', request: 'POST /shielded', ...byCookie('same-site'), ...foreign },
  { what: 'the key from nobody knows where', request: 'POST /shielded', lines: ['Cookie: key=right key'], ...foreign },
  { what: 'nothing', request: 'POST /shielded', ...inCookie(bodies.absent) },
  { what: 'the key from our own pages', request: 'POST /shielded', ...byCookie('same-origin'), ...open('feeder') },
];

export const apiKeys = { 'an API key': keys, 'a session': sessions, 'a key in a cookie, behind csrf()': forged };
