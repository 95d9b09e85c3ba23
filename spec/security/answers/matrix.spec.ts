import { STATUS_CODES } from 'node:http';
import { testApp, type TestApp } from 'tenon/testing';
import { app, handled } from './application.js';
import { issuer } from './endpoint.js';
import { exchange, type RawAnswer, type RawRequest } from './exchange.js';
import { requestOf, type Row } from './row.js';
import { basic } from './tables/basic.js';
import { bearer } from './tables/bearer.js';
import { codes } from './tables/codes.js';
import { digest } from './tables/digest.js';
import { apiKeys } from './tables/keys.js';
import { opaque } from './tables/opaque.js';
import { plain } from './tables/plain.js';
import { several } from './tables/several.js';
import { tokenForms } from './tables/token-forms.js';

const tables = { ...bearer, ...opaque, ...basic, ...digest, ...apiKeys, ...tokenForms, ...codes, ...several, ...plain };
const rows = Object.values<readonly Row[]>(tables).flat();

let t: TestApp;
let problems: TestApp;
beforeAll(async () => {
  t = await testApp(app);
  problems = await testApp(app, { options: { errorFormat: 'problem' } });
});
afterAll(async () => {
  await t.close();
  await problems.close();
  await issuer.close();
});

const to =
  (app: TestApp) =>
  (request: RawRequest): Promise<RawAnswer> =>
    exchange(app.app.server, request);
const named = ({ what, request, status }: Row): string =>
  `${what}: ${request.replace(/\?(?:access_token|grant_type)=.*/, '?...')} is a ${status}`;
const each = (some: readonly Row[]) => some.map((row) => [named(row), row] as const);
const text = (given: string | RegExp) => (typeof given === 'string' ? given : (expect.stringMatching(given) as string));

/** What is looked at of an answer: all that is the same whatever the format of errors and the method. */
function seen({ status, all }: RawAnswer, { headers = {} }: Row) {
  const more = Object.keys(headers).map((name) => [name, all(name)]);
  return {
    status,
    challenge: all('www-authenticate'),
    cache: all('cache-control'),
    headers: Object.fromEntries(more),
    ran: handled.length,
  };
}

function expected({ status, challenge = [], cache, headers = {} }: Row) {
  const more = Object.entries(headers).map(([name, value]) => [name, [text(value)]]);
  const ran = status < 300 ? 1 : 0;
  return { status, challenge: challenge.map(text), cache: cache === null ? [] : ['no-store'], headers: Object.fromEntries(more), ran };
}

async function answered(row: Row, app: TestApp, method?: string): Promise<RawAnswer> {
  const request = await requestOf(row, to(app), method);
  handled.length = 0;
  return to(app)(request);
}

describe.each(Object.entries<readonly Row[]>(tables))('%s', (_, table) => {
  it.each(each(table))('%s', async (_name, row) => {
    const answer = await answered(row, t);
    expect({ ...seen(answer, row), body: answer.body }).toEqual({ ...expected(row), body: text(row.body) });
  });
});

describe('with HEAD', () => {
  const got = rows.filter(({ request }) => request.startsWith('GET '));

  it.each(each(got))('%s, without a body', async (_name, row) => {
    const answer = await answered(row, t, 'HEAD');
    expect({ ...seen(answer, row), body: answer.body }).toEqual({ ...expected(row), body: '' });
    const [length] = (await answered(row, t)).all('content-length');
    expect(answer.all('content-length')).toEqual([length]);
  });
});

describe('as problem+json', () => {
  const refused = rows.filter(({ body }) => typeof body === 'string' && body.startsWith('{"detail":'));

  it.each(each(refused))('%s', async (_name, row) => {
    const answer = await answered(row, problems);
    const { detail } = JSON.parse(row.body as string) as { readonly detail: string };
    const title = STATUS_CODES[row.status];
    const body = JSON.stringify({ type: 'about:blank', title, status: row.status, ...(detail !== title && { detail }) });
    expect({ ...seen(answer, row), body: answer.body }).toEqual({ ...expected(row), body });
    expect(answer.all('content-type')).toEqual(['application/problem+json']);
  });
});
