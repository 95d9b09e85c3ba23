import { seen, wireApp } from './application.js';
import { exchange } from './exchange.js';

const count = 2000;
const atOnce = 50;

const bases = [
  'GET /?a=b HTTP/1.1\r\nHost: testserver\r\nAccept: */*\r\nCookie: a=b; c=d\r\n\r\n',
  'POST /text HTTP/1.1\r\nHost: testserver\r\nContent-Type: text/plain\r\nContent-Length: 11\r\n\r\nhello world',
  'POST /text HTTP/1.1\r\nHost: testserver\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;a=b\r\n world\r\n0\r\nX: y\r\n\r\n',
  'POST http://testserver/text HTTP/1.1\r\nHost: testserver\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nExpect: 100-continue\r\nUpgrade: h2c\r\n\r\nab',
];

/** What separates the parts of a request, and what has made servers disagree. */
const pieces = [
  ...[
    '\r\n',
    '\n',
    '\r',
    '\r\n\r\n',
    '\0',
    ' ',
    '\t',
    ':',
    ',',
    ';',
    '#',
    '%',
    '*',
    '@',
    '\x7f',
    '\xff',
    '0',
    '-1',
    'ffffffff',
    'HTTP/2.0',
    'CONNECT ',
    'Host: b\r\n',
  ],
  ...[
    'Transfer-Encoding: chunked\r\n',
    'Transfer-Encoding: gzip\r\n',
    'Content-Length: 3\r\n',
    'Connection: close\r\n',
    'Connection: upgrade\r\n',
    'a: b\r\n'.repeat(120),
  ],
  ...['GET / HTTP/1.1\r\nHost: a\r\n\r\n', 'x'.repeat(17_000)],
];

/** Numbers from 0 to 1, the same for every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function mutated(random: () => number): string {
  const below = (limit: number): number => Math.floor(random() * limit);
  let text = bases[below(bases.length)] as string;
  for (let left = 1 + below(3); left > 0; left -= 1) {
    const at = below(text.length);
    const other = at + below(12);
    const [before, there, behind] = [text.slice(0, at), text.slice(at, other), text.slice(other)];
    const kinds = [
      () => before + String.fromCharCode(below(256)) + text.slice(at + 1),
      () => before + (pieces[below(pieces.length)] as string) + text.slice(at),
      () => before + behind,
      () => before + there + there + behind,
      () => before + there.toUpperCase() + behind,
      () => before,
    ];
    text = (kinds[below(kinds.length)] as () => string)();
  }
  return text;
}

/** Whether a final answer is there. */
const isAnswered = (text: string): boolean => /^(?:HTTP\/1\.1 1\d\d [^]*?\r\n\r\n)*HTTP\/1\.1 [2-5]\d\d [^]*\r\n\r\n/.test(text);

it('answers or closes whatever comes, and leaves nothing open', async () => {
  await using app = wireApp({ timeouts: { headers: 150, request: 300, checking: 50 } });
  const { port } = await app.listen(0);
  const random = numbers(20_250_808);
  const requests = Array.from({ length: count }, () => mutated(random));
  const unexpected: unknown[] = [];
  const statuses = new Set<string>();
  Object.assign(seen, { opened: 0, closed: 0, logged: [] });
  const work = async (): Promise<void> => {
    for (let bytes = requests.pop(); bytes !== undefined; bytes = requests.pop()) {
      let heard = '';
      const { isClosed } = await exchange(port, bytes, (text) => isAnswered((heard = text)));
      const all = [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status as string);
      all.forEach((status) => statuses.add(status));
      const isWrong = all.some((status) => status >= '500' && status !== '501' && status !== '505');
      if (isWrong || (!isClosed && !isAnswered(heard))) unexpected.push({ bytes, heard, isClosed });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  expect(unexpected).toEqual([]);
  expect(seen.logged).toEqual([]);
  // It was not all refused at the first look, nor all let pass.
  expect([...statuses]).toEqual(expect.arrayContaining(['200', '400', '408', '431', '501', '505']));
  await app.close();
  expect(seen.opened).toBeGreaterThan(100);
  expect(seen.closed).toBe(seen.opened);
});
