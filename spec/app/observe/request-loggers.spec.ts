import {
  Controller,
  createApp,
  Depends,
  dependency,
  Get,
  Injectable,
  LOGGER,
  Module,
  Path,
  Req,
  REQUEST_LOGGER,
  requestIdOf,
  type Logger,
} from 'tenon';
import { testApp } from 'tenon/testing';
import type { NextFunction, Request, Response } from 'express';

const audited = dependency({ log: REQUEST_LOGGER }, ({ log }) => log);

@Injectable({ scope: 'request' })
class Orders {
  constructor(@Depends(REQUEST_LOGGER) readonly log: Logger) {}
}

@Controller('/orders')
class Api {
  @Get('/:id')
  read(
    @Path() id: string,
    @Req() request: Request,
    @Depends(REQUEST_LOGGER) log: Logger,
    @Depends(audited) inDependency: Logger,
    @Depends() orders: Orders,
  ) {
    log.info({ id }, 'read');
    return { id: requestIdOf(request), same: [request.log === log, inDependency === log, orders.log === log] };
  }

  @Get('/plain/:id')
  plain(@Path() id: string, @Depends(LOGGER) logger: Logger, @Depends(REQUEST_LOGGER) log: Logger) {
    logger.info({ id }, 'of the application');
    log.child?.({ step: 1 }).warn({ requestId: 'mine' }, 'of the request');
    return null;
  }
}

@Module({ controllers: [Api], providers: [Orders] })
class ApiModule {}

describe('the logger of a request', () => {
  it('is one for all who ask, and says which request it is', async () => {
    await using t = await testApp(createApp(ApiModule));
    const answer = (await t.client.get('/orders/7?token=x')).json<{ id: string; same: boolean[] }>();
    expect(answer.same).toEqual([true, true, true]);
    expect(t.logs).toEqual([
      { level: 'info', message: 'read', fields: { requestId: answer.id, method: 'GET', route: '/orders/:id', id: '7' } },
    ]);
  });

  it('leaves that of the application as it is, and can be bound further', async () => {
    await using t = await testApp(createApp(ApiModule));
    await t.client.get('/orders/plain/7');
    const [application, request] = t.logs;
    expect(application).toEqual({ level: 'info', message: 'of the application', fields: { id: '7' } });
    expect(request).toMatchObject({ level: 'warn', fields: { requestId: 'mine', method: 'GET', route: '/orders/plain/:id', step: 1 } });
  });

  it('is there in Express middleware, which may put another one in its place', async () => {
    const seen: unknown[] = [];
    const app = createApp(ApiModule, { requestIds: { trustIncoming: true } });
    app.use((request: Request, _response: Response, next: NextFunction) => {
      request.log.info({}, 'in middleware');
      const own = { ...request.log };
      request.log = own;
      seen.push(request.log === own);
      next();
    });
    await using t = await testApp(app);
    expect((await t.client.get('/nowhere', { headers: { 'x-request-id': 'a' } })).status).toBe(404);
    expect([seen, t.logs]).toEqual([[true], [{ level: 'info', message: 'in middleware', fields: { requestId: 'a', method: 'GET' } }]]);
  });

  it('is made by the logger that was given, where that makes others', async () => {
    const bound: object[] = [];
    const silent = () => undefined;
    const logger: Logger = {
      error: silent,
      warn: silent,
      info: silent,
      debug: silent,
      child: (fields) => {
        bound.push(fields);
        return logger;
      },
    };
    await using app = createApp(ApiModule, { logger });
    const { url } = await app.listen(0);
    const { id } = (await (await fetch(`${url}/orders/7`)).json()) as { id: string };
    expect(bound).toEqual([{ requestId: id, method: 'GET', route: '/orders/:id' }]);
  });

  it('cannot be had outside of a request', async () => {
    await using t = await testApp(createApp(ApiModule));
    await expect(t.app.scope((scope) => scope.get(Orders))).rejects.toMatchObject({ code: 'OUTSIDE_REQUEST' });
  });
});
