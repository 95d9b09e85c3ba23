import type { RequestHandler } from 'express';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { Body, Controller, createApp, dependency, Module, Post } from 'tenon';
import { Conversation, post } from './support/conversation.js';

let seen: string[] = [];
let connections = 0;
let releases: (() => void)[] = [];
const held = async (): Promise<void> => {
  seen.push('waiting');
  await new Promise<void>((resolve) => releases.push(resolve));
};

const session = dependency({}, async function* () {
  try {
    yield 'session';
  } catch (error) {
    seen.push((error as { code: string }).code);
    throw error;
  } finally {
    seen.push('closed');
  }
});
const guard = dependency({ session }, held);
const wait: RequestHandler = (_request, _response, next) => void held().then(() => next());

@Controller()
class Api {
  @Post('/guarded', { use: [guard] })
  guarded(@Body({ mediaType: 'text/plain' }) text: string) {
    seen.push(`handled ${text.length}`);
  }

  @Post('/behind', { middleware: [wait] })
  behind(@Body({ mediaType: 'text/plain' }) text: string) {
    seen.push(`handled ${text.length}`);
  }

  @Post('/stream', { middleware: [wait] })
  stream(@Body() _data: Readable) {
    seen.push('handled');
  }

  @Post('/opened')
  async opened(@Body() data: Readable) {
    await held();
    try {
      for await (const piece of data) seen.push(String(piece));
      seen.push('ended');
    } catch (error) {
      seen.push((error as { code: string }).code);
    }
  }
}

@Module({ controllers: [Api] })
class ApiModule {}

let errors: unknown[] = [];
const logger = { error: (fields: unknown) => errors.push(fields), warn: () => undefined, info: () => undefined, debug: () => undefined };
const head = (path: string): string => post(path, 'Content-Type: text/plain', 'Content-Length: 6');

let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  seen = [];
  releases = [];
  errors = [];
  app = createApp(ApiModule, { logger, timeouts: { close: 2000 } });
  await app.listen(0);
  connections = 0;
  app.server.on('connection', (socket) => {
    connections += 1;
    socket.on('close', () => (connections -= 1));
  });
});

/** Sends something, and goes away while the server waits with so many requests; what was seen once the application has closed. */
async function goneWhile(sent: string, waiting = 1): Promise<readonly string[]> {
  const { port } = app.server.address() as { port: number };
  const one = await Conversation.begin(port, sent);
  await one.until(() => seen.length === waiting);
  one.socket.resetAndDestroy();
  await one.until(() => connections === 0);
  for (const release of releases) release();
  await turn();
  const start = Date.now();
  await app.close();
  // Else only the deadline has ended it.
  expect(Date.now() - start).toBeLessThan(1500);
  expect(errors).toEqual([]);
  return seen.slice(waiting);
}

describe('an upload whose client is gone before the body is read', () => {
  it.each([
    ['half of it was sent', 'abc'],
    ['all of it was sent', 'abcdef'],
  ])('is over, and what was opened for it is closed: %s', async (_name, body) => {
    expect(await goneWhile(`${head('/guarded')}${body}`)).toEqual(['REQUEST_ABORTED', 'closed']);
  });

  it.each(['/behind', '/stream'])('does not come to its handler: %s', async (path) => {
    expect(await goneWhile(`${head(path)}abc`)).toEqual([]);
  });

  it.each(['abc', 'abcdef'])('fails the stream that the handler has: %s', async (body) => {
    expect(await goneWhile(`${head('/opened')}${body}`)).toEqual(['REQUEST_ABORTED']);
  });

  it('is over as well behind another request on its connection', async () => {
    const both = `${head('/guarded')}abcdef${head('/guarded')}abc`;
    expect([...(await goneWhile(both, 2))].sort()).toEqual(['REQUEST_ABORTED', 'REQUEST_ABORTED', 'closed', 'closed']);
  });
});
