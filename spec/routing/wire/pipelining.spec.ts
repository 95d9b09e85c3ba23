import { setTimeout as delay } from 'node:timers/promises';
import type { Response } from 'express';
import { Body, Controller, createApp, dependency, Get, Module, Post, Res } from 'tenon';
import { Conversation } from '../../app/support/conversation.js';
import { exchange } from './exchange.js';

const ran: string[] = [];

@Controller()
class Line {
  @Get('/slow')
  async slow() {
    ran.push('slow');
    await delay(50);
    return 'slow';
  }

  @Get('/fast')
  fast() {
    ran.push('fast');
    return 'fast';
  }

  @Get('/last')
  last(@Res() response: Response) {
    ran.push('last');
    response.set('Connection', 'close').send('last');
  }

  @Post('/pay')
  pay() {
    ran.push('pay');
    return 'pay';
  }

  @Post('/late', { use: [dependency(async () => void (await delay(20)))] })
  late(@Body({ mediaType: 'text/plain' }) text: string) {
    return text;
  }

  @Post('/held')
  held(@Body({ type: [String] }) text: string[]) {
    ran.push('held');
    return text;
  }

  @Post('/read')
  read(@Body({ mediaType: 'text/plain' }) text: string) {
    ran.push('read');
    return text;
  }
}

@Module({ controllers: [Line] })
class LineModule {}

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };
const get = (path: string, ...fields: string[]): string => [`GET ${path} HTTP/1.1`, 'Host: a', ...fields, '', ''].join('\r\n');
const post = (path: string, ...fields: string[]): string =>
  [`POST ${path} HTTP/1.1`, 'Host: a', 'Content-Type: text/plain', ...fields, '', ''].join('\r\n');
const broken = '\x01\x02\r\n\r\n';
const refused = get('/fast', 'Host: b');
const chunked = 'Transfer-Encoding: chunked';

let app: ReturnType<typeof createApp>;
let port: number;
beforeAll(async () => {
  app = createApp(LineModule, { logger: quiet, bodyLimit: 32 });
  ({ port } = await app.listen(0));
});
afterAll(() => app.close());
beforeEach(() => ran.splice(0));

describe('requests on one connection', () => {
  it.each([
    ['a good one and a refused one', get('/slow') + refused, [200, 400], ['slow']],
    ['a good one, a refused one, a good one', get('/fast') + refused + get('/fast'), [200, 400], ['fast']],
    ['a refused one and many good ones', refused + get('/fast').repeat(20), [400], []],
    ['a refused one with a body that looks like another', post('/read', 'Host: b', 'Content-Length: 29') + get('/fast'), [400], []],
    ['a refused one behind two slow ones', get('/slow') + get('/slow') + refused, [200, 200, 400], ['slow', 'slow']],
    ['a good one and bytes that are none', get('/slow') + broken, [200, 400], ['slow']],
    ['two good ones and bytes that are none', get('/slow') + get('/slow') + broken, [200, 200, 400], ['slow', 'slow']],
    ['a refused one and bytes that are none', refused + broken, [400], []],
    ['one that is read while its body breaks', post('/read', chunked) + '2\r\nab\r\nx\r\n', [400], []],
    ['one that is answered before its body breaks', post('/fast', chunked) + '2\r\nab\r\nx\r\n', [405], []],
    ['one that is refused before its body breaks', post('/read', 'Transfer-Encoding: gzip') + 'x', [400], []],
    ['a slow one and one whose body breaks', get('/slow') + post('/read', chunked) + 'x\r\n', [200, 400], ['slow']],
    ['a slow one and one in another version', get('/slow') + get('/fast').replace('1.1', '2.0') + get('/fast'), [200, 505], ['slow']],
    ['a slow one and a tunnel', get('/slow') + get('/x').replace('GET', 'CONNECT'), [200, 405], ['slow']],
  ])('are answered in order, and none behind a refused one: %s', async (_what, bytes, statuses, paths) => {
    const { answers, rest, isClosed } = await exchange(port, bytes);
    expect({ statuses: answers.map(({ status }) => status), rest, isClosed, ran }).toEqual({
      statuses,
      rest: '',
      isClosed: true,
      ran: paths,
    });
  });

  const large = 'x'.repeat(40);

  it.each([
    ['too large, and says so', post('/read', 'Content-Length: 40') + large + post('/pay'), [413]],
    ['too large in chunks, and comes whole', `${post('/read', chunked)}28\r\n${large}\r\n0\r\n\r\n${post('/pay')}`, [413]],
    ['too large in chunks, which is seen late', `${post('/late', chunked)}28\r\n${large}\r\n0\r\n\r\n${post('/pay')}`, [413]],
    ['too large, which is seen late', `${post('/late', 'Content-Length: 40')}${large}${post('/pay')}`, [413]],
    ['too large, with more to come', `${post('/read', 'Content-Length: 80')}${large}`, [413]],
    ['held back and not wanted', post('/held', 'Content-Length: 1', 'Expect: 100-continue') + `x${post('/pay')}`, [415]],
    ['about another protocol', get('/fast', 'Upgrade: x') + post('/pay'), [200]],
    ['about another protocol, and slow', get('/slow', 'Upgrade: x') + post('/pay'), [200]],
    ['the last one by its own word', get('/slow', 'Connection: close') + post('/pay'), [200]],
    ['answered with a last word', get('/last') + post('/pay') + post('/pay'), [200]],
    ['answered with a last word, behind a slow one', get('/slow') + get('/last') + post('/pay') + post('/pay'), [200, 200]],
  ])('never run without an answer behind one that is %s', async (_what, bytes, statuses) => {
    const { answers, isClosed } = await exchange(port, bytes, undefined, 1_000);
    const [before, paid] = [answers.slice(0, statuses.length), answers.slice(statuses.length)];
    expect(before.map(({ status }) => status)).toEqual(statuses);
    expect(paid.map(({ body }) => body)).toEqual(ran.filter((one) => one === 'pay').map(() => '"pay"'));
    expect(isClosed || paid.length > 0).toBe(true);
  });

  it('never run without an answer while the application closes', async () => {
    const closing = createApp(LineModule, { logger: quiet });
    const { port: other } = await closing.listen(0);
    const one = await Conversation.begin(other, get('/slow'));
    while (ran.length === 0) await delay(1);
    const closed = closing.close();
    one.say(post('/pay') + post('/pay') + post('/pay'));
    await one.until(({ isClosed }) => isClosed);
    await closed;
    expect(ran.filter((name) => name === 'pay')).toHaveLength(one.statuses.length - 1);
  });

  it('get no further answer where the body of an answered one breaks later', async () => {
    const one = await Conversation.begin(port, post('/fast', chunked));
    await one.until(({ statuses }) => statuses.length === 1);
    one.say('x\r\n');
    await one.until(({ isClosed }) => isClosed);
    expect(one.statuses).toEqual([405]);
  });

  it('read the answer to a head that is far too long to the end', async () => {
    const { answers, isClosed } = await exchange(port, get('/fast', `X: ${'a'.repeat(3_000_000)}`));
    expect([answers.map(({ status }) => status), isClosed]).toEqual([[431], true]);
  });
});
