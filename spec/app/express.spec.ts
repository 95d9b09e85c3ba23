import cors from 'cors';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { Body, Controller, createApp, Get, HttpException, Module, Post, Req, Res } from 'tenon';
import { testApp } from 'tenon/testing';

@Controller()
class Pages {
  @Get('/plain')
  plain() {
    return { plain: true };
  }

  @Get('/request/:name')
  request(@Req() request: Request) {
    return { params: request.params, query: request.query, ip: typeof request.get('host'), seen: (request as { seen?: string }).seen };
  }

  @Get('/by-hand')
  byHand(@Res() response: Response) {
    response.status(202).type('text/plain').send('by hand');
  }

  @Get('/by-hand-later')
  byHandLater(@Res() response: Response) {
    setTimeout(() => response.json({ later: true }), 5);
  }

  @Get('/both')
  both(@Res() response: Response) {
    response.setHeader('x-by', 'hand');
    return { sent: 'by the framework' };
  }

  @Post('/echo')
  echo(@Body({ type: Object }) body: unknown) {
    return body;
  }

  @Get('/teapot')
  teapot() {
    throw new HttpException(418, 'short and stout');
  }

  @Get('/bug')
  bug() {
    throw new Error('secret detail');
  }
}

@Module({ controllers: [Pages] })
class PagesModule {}

describe('Express around the routes', () => {
  it('runs middleware in front of the routes, in the order in which it was mounted', async () => {
    const app = createApp(PagesModule);
    const order: string[] = [];
    const middleware = (name: string) => (_request: Request, _response: Response, next: NextFunction) => {
      order.push(name);
      next();
    };
    app.use(middleware('first')).use('/plain', middleware('only plain')).use(middleware('last'));
    await using t = await testApp(app);
    expect((await t.client.get('/plain')).json()).toEqual({ plain: true });
    expect(order.splice(0)).toEqual(['first', 'only plain', 'last']);
    await t.client.get('/by-hand');
    expect(order).toEqual(['first', 'last']);
  });

  it('lets helmet and cors set their headers', async () => {
    const app = createApp(PagesModule)
      .use(helmet())
      .use(cors({ origin: 'https://shop.example' }));
    await using t = await testApp(app);
    const { headers } = await t.client.get('/plain', { headers: { origin: 'https://shop.example' } });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['access-control-allow-origin']).toBe('https://shop.example');
    expect(
      (await t.client.options('/plain', { headers: { origin: 'https://shop.example', 'access-control-request-method': 'GET' } })).status,
    ).toBe(204);
  });

  it('answers 404 and 405 in its own shape, with the headers of middleware', async () => {
    await using t = await testApp(createApp(PagesModule).use(helmet()));
    const missing = await t.client.get('/nowhere');
    expect([missing.status, missing.json(), missing.headers['x-content-type-options']]).toEqual([404, { detail: 'Not Found' }, 'nosniff']);
    expect((await t.client.delete('/plain')).headers.allow).toBe('GET, HEAD');
  });

  it('mounts an Express application', async () => {
    const legacy = express();
    legacy.get('/hello', (_request, response) => void response.send('from the old days'));
    await using t = await testApp(createApp(PagesModule).use('/legacy', legacy));
    expect((await t.client.get('/legacy/hello')).text).toBe('from the old days');
    expect((await t.client.get('/legacy/other')).json()).toEqual({ detail: 'Not Found' });
    expect((await t.client.get('/plain')).json()).toEqual({ plain: true });
  });

  it('takes a body that middleware has parsed', async () => {
    await using t = await testApp(createApp(PagesModule).use(express.json()));
    expect((await t.client.post('/echo', { json: { a: 1 } })).json()).toEqual({ a: 1 });
  });

  it('answers an error of middleware by its status, in its own shape, and keeps the body out of the log', async () => {
    await using t = await testApp(createApp(PagesModule).use(express.json()));
    const broken = await t.client.post('/echo', { body: '{"password": "hunter2', headers: { 'content-type': 'application/json' } });
    expect(broken.status).toBe(400);
    expect(Object.keys(broken.json<object>())).toEqual(['detail']);
    expect(JSON.stringify(t.logs)).not.toContain('hunter2');
  });

  it('answers an unknown error of middleware with the bare 500', async () => {
    const app = createApp(PagesModule).use(() => {
      throw new Error('middleware broke');
    });
    await using t = await testApp(app);
    expect((await t.client.get('/plain')).json()).toEqual({ detail: 'Internal Server Error' });
    expect(t.errors).toMatchObject([{ message: 'middleware broke' }]);
  });

  it('shows errors that nobody meant to error middleware, and answers the others itself', async () => {
    const seen: unknown[] = [];
    const app = createApp(PagesModule).use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
      seen.push(error);
      response.status(500).json({ said: 'by error middleware' });
    });
    await using t = await testApp(app);
    expect((await t.client.get('/bug')).json()).toEqual({ said: 'by error middleware' });
    expect(seen).toMatchObject([{ message: 'secret detail' }]);
    expect((await t.client.get('/teapot')).json()).toEqual({ detail: 'short and stout' });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['without middleware', () => createApp(PagesModule), undefined],
    [
      'behind middleware',
      () => createApp(PagesModule).use((request, _response, next) => (Object.assign(request, { seen: 'yes' }), next())),
      'yes',
    ],
  ] as const)('gives handlers Express request and response, %s', async (_name, make, seen) => {
    await using t = await testApp(make());
    expect((await t.client.get('/request/ada?x=1')).json()).toEqual({ params: { name: 'ada' }, query: { x: '1' }, ip: 'string', seen });
    const byHand = await t.client.get('/by-hand');
    expect([byHand.status, byHand.text, byHand.headers['content-type']]).toEqual([202, 'by hand', 'text/plain; charset=utf-8']);
    expect((await t.client.get('/by-hand-later')).json()).toEqual({ later: true });
    const both = await t.client.get('/both');
    expect([both.json(), both.headers['x-by']]).toEqual([{ sent: 'by the framework' }, 'hand']);
  });

  it('passes what no route answers on to what was put on Express after start-up', async () => {
    await using t = await testApp(createApp(PagesModule));
    t.app.express.get('/late', (_request, response) => void response.send('late'));
    expect((await t.client.get('/late')).text).toBe('late');
    expect((await t.client.get('/later')).json()).toEqual({ detail: 'Not Found' });
    expect((await t.client.get('/plain')).json()).toEqual({ plain: true });
  });

  it('can itself be mounted in an Express application', async () => {
    const app = createApp(PagesModule);
    await app.init();
    const outer = express();
    outer.use('/inner', app.express);
    await using t = await testApp(createApp(PagesModule).use(outer));
    expect((await t.client.get('/inner/plain')).json()).toEqual({ plain: true });
    await app.close();
  });

  it('refuses middleware that comes too late', async () => {
    await using t = await testApp(createApp(PagesModule));
    expect(() => t.app.use(helmet())).toThrow(expect.objectContaining({ code: 'APP_STARTED' }));
  });

  it('tells nothing about a bug', async () => {
    await using t = await testApp(createApp(PagesModule));
    const response = await t.client.get('/bug');
    expect([response.status, response.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
    expect(t.errors).toMatchObject([{ message: 'secret detail' }]);
  });
});
