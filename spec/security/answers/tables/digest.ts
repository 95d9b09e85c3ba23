import { jest } from '@jest/globals';
import { Nonces } from '../../../../src/security/digest/nonces.js';
import { authorization, paramsOf, type Deviation, type Params } from '../../digest/support/client.js';
import { authorized, bodies, open, type Expected, type Row, type Tools } from '../row.js';
import { secret } from '../schemes.js';

const ours = (algorithm = 'SHA-256', end = '') =>
  new RegExp(
    `^Digest realm="stars", qop="auth", algorithm=${algorithm}, nonce="[A-Za-z0-9_-]{46}", opaque="[A-Za-z0-9_-]{22}", charset=UTF-8${end}$`,
  );
const absent: Expected = { status: 401, challenge: [ours()], body: bodies.absent };
const invalid: Expected = { status: 401, challenge: [ours()], body: bodies.invalid };
const stale: Expected = { status: 401, challenge: [ours('SHA-256', ', stale=true')], body: bodies.invalid };
const malformed: Expected = { status: 400, body: bodies.invalid };
const old = [ours('SHA-256'), ours('MD5')];
const silent = 'RFC 7616 asks for no challenge with a 400, and new credentials of the same client would be no better';

/** The first challenge of a route. */
async function challengeOf(path: string, ask: Tools['ask']): Promise<Params> {
  return paramsOf((await ask({ request: `GET ${path}` })).all('www-authenticate')[0] ?? '');
}

/** The header of credentials that differ from right ones. */
const header =
  (deviation: Deviation, path = '/digest', change = (params: Params): Params => params) =>
  async ({ method, ask }: Tools): Promise<string> => {
    const challenge = change(await challengeOf(path.split('?')[0] ?? '', ask));
    return authorization(
      challenge,
      { username: 'iris', password: 'Perseids', uri: path, method, nc: '00000001', cnonce: '0a4f' },
      deviation,
    );
  };

const signed = (deviation: Deviation, ...more: [path?: string, change?: (params: Params) => Params]) => ({
  sent: async (tools: Tools) => authorized(await header(deviation, ...more)(tools)),
});

/** The same header a second time. */
const replayed = async (tools: Tools) => {
  const line = authorized(await header({})(tools));
  await tools.ask({ request: `${tools.method} /digest`, ...line });
  return line;
};

/** A count below the last one of its nonce. */
const passedOver = async (tools: Tools) => {
  const challenge = await challengeOf('/digest', tools.ask);
  const [third, second] = await Promise.all(
    ['00000003', '00000002'].map((nc) => header({ signing: { nc } }, '/digest', () => challenge)(tools)),
  );
  await tools.ask({ request: `${tools.method} /digest`, ...authorized(third ?? '') });
  return authorized(second ?? '');
};

/** A nonce of ours that was given so many seconds ago. */
function nonceOf(seconds: number): string {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - seconds * 1000);
  try {
    return new Nonces(secret, 'stars', 300_000).issue();
  } finally {
    clock.mockRestore();
  }
}

const aged =
  (seconds: number) =>
  (challenge: Params): Params => ({ ...challenge, nonce: nonceOf(seconds) });

const at = (what: string, deviation: Deviation, expected: Expected, because?: string): Row => ({
  what,
  request: 'GET /digest',
  ...signed(deviation),
  ...expected,
  ...(because !== undefined && { because }),
});

/** RFC 7616. */
const answers: readonly Row[] = [
  { what: 'nothing', request: 'GET /digest', ...absent },
  { what: 'another scheme', request: 'GET /digest', ...authorized('Basic YTpi'), ...absent },
  { what: 'nothing, of two algorithms', request: 'GET /digest-old', ...absent, challenge: old },
  at('a wrong password', { signing: { password: 'perseids' } }, invalid),
  at('an unknown user', { signing: { username: 'nobody' } }, invalid),
  at('a nonce of somebody else', { signing: { nonce: 'A'.repeat(46) } }, invalid),
  at('another realm', { signing: { realm: 'moons' } }, invalid),
  at('another opaque', { sent: { opaque: '"other"' } }, invalid),
  at('an algorithm that is not offered', { signing: { algorithm: 'MD5' } }, invalid),
  at('a response of another method', { signing: { method: 'PUT' } }, invalid),
  at('a count of nothing', { signing: { nc: '00000000' } }, invalid),
  { what: 'a count that was passed over', request: 'GET /digest', sent: passedOver, ...invalid },
  { what: 'the same header again', request: 'GET /digest', sent: replayed, ...invalid },
  { what: 'a nonce that has ended', request: 'GET /digest', ...signed({}, '/digest', aged(301)), ...stale },
  {
    what: 'a nonce that has ended, and a wrong password',
    request: 'GET /digest',
    ...signed({ signing: { password: 'x' } }, '/digest', aged(301)),
    ...invalid,
  },
  at('the uri of another target', { signing: { uri: '/digest-old' } }, malformed, silent),
  at('the uri without its query', { signing: { uri: '/digest?x=1' } }, malformed, silent),
  at('no count', { sent: { nc: undefined } }, malformed, silent),
  at('the quality auth-int', { sent: { qop: 'auth-int' } }, malformed, silent),
  { what: 'the word alone', request: 'GET /digest', ...authorized('Digest'), ...malformed, because: silent },
  { what: 'the header twice', request: 'GET /digest', lines: ['Authorization: Digest a=1', 'Authorization: Digest a=1'], ...malformed },
  {
    ...{ what: 'right credentials', request: 'GET /digest', ...signed({}), ...open('iris') },
    headers: { 'authentication-info': /^qop=auth, rspauth="[0-9a-f]{64}", cnonce="0a4f", nc=00000001$/ },
  },
  {
    what: 'a nonce whose time is half over',
    request: 'GET /digest',
    ...signed({}, '/digest', aged(200)),
    ...open('iris'),
    headers: { 'authentication-info': /^nextnonce="[A-Za-z0-9_-]{46}", qop=auth, rspauth="[0-9a-f]{64}", cnonce="0a4f", nc=00000001$/ },
  },
  { what: 'right credentials for a query', request: 'GET /digest?x=1', ...signed({}, '/digest?x=1'), ...open('iris') },
  {
    what: 'right credentials by MD5, where it is offered',
    request: 'GET /digest-old',
    ...signed({ signing: { algorithm: 'MD5' } }, '/digest-old', (one) => ({ ...one, algorithm: 'MD5' })),
    ...open('iris'),
  },
  { what: 'nothing, where it may be absent', request: 'GET /digest-optional', ...open(null) },
  {
    what: 'a wrong password, where it may be absent',
    request: 'GET /digest-optional',
    ...signed({ signing: { uri: '/digest-optional', password: 'x' } }),
    ...invalid,
  },
  { what: 'the word alone, where it may be absent', request: 'GET /digest-optional', ...authorized('Digest'), ...malformed },
];

export const digest = { 'HTTP Digest': answers };
