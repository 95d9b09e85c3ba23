import { setTimeout as delay } from 'node:timers/promises';
import {
  Controller,
  Depends,
  dependency,
  Field,
  Get,
  header,
  HttpException,
  Int,
  Post,
  Body,
  Query,
  StreamingResponse,
  type ApplicationOptions,
  type Closes,
} from 'tenon';
import type { TestApp, TestResponse } from 'tenon/testing';
import { serve } from './application.js';

/** What happened, in order: `guard`, `open x`, `handle`, `x fine`, `x <error>`. */
const trace: string[] = [];

class Failed extends Error {}

const guard = dependency({ 'x-key': header({ type: String, optional: true }) }, ({ 'x-key': key }) => {
  trace.push('guard');
  if (key === 'wrong') throw new HttpException(401);
});

/** A resource that says how it was closed; `x-break` names the one that cannot be opened, or closed. */
function resource(name: string, closes: Closes = 'before-response') {
  return dependency(
    { 'x-break': header({ type: String, optional: true }) },
    async function* ({ 'x-break': broken }) {
      await Promise.resolve();
      if (broken === `open ${name}`) throw new Failed(`${name} cannot be opened`);
      trace.push(`open ${name}`);
      try {
        yield name;
        if (broken === `close ${name}`) throw new Failed(`${name} cannot be closed`);
        trace.push(`${name} fine`);
      } catch (error) {
        trace.push(`${name} ${(error as Error).name === 'TenonError' ? (error as { code?: string }).code : (error as Error).message}`);
        throw error;
      }
    },
    { closes, name },
  );
}

const [outer, inner, late] = [resource('outer'), resource('inner'), resource('late', 'after-response')];

class Count {
  @Field({ type: Int }) count!: number;
}

@Controller({ use: [guard] })
class Work {
  @Post('/work', { returns: Count })
  async work(
    @Query({ type: Int }) wait: number,
    @Body() body: Count,
    @Depends(late) _late: string,
    @Depends(outer) _outer: string,
    @Depends(inner) _inner: string,
    @Query({ optional: true }) ends?: string,
  ): Promise<unknown> {
    trace.push('handle');
    if (wait > 0) await delay(wait);
    if (ends === 'throws') throw new Failed('handler');
    if (ends === 'refuses') throw new HttpException(409);
    if (ends === 'lies') return { count: 'a secret' };
    return body;
  }

  @Get('/stream')
  stream(@Query() ends: string, @Depends(late) _late: string, @Depends(outer) _outer: string) {
    trace.push('handle');
    return new StreamingResponse(pieces(ends));
  }
}

async function* pieces(ends: string) {
  try {
    if (ends === 'before the first') throw new Failed('piece');
    for (const piece of ['a', 'b']) {
      trace.push(`send ${piece}`);
      yield piece;
      await delay(1);
    }
    if (ends === 'after two') throw new Failed('piece');
    if (ends === 'never') await delay(10_000, undefined, { signal: AbortSignal.timeout(200) });
  } finally {
    trace.push('pieces over');
  }
}

interface Sent {
  readonly query?: Record<string, string | number>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly options?: ApplicationOptions;
}

async function ask({
  query = {},
  headers = {},
  body = '{"count":1}',
  options = {},
}: Sent): Promise<{ response: TestResponse; t: TestApp }> {
  trace.splice(0);
  const t = await serve(Work, options);
  const all = { 'content-type': 'application/json', ...headers };
  const response = await t.client.request('POST', '/work', { query: { wait: 0, ...query }, headers: all, body });
  await t.close();
  return { response, t };
}

const opened = ['guard', 'open late', 'open outer', 'open inner'];
const closed = (how: string, lateHow = how): string[] => [`inner ${how}`, `outer ${how}`, `late ${lateHow}`];

const stages: readonly (readonly [stage: string, sent: Sent, status: number, trace: readonly string[]])[] = [
  ['nothing', {}, 200, [...opened, 'handle', ...closed('fine')]],
  ['the guard', { headers: { 'x-key': 'wrong' } }, 401, ['guard']],
  ['the guard, whatever else is wrong', { headers: { 'x-key': 'wrong' }, query: { wait: 'x' }, body: '{' }, 401, ['guard']],
  ['an input', { query: { wait: 'x' } }, 422, ['guard']],
  ['the body', { body: '{"count":"x"}' }, 422, ['guard']],
  ['the syntax of the body', { body: '{' }, 422, ['guard']],
  ['the content type', { headers: { 'content-type': 'text/plain' } }, 415, ['guard']],
  ['the size of the body', { options: { bodyLimit: 5 } }, 413, ['guard']],
  ['opening the first', { headers: { 'x-break': 'open late' } }, 500, ['guard']],
  [
    'opening the last',
    { headers: { 'x-break': 'open inner' } },
    500,
    ['guard', 'open late', 'open outer', 'outer inner cannot be opened', 'late inner cannot be opened'],
  ],
  ['the handler', { query: { ends: 'throws' } }, 500, [...opened, 'handle', ...closed('handler')]],
  ['the handler, as it was meant', { query: { ends: 'refuses' } }, 409, [...opened, 'handle', ...closed('Conflict')]],
  [
    'the handler, out of time',
    { query: { wait: 50 }, options: { timeouts: { handler: 10 } } },
    503,
    [...opened, 'handle', ...closed('HANDLER_TIMEOUT')],
  ],
  ['closing the first', { headers: { 'x-break': 'close inner' } }, 500, [...opened, 'handle', ...closed('inner cannot be closed')]],
  [
    'closing the second',
    { headers: { 'x-break': 'close outer' } },
    500,
    [...opened, 'handle', 'inner fine', 'outer outer cannot be closed', 'late outer cannot be closed'],
  ],
  [
    'closing after the response',
    { headers: { 'x-break': 'close late' } },
    200,
    [...opened, 'handle', ...closed('fine', 'late cannot be closed')],
  ],
];

describe.each(['on', 'off'] as const)('what was opened and how it was closed (generated code %s)', (codeGeneration) => {
  it.each(stages)('where %s fails', async (_stage, sent, status, expected) => {
    const { response } = await ask({ ...sent, options: { ...sent.options, codeGeneration } });
    expect([response.status, trace]).toEqual([status, expected]);
  });

  it('where the result does not fit what was declared, and nothing of it leaks', async () => {
    const { response, t } = await ask({ query: { ends: 'lies' }, options: { codeGeneration } });
    expect([response.status, response.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
    expect(trace.filter((line) => line.startsWith('open'))).toHaveLength(3);
    expect(trace.filter((line) => line.includes('What the handler returned does not fit Count'))).toHaveLength(3);
    expect(t.errors).toHaveLength(1);
    expect(String(t.errors[0])).not.toContain('a secret');
  });

  it('where the client is gone: everything is closed once, with the news', async () => {
    trace.splice(0);
    await using t = await serve(Work, { codeGeneration });
    const gone = new AbortController();
    const asked = t.client.post('/work', { query: { wait: 30 }, json: { count: 1 }, signal: gone.signal });
    while (!trace.includes('handle')) await delay(1);
    gone.abort();
    await expect(asked).rejects.toThrow();
    await t.close();
    expect(trace).toEqual([...opened, 'handle', ...closed('REQUEST_ABORTED')]);
    expect(t.errors).toEqual([]);
  });
});

describe('a streamed answer', () => {
  const before = ['guard', 'open late', 'open outer', 'handle'];
  const stream = async (ends: string): Promise<TestResponse | string> => {
    trace.splice(0);
    const t = await serve(Work);
    try {
      return await t.client.get('/stream', { query: { ends } }).catch((error: NodeJS.ErrnoException) => `${error.code}`);
    } finally {
      await t.close();
    }
  };

  it('closes everything after its last byte', async () => {
    expect(((await stream('well')) as TestResponse).text).toBe('ab');
    expect(trace).toEqual([...before, 'send a', 'send b', 'pieces over', 'outer fine', 'late fine']);
  });

  it('that fails before its first piece is answered by its error', async () => {
    expect(((await stream('before the first')) as TestResponse).status).toBe(500);
    expect(trace).toEqual([...before, 'pieces over', 'outer piece', 'late piece']);
  });

  it('that fails later is broken off, so that nobody takes the part for the whole', async () => {
    expect(await stream('after two')).toBe('ECONNRESET');
    expect(trace).toEqual([...before, 'send a', 'send b', 'pieces over', 'outer piece', 'late piece']);
  });

  it('that nobody waits for ends, and its resources see why', async () => {
    trace.splice(0);
    await using t = await serve(Work);
    const gone = new AbortController();
    const asked = t.client.get('/stream', { query: { ends: 'never' }, signal: gone.signal });
    while (!trace.includes('send b')) await delay(1);
    gone.abort();
    await expect(asked).rejects.toThrow();
    await t.close();
    // Nothing waits for a generator that waits for something else; it ends when that comes.
    expect(trace.slice(-2)).toEqual(['outer REQUEST_ABORTED', 'late REQUEST_ABORTED']);
    while (!trace.includes('pieces over')) await delay(1);
  });
});
