import type { NextFunction, Request, Response } from 'express';
import { Catch, Controller, createApp, Get, HttpException, JsonResponse, Module, Req, requestIdOf } from 'tenon';
import { testApp } from 'tenon/testing';
import { nameRequest } from '../../src/routing/request-id.js';
import { serve } from './application.js';

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

@Controller()
class Failing {
  @Get('/fine')
  fine() {
    return 'fine';
  }

  @Get('/fails')
  fails() {
    throw new Error('a secret');
  }

  @Get('/refuses')
  refuses() {
    throw new HttpException(404);
  }

  @Get('/header')
  header() {
    throw new HttpException(400, 'x', { headers: { 'x-name': 'a\nb' } });
  }

  @Get('/known')
  known(@Req() request: Request) {
    return requestIdOf(request) === requestIdOf(request) && uuid.test(requestIdOf(request));
  }
}

class AllErrors {
  @Catch(Error)
  onError() {
    return new JsonResponse({ error: 'own' });
  }
}

describe('the id of a request', () => {
  it.each(['/fails', '/header'])('is told with a 500 and with its line in the log: %s', async (path) => {
    await using app = await serve(Failing);
    const response = await app.client.get(path);
    expect([response.status, response.text]).toEqual([500, '{"detail":"Internal Server Error"}']);
    const id = response.headers['x-request-id'];
    expect(id).toMatch(uuid);
    expect(app.logs.map(({ fields }) => fields.requestId)).toEqual([id]);
    const again = await app.client.get(path);
    expect(again.headers['x-request-id']).not.toBe(id);
  });

  it.each(['production', 'development', undefined])('and the answer are the same in NODE_ENV %s', async (environment) => {
    const before = process.env.NODE_ENV;
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
    try {
      await using app = await serve(Failing, { middleware: [(_request, _response, next) => next()] });
      const response = await app.client.get('/fails');
      expect([response.text, response.headers['x-request-id']]).toEqual([
        '{"detail":"Internal Server Error"}',
        expect.stringMatching(uuid),
      ]);
    } finally {
      if (before === undefined) delete process.env.NODE_ENV;
      else process.env.NODE_ENV = before;
    }
  });

  it('is told as problem+json is, too', async () => {
    await using app = await serve(Failing, { errorFormat: 'problem' });
    const response = await app.client.get('/fails');
    expect(response.json()).toEqual({ type: 'about:blank', title: 'Internal Server Error', status: 500 });
    expect(response.headers['x-request-id']).toMatch(uuid);
  });

  it('is told by the handler that catches everything', async () => {
    await using app = await serve(Failing, { errorHandlers: [AllErrors] });
    const response = await app.client.get('/fails');
    expect([response.status, response.text]).toEqual([500, '{"error":"own"}']);
    expect(app.logs.map(({ fields }) => fields.requestId)).toEqual([response.headers['x-request-id']]);
  });

  it.each(['/fine', '/refuses', '/nowhere'])('is not made where nothing is logged: %s', async (path) => {
    await using app = await serve(Failing);
    expect((await app.client.get(path)).headers['x-request-id']).toBeUndefined();
  });

  it('is one for everybody who asks', async () => {
    await using app = await serve(Failing);
    expect((await app.client.get('/known')).json()).toBe(true);
  });
});

@Module({ controllers: [Failing] })
class Root {}

describe('behind Express', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('a secret');
      },
    ],
    ['hands an error on', (_request: Request, _response: Response, next: NextFunction) => next(new Error('a secret'))],
    ['rejects', () => Promise.reject(new Error('a secret'))],
  ])('the id is told where middleware %s', async (_, middleware) => {
    const app = createApp(Root);
    app.use('/fails', middleware as never);
    await using test = await testApp(app);
    const response = await test.client.get('/fails');
    expect([response.status, response.text]).toEqual([500, '{"detail":"Internal Server Error"}']);
    expect(response.headers['x-request-id']).toMatch(uuid);
    expect(test.logs.map(({ fields }) => fields.requestId)).toEqual([response.headers['x-request-id']]);
  });

  it('error middleware is told the id, and so is its answer', async () => {
    const app = createApp(Root);
    app.use(
      (_error: unknown, request: Request, response: Response, _next: NextFunction) => void response.status(503).send(requestIdOf(request)),
    );
    await using test = await testApp(app);
    const response = await test.client.get('/fails');
    expect([response.status, response.text]).toEqual([503, response.headers['x-request-id']]);
    expect(response.text).toMatch(uuid);
  });

  it('a name that the request was given elsewhere counts', async () => {
    const app = createApp(Root);
    app.use((request, _response, next) => {
      nameRequest(request, String(request.headers['x-outer-id']));
      next();
    });
    await using test = await testApp(app);
    const idOf = async (outer: string) => (await test.client.get('/fails', { headers: { 'x-outer-id': outer } })).headers['x-request-id'];
    expect(await idOf('trace-1/span-2')).toBe('trace-1/span-2');
    for (const bad of ['', 'a b', 'é', 'x'.repeat(129)]) expect(await idOf(bad)).toMatch(uuid);
  });
});

describe('what an answer says of the server', () => {
  it.each(['/fine', '/fails', '/refuses', '/nowhere', '/by-hand', '/broken'])('is nothing: %s', async (path) => {
    const app = createApp(Root);
    app.use('/by-hand', (_request, response) => void response.send('by hand'));
    app.use('/broken', () => {
      throw new Error('x');
    });
    await using test = await testApp(app);
    const { headers } = await test.client.get(path);
    expect([headers['x-powered-by'], headers.server]).toEqual([undefined, undefined]);
  });
});
