import { Controller, FileResponse, Get, staticFiles } from 'tenon';
import { testApp } from 'tenon/testing';
import { rangesOf } from '../../../src/routing/files/byte-ranges.js';
import { folder } from './folders.js';
import { application } from './served.js';

const large = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
const root = folder({ 'a.txt': '0123456789', 'empty.txt': '', 'large.bin': large });

const mounted = () => {
  const app = application();
  app.mount('/files', staticFiles(root));
  return testApp(app);
};

describe('a Range field', () => {
  it.each<[field: string, parts: readonly (readonly [number, number])[]]>([
    ['bytes=0-4', [[0, 5]]],
    ['bytes=5-', [[5, 10]]],
    ['bytes=-3', [[7, 10]]],
    ['bytes=-20', [[0, 10]]],
    ['bytes=9-9', [[9, 10]]],
    ['bytes=3-900', [[3, 10]]],
    ['BYTES = 0 - 1 ', [[0, 2]]],
    [
      'bytes=0-1,5-6',
      [
        [0, 2],
        [5, 7],
      ],
    ],
    [
      'bytes=5-6,0-1',
      [
        [0, 2],
        [5, 7],
      ],
    ],
    ['bytes=0-5,3-8', [[0, 9]]],
    ['bytes=0-1,2-3', [[0, 4]]],
    ['bytes=2-8,3-4', [[2, 9]]],
    ['bytes=1-2,x', [[1, 3]]],
    ['bytes=0-1,', [[0, 2]]],
  ])('%s asks for parts', (field, parts) => {
    expect(rangesOf(field, 10)).toEqual({ kind: 'parts', parts: parts.map(([start, end]) => ({ start, end })) });
  });

  it.each(['bytes=10-', 'bytes=10-12', 'bytes=-0', 'bytes=0-1,50-60', 'bytes=99999999999999999999-'])('%s is unsatisfiable', (field) => {
    expect(rangesOf(field, 10)).toEqual({ kind: 'unsatisfiable' });
  });

  it.each(['bytes', 'bytes=', 'bytes=-', 'bytes=x-y', 'bytes=1.5-2', 'bytes=0x1-2', 'bytes=5-2', 'items=0-1', '=0-1'])(
    '%s is malformed',
    (field) => {
      expect(rangesOf(field, 10).kind).toBe('malformed');
    },
  );

  it('of an empty file is unsatisfiable', () => expect(rangesOf('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' }));

  it('is heeded with up to 100 ranges', () => {
    const ranges = (count: number): string => `bytes=${new Array(count).fill('0-0').join(',')}`;
    expect(rangesOf(ranges(100), 10)).toEqual({ kind: 'parts', parts: [{ start: 0, end: 1 }] });
    expect(rangesOf(ranges(101), 10)).toEqual({ kind: 'whole' });
  });

  it('is read in time that grows with its length', () => {
    for (const field of [
      `bytes=${' '.repeat(500_000)}`,
      `bytes=${'1'.repeat(500_000)}x`,
      `bytes=${',-'.repeat(250_000)}`,
      '='.repeat(500_000),
    ])
      expect(['malformed', 'whole']).toContain(rangesOf(field, 10).kind);
  });
});

it('one part is sent by itself, of a large file too', async () => {
  await using t = await mounted();
  const answer = await t.client.get('/files/large.bin', { headers: { range: 'bytes=1000-250999' } });
  expect([answer.status, answer.headers['content-range'], answer.headers['content-length']]).toEqual([
    206,
    'bytes 1000-250999/300000',
    '250000',
  ]);
  expect(answer.body.equals(large.subarray(1_000, 251_000))).toBe(true);
  expect((await t.client.get('/files/large.bin')).body.equals(large)).toBe(true);
});

it('several parts are sent in one body, as long as it says', async () => {
  await using t = await mounted();
  for (const [range, sizes] of [
    ['bytes=0-1,5-6', [2, 2]],
    ['bytes=0-99999,150000-,120000-120000', [100_000, 1, 150_000]],
  ] as const) {
    const answer = await t.client.get('/files/large.bin', { headers: { range } });
    const [, boundary = ''] = /^multipart\/byteranges; boundary=([0-9a-f]{26})$/.exec(answer.headers['content-type'] ?? '') ?? [];
    expect([answer.status, answer.headers['content-range'], answer.headers['content-length']]).toEqual([
      206,
      undefined,
      String(answer.body.length),
    ]);
    const sections = answer.body.toString('latin1').split(`--${boundary}`);
    expect([sections[0], sections.at(-1)]).toEqual(['', '--']);
    const read = sections.slice(1, -1).map((section) => {
      const [head = '', body = ''] = section.split(/\r\n\r\n([\s\S]*)\r\n$/);
      const [, start = 0, end = 0] = /content-range: bytes (\d+)-(\d+)\/300000$/.exec(head) ?? [];
      expect(head).toContain('content-type: application/octet-stream\r\n');
      expect(Buffer.from(body, 'latin1').equals(large.subarray(Number(start), Number(end) + 1))).toBe(true);
      return body.length;
    });
    expect(read).toEqual(sizes);
  }
});

it.each(['bytes=0-1', 'bytes=0-1,5-6'])('HEAD tells of %s what GET would send', async (range) => {
  await using t = await mounted();
  const [get, head] = [
    await t.client.get('/files/large.bin', { headers: { range } }),
    await t.client.head('/files/large.bin', { headers: { range } }),
  ];
  expect([head.status, head.headers['content-length'], head.text]).toEqual([206, get.headers['content-length'], '']);
});

it.each([
  ['bytes=10-', 416, 'bytes */10', ''],
  ['bytes=5-2', 400, undefined, 'Range header: start must be less than end'],
  ['lines=1-2', 400, undefined, 'Only support bytes range'],
])('%s of ten bytes is %i', async (range, status, contentRange, text) => {
  await using t = await mounted();
  const answer = await t.client.get('/files/a.txt', { headers: { range } });
  expect([answer.status, answer.headers['content-range'], answer.text]).toEqual([status, contentRange, text]);
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
});

describe('If-Range', () => {
  it('lets parts be sent of what it names exactly, and else the whole', async () => {
    await using t = await mounted();
    const { etag = '', 'last-modified': modified = '' } = (await t.client.get('/files/a.txt')).headers;
    const asked = async (ifRange: string) => {
      const { status, text } = await t.client.get('/files/a.txt', { headers: { range: 'bytes=0-1', 'if-range': ifRange } });
      return [status, text];
    };
    expect(await asked(etag)).toEqual([206, '01']);
    expect(await asked(modified)).toEqual([206, '01']);
    for (const other of [`W/${etag}`, '"other"', 'Fri, 01 Jan 2100 00:00:00 GMT', ''])
      expect(await asked(other)).toEqual([200, '0123456789']);
  });
});

it('belongs to answers of status 200', async () => {
  @Controller()
  class Copies {
    @Get('/copy', { status: 201 })
    copy() {
      return new FileResponse(`${root}/a.txt`, { status: 201 });
    }
  }
  await using t = await testApp(application({ controllers: [Copies] }));
  const answer = await t.client.get('/copy', { headers: { range: 'bytes=0-1', 'if-none-match': '*' } });
  expect([answer.status, answer.text]).toEqual([201, '0123456789']);
});
