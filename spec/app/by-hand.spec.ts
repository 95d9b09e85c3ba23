import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Response } from 'express';
import { Body, Controller, createApp, Delete, dependency, Depends, Get, Module, Post, Res, RESPONSE } from 'tenon';
import { testApp } from 'tenon/testing';

const log: string[] = [];
beforeEach(() => log.splice(0));

const transaction = dependency(async function* () {
  try {
    yield 'open';
    log.push('commit');
  } catch (error) {
    log.push(`roll back: ${(error as { code?: string }).code ?? String(error)}`);
    throw error;
  }
});

const header = dependency({ response: RESPONSE }, ({ response }) => {
  response.setHeader('x-set', 'by a dependency');
});

const refusal = dependency({ response: RESPONSE }, ({ response }) => {
  response.status(401).json({ refused: true });
});

@Controller()
class ByHand {
  @Get('/no-file')
  noFile(@Res() response: Response) {
    response.sendFile('/there/is/no/such/file');
  }

  @Get('/slow')
  async slow(@Res() response: Response, @Depends(transaction) _: string) {
    response.write('first');
    log.push('wrote');
    await delay(40);
    response.end('last');
  }

  @Get('/done')
  done(@Res() response: Response, @Depends(transaction) _: string) {
    response.set('connection', 'close').end('done');
  }

  @Get('/forgotten')
  forgotten(@Res() _response: Response, @Depends(transaction) _: string) {}

  @Delete('/nothing', { use: [header] })
  nothing() {}

  @Get('/refused', { use: [refusal] })
  refused() {
    log.push('handler ran');
  }

  @Post('/body')
  body(@Body({ type: Object }) body: unknown) {
    return body;
  }
}

@Module({ controllers: [ByHand] })
class ByHandModule {}

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };

describe('an answer by hand', () => {
  it('may send a file that is not there: 404, and the server goes on', async () => {
    await using t = await testApp(createApp(ByHandModule));
    for (let i = 0; i < 2; i += 1) {
      const response = await t.client.get('/no-file');
      expect([response.status, Object.keys(response.json<object>())]).toEqual([404, ['detail']]);
    }
  });

  it('commits when its last byte is out, though its connection closes', async () => {
    const t = await testApp(createApp(ByHandModule));
    expect((await t.client.get('/done')).text).toBe('done');
    await t.close();
    expect(log).toEqual(['commit']);
  });

  it('is rolled back when the client goes away before its last byte', async () => {
    const app = createApp(ByHandModule, { logger: quiet });
    const { port } = await app.listen(0);
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    socket.resetAndDestroy();
    await app.close();
    expect(log).toEqual(['wrote', 'roll back: REQUEST_ABORTED']);
  });

  it('that never begins is a 503', async () => {
    await using t = await testApp(createApp(ByHandModule), { options: { timeouts: { handler: 20 } } });
    expect((await t.client.get('/forgotten')).status).toBe(503);
    expect(log).toEqual(['roll back: HANDLER_TIMEOUT']);
  });

  it('is given by the handler that takes the response, not by a dependency that does', async () => {
    await using t = await testApp(createApp(ByHandModule));
    const response = await t.client.delete('/nothing');
    expect([response.status, response.text, response.headers['x-set']]).toEqual([200, 'null', 'by a dependency']);
  });

  it('of a guard ends the request', async () => {
    await using t = await testApp(createApp(ByHandModule));
    const response = await t.client.get('/refused');
    expect([response.status, response.json()]).toEqual([401, { refused: true }]);
    expect(log).toEqual([]);
  });
});

describe('a body that middleware has read and not kept', () => {
  it('is a 500 that says so in the log, instead of a wait without end', async () => {
    const app = createApp(ByHandModule).use((request, _response, next) => {
      request.resume().on('end', () => next());
    });
    await using t = await testApp(app);
    expect((await t.client.post('/body', { json: {} })).status).toBe(500);
    expect(t.errors).toMatchObject([{ code: 'BODY_CONSUMED' }]);
  });
});
