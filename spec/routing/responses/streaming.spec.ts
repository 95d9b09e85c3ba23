import { EventEmitter, once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { Controller, Depends, dependency, Get, StreamingResponse, Query } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { serve } from '../application.js';

const events = new EventEmitter();
const open = { resources: 0, generators: 0 };
const sources: Readable[] = [];

const resource = dependency(function* () {
  open.resources += 1;
  try {
    yield 'open';
  } finally {
    open.resources -= 1;
  }
});

async function* ticks(): AsyncGenerator<string> {
  open.generators += 1;
  try {
    yield 'hello';
    for (;;) yield String(await once(events, 'tick'));
  } finally {
    open.generators -= 1;
  }
}

function readable(): Readable {
  const source = new Readable({ read: () => undefined });
  source.push('hello');
  sources.push(source);
  return source;
}

@Controller()
class Streams {
  @Get('/ticks')
  ticks(@Depends(resource) _open: string) {
    return new StreamingResponse(ticks());
  }

  @Get('/source')
  source(@Depends(resource) _open: string) {
    return new StreamingResponse(readable());
  }

  @Get('/bodiless')
  bodiless() {
    return new StreamingResponse(readable(), { status: 304 });
  }

  @Get('/pieces')
  pieces(@Query() of: string) {
    return new StreamingResponse({ text: ['a', 'ü'], bytes: [Buffer.from('x')], none: [], wrong: [1 as unknown as string] }[of] ?? []);
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !condition(); i += 1) await delay(2);
  expect(condition()).toBe(true);
}

describe('a streamed answer', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await serve(Streams);
  });
  afterAll(() => t.close());

  const leaving = async (path: string): Promise<void> => {
    const client = new AbortController();
    const asked = t.client.get(path, { signal: client.signal });
    await until(() => open.resources > 0);
    await delay(5);
    client.abort();
    await expect(asked).rejects.toThrow();
  };

  it('lets go of its resources when its client leaves, though its next piece never comes', async () => {
    for (let i = 0; i < 5; i += 1) await leaving('/ticks');
    await until(() => open.resources === 0);
    expect(open.generators).toBe(5);
    events.emit('tick', 'late');
    await until(() => open.generators === 0);
    expect(t.errors).toEqual([]);
  });

  it('destroys a source that is a stream, when its client leaves and when nothing of it is sent', async () => {
    await leaving('/source');
    await until(() => open.resources === 0 && sources.every(({ destroyed }) => destroyed));
    expect((await t.client.get('/bodiless')).status).toBe(304);
    expect((await t.client.head('/source')).status).toBe(200);
    await until(() => sources.length === 3 && sources.every(({ destroyed }) => destroyed));
  });

  it.each([
    ['text', 'aü'],
    ['bytes', 'x'],
    ['none', ''],
  ])('is made of text or bytes: %s', async (of, text) => {
    const response = await t.client.get('/pieces', { query: { of } });
    expect([response.status, response.text, response.headers['content-length']]).toEqual([200, text, undefined]);
  });

  it('of anything else is a logged 500', async () => {
    expect((await t.client.get('/pieces', { query: { of: 'wrong' } })).status).toBe(500);
    expect((t.errors.at(-1) as Error).message).toBe('A StreamingResponse sends text or bytes, not number.');
  });

  it('is made of something to iterate over, and not letter by letter of a text', () => {
    for (const content of ['text', Buffer.from('x'), 5, null])
      expect(() => new StreamingResponse(content as never)).toThrow('takes something to iterate over');
  });
});
