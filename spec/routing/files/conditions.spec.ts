import { utimesSync, writeFileSync } from 'node:fs';
import { staticFiles } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import { folder } from './folders.js';
import { application } from './served.js';

const root = folder({ 'a.txt': '0123456789' });
const [before, at, after] = ['Tue, 14 Nov 2023 22:13:19 GMT', 'Tue, 14 Nov 2023 22:13:20 GMT', 'Tue, 14 Nov 2023 22:13:21 GMT'];
let t: TestApp;
let etag: string;

beforeAll(async () => {
  // Half a second behind what a date of HTTP can tell.
  utimesSync(`${root}/a.txt`, 1_700_000_000.5, 1_700_000_000.5);
  const app = application();
  app.mount('/files', staticFiles(root));
  t = await testApp(app);
  etag = (await t.client.get('/files/a.txt')).headers.etag ?? '';
});
afterAll(() => t.close());

const own = (text: string): string => text.replaceAll('ETAG', etag);

it.each<[headers: Record<string, string>, status: number]>([
  [{ 'if-none-match': 'ETAG' }, 304],
  [{ 'if-none-match': 'W/ETAG' }, 304],
  [{ 'if-none-match': '"x", ETAG , "y"' }, 304],
  [{ 'if-none-match': '*' }, 304],
  [{ 'if-none-match': '"x"' }, 200],
  [{ 'if-none-match': 'not quoted' }, 200],
  [{ 'if-modified-since': at }, 304],
  [{ 'if-modified-since': after }, 304],
  [{ 'if-modified-since': before }, 200],
  [{ 'if-modified-since': 'Tuesday, 14-Nov-23 22:13:20 GMT' }, 304],
  [{ 'if-modified-since': 'yesterday' }, 200],
  [{ 'if-modified-since': '2100' }, 200],
  // The tag says more than the date (RFC 9110 section 13.1.3).
  [{ 'if-none-match': '"x"', 'if-modified-since': after }, 200],
  [{ 'if-none-match': 'ETAG', 'if-modified-since': before }, 304],
  [{ 'if-match': 'ETAG' }, 200],
  [{ 'if-match': '"x", ETAG' }, 200],
  [{ 'if-match': '*' }, 200],
  [{ 'if-match': 'W/ETAG' }, 412],
  [{ 'if-match': '"x"' }, 412],
  [{ 'if-match': '"x"', 'if-none-match': 'ETAG' }, 412],
  [{ 'if-unmodified-since': at }, 200],
  [{ 'if-unmodified-since': before }, 412],
  [{ 'if-unmodified-since': 'yesterday' }, 200],
  [{ 'if-match': 'ETAG', 'if-unmodified-since': before }, 200],
  [{ 'if-match': 'ETAG', 'if-none-match': 'ETAG' }, 304],
  [{ 'if-none-match': 'ETAG', range: 'bytes=0-1' }, 304],
  [{ 'if-match': 'ETAG', range: 'bytes=0-1' }, 206],
])('%o is %i, for HEAD too', async (headers, status) => {
  const sent = { headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, own(value)])) };
  expect((await t.client.get('/files/a.txt', sent)).status).toBe(status);
  expect((await t.client.head('/files/a.txt', sent)).status).toBe(status);
});

it('304 has no body, and tells what caches keep', async () => {
  const { text, headers } = await t.client.get('/files/a.txt', { headers: { 'if-none-match': etag } });
  expect(text).toBe('');
  expect(headers.etag).toBe(etag);
  for (const name of ['content-type', 'content-length', 'last-modified', 'accept-ranges']) expect(headers[name]).toBeUndefined();
});

it('the tag changes with the time of a file, to less than a second, and with its length', async () => {
  const tagOf = async () => (await t.client.get('/files/b.txt')).headers.etag;
  const tags = new Set<string | undefined>();
  for (const [text, time] of [
    ['one', 1_000_000],
    ['one', 1_000_000.25],
    ['four', 1_000_000],
  ] as const) {
    writeFileSync(`${root}/b.txt`, text);
    utimesSync(`${root}/b.txt`, time, time);
    tags.add(await tagOf());
  }
  expect(tags.size).toBe(3);
});
