import { testApp, type TestApp } from 'tenon/testing';
import { authorization, paramsOf } from '../digest/support/client.js';
import { app, handled } from './application.js';
import { issuer } from './endpoint.js';
import { exchange, type RawRequest } from './exchange.js';
import { authorized, base64, form } from './row.js';
import { badPasses } from './tables/passes.js';
import { codeForm, login, verifier, web } from './tokens.js';

let t: TestApp;
beforeAll(async () => (t = await testApp(app)));
afterAll(async () => {
  await t.close();
  await issuer.close();
});

/** An answer to the byte, without what is random or the time. */
async function answer(request: RawRequest): Promise<string> {
  const { head, body } = await exchange(t.app.server, request);
  return `${head}\n\n${body}`.replace(/^Date: .*$/m, 'Date').replace(/nonce="[^"]{46}"/g, 'nonce');
}

const byDigest = async (username: string, password: string) => {
  const challenge = paramsOf((await exchange(t.app.server, { request: 'GET /digest' })).all('www-authenticate')[0] ?? '');
  return authorized(authorization(challenge, { username, password, uri: '/digest', method: 'GET', nc: '00000001', cnonce: 'c' }));
};
const bearer = (token: string) => authorized(`Bearer ${token}`);
const basic = (pair: string) => authorized(`Basic ${base64(pair)}`);
const byBasic = (pair: string) => form(login, `Authorization: Basic ${base64(pair)}`);
const refresh = async (client: Readonly<Record<string, string>>) => {
  const { body } = await exchange(t.app.server, { request: 'POST /token', ...form({ ...login, ...web }) });
  const { refresh_token: token } = JSON.parse(body) as { readonly refresh_token: string };
  return form({ grant_type: 'refresh_token', refresh_token: token, ...client });
};
const used = async () => {
  const sent = await refresh(web);
  await exchange(t.app.server, { request: 'POST /token', ...sent });
  return sent;
};
const redeemed = async () => {
  const sent = form(await codeForm());
  await exchange(t.app.server, { request: 'POST /token', ...sent });
  return sent;
};
const ended = async () => {
  const sent = await codeForm({}, 1);
  await new Promise((done) => setTimeout(done, 1010));
  return form(sent);
};

type Sent = Pick<RawRequest, 'lines' | 'content'>;
type Way = readonly [request: string, ...sent: (Sent | (() => Promise<Sent>))[]];

/** Requests that are refused for different reasons, which nobody is to learn from the answer. */
const ways: Readonly<Record<string, Way>> = {
  'an unknown user and a wrong password, by Basic': [
    'GET /basic',
    basic('nobody:a:b:c'),
    basic('iris:wrong'),
    basic('iris:'),
    authorized('Basic !'),
  ],
  'an unknown user and a wrong password, by Digest': [
    'GET /digest',
    () => byDigest('nobody', 'Perseids'),
    () => byDigest('iris', 'wrong'),
    () => byDigest('constructor', ''),
  ],
  'wrong keys': ['GET /key', { lines: ['X-API-Key: x'] }, { lines: ['X-API-Key: right kez'] }, { lines: ['X-API-Key: a', 'X-API-Key: b'] }],
  'wrong keys in a cookie': ['GET /key-cookie', { lines: ['Cookie: key=x'] }, { lines: ['Cookie: key=right kez'] }],
  'sessions that do not hold': [
    'GET /session',
    { lines: ['Cookie: __Host-session=x'] },
    { lines: ['Cookie: __Host-session=e30.AAAA'] },
    {},
  ],
  'tokens with anything wrong': ['GET /jwt', ...badPasses.map(([, token]) => bearer(token))],
  'opaque tokens with anything wrong': ['GET /opaque', ...['unknown', 'inactive', 'ended', 'for-another', 'taken-back'].map(bearer)],
  'an unknown user and a wrong password, at the token endpoint': [
    'POST /token',
    form({ ...web, ...login, username: 'nobody' }),
    form({ ...web, ...login, password: 'wrong' }),
  ],
  'an unknown client and a wrong secret': [
    'POST /token',
    form({ ...login, client_id: 'nobody', client_secret: 'x' }),
    form({ ...login, ...web, client_secret: 'x' }),
    form({ ...login, client_id: 'app', client_secret: 'x' }),
    form({ ...login, client_id: 'web' }),
    byBasic('nobody:x'),
    byBasic('web:x'),
  ],
  'refresh tokens that are worth nothing': [
    'POST /token',
    form({ grant_type: 'refresh_token', refresh_token: 'unknown', ...web }),
    () => refresh({ client_id: 'app' }),
    used,
  ],
  'codes that are worth nothing': [
    'POST /token',
    async () => form({ ...(await codeForm()), code: 'unknown' }),
    async () => form({ ...(await codeForm()), ...web }),
    redeemed,
    ended,
  ],
  'verifiers that do not fit': [
    'POST /token',
    async () => form({ ...(await codeForm()), code_verifier: 'w'.repeat(43) }),
    async () => form({ ...(await codeForm()), code_verifier: 'short' }),
    async () => form({ ...(await codeForm({ codeChallenge: undefined })), code_verifier: verifier }),
  ],
};

it.each(Object.entries(ways))('%s are answered alike, byte by byte', async (_, [request, ...ways]) => {
  const answers: string[] = [];
  for (const way of ways) {
    const sent = typeof way === 'function' ? await way() : way;
    handled.length = 0;
    answers.push(await answer({ request, ...sent }));
    expect(handled).toEqual([]);
  }
  expect(answers[0]).toMatch(/^HTTP\/1\.1 40[01] /);
  expect(new Set(answers)).toEqual(new Set([answers[0]]));
  expect(answers.length).toBeGreaterThan(1);
});
