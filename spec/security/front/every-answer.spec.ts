import { compress, cors, securityHeaders, trustedHosts } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import { gunzipSync } from 'node:zlib';
import { answers, ways } from './support/answers.js';

const headers = { origin: 'https://shop.example', 'accept-encoding': 'gzip' };

let plain: TestApp;
let t: TestApp;
beforeAll(async () => {
  plain = await testApp(answers({}));
  const middleware = [
    trustedHosts(['testserver']),
    securityHeaders(),
    cors({ allowOrigins: ['https://shop.example'], allowCredentials: true }),
    compress(),
  ];
  t = await testApp(answers({ middleware }));
});
afterAll(async () => {
  await plain.close();
  await t.close();
});

const names = (vary = ''): string[] => vary.split(',').map((one) => one.trim());

describe.each(ways)('%s %s', (method, path, status) => {
  it('is answered as without anything in front, and with its headers', async () => {
    const before = await plain.client.request(method, path, { headers });
    const { headers: got, body, status: now } = await t.client.request(method, path, { headers });
    expect([before.status, now]).toEqual([status, status]);
    const text = got['content-encoding'] === 'gzip' && method !== 'HEAD' ? gunzipSync(body) : body;
    expect(text.toString()).toBe(before.text);
    expect(got['access-control-allow-origin']).toBe('https://shop.example');
    expect(got['access-control-allow-credentials']).toBe('true');
    expect(got['x-content-type-options']).toBe('nosniff');
    expect(got['x-powered-by']).toBeUndefined();
    const vary = names(got.vary);
    expect(vary).toEqual([...new Set(vary)]);
    expect(vary).toEqual(expect.arrayContaining(['Origin', ...names(before.headers.vary).filter((one) => one !== '')]));
    expect(vary.includes('Accept-Encoding')).toBe(got['content-encoding'] === 'gzip');
  });
});

it('compresses what is long enough, or a stream, however it is sent', async () => {
  const encoded = await Promise.all(
    ways.map(async ([method, path]) => {
      const answer = await t.client.request(method, path, { headers });
      return answer.headers['content-encoding'] === 'gzip' ? `${method} ${path}` : '';
    }),
  );
  expect(encoded.filter((one) => one !== '')).toEqual([
    'GET /json',
    'HEAD /json',
    'GET /varied',
    'GET /stream',
    'HEAD /stream',
    'GET /by-hand',
    'GET /by-head',
    'GET /bare',
    'GET /gone',
    'GET /legacy/page',
  ]);
});
