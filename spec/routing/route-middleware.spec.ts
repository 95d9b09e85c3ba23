import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Catch, Controller, Get, HttpException, Int, JsonResponse, Path, Req, dependency } from 'tenon';
import { withApp } from '../container/support/applications.js';

const trace: string[] = [];
beforeEach(() => trace.splice(0));

const mark =
  (name: string): RequestHandler =>
  (request, response, next) => {
    trace.push(`${name} ${request.params.id as string}`);
    response.append('x-trail', name);
    next();
  };

const guard = dependency(() => void trace.push('guard'));

@Controller('/items', { middleware: [mark('controller')], use: [guard] })
class Items {
  @Get('/:id', { middleware: [mark('route')] })
  read(@Path({ type: Int }) id: number) {
    trace.push('handler');
    return { id };
  }
}

async function trailOf(path: string): Promise<readonly unknown[]> {
  let seen: readonly unknown[] = [];
  await withApp(
    { controllers: [Items], middleware: [mark('module')] },
    async ({ client }) => {
      const response = await client.get(path);
      seen = [response.status, response.headers['x-trail']];
    },
    { options: { middleware: [mark('application')] } },
  );
  return seen;
}

function answering(middleware: RequestHandler): Parameters<typeof withApp>[0] {
  @Controller('/one')
  class One {
    @Get('', { middleware: [middleware] })
    read(@Req() request: Request & { said?: string }) {
      return request.said ?? 'nothing';
    }
  }
  return { controllers: [One] };
}

describe('middleware of a module, a controller, a route', () => {
  it('runs from the outside in, before guards', async () => {
    expect(await trailOf('/items/7')).toEqual([200, 'application, module, controller, route']);
    expect(trace).toEqual(['application undefined', 'module 7', 'controller 7', 'route 7', 'guard', 'handler']);
  });

  it('runs for matched routes alone; that of the application for every request', async () => {
    expect(await trailOf('/nowhere')).toEqual([404, 'application']);
  });

  it('puts what it likes on the request', async () => {
    const say: RequestHandler = (request: Request & { said?: string }, _response: Response, next: NextFunction) => {
      request.said = 'hello';
      next();
    };
    await withApp(answering(say), async ({ client }) => {
      expect((await client.get('/one')).json()).toBe('hello');
    });
  });

  it('may answer by itself', async () => {
    await withApp(
      answering((_request, response) => void response.status(202).send('by hand')),
      async ({ client }) => {
        const response = await client.get('/one');
        expect([response.status, response.text]).toEqual([202, 'by hand']);
      },
    );
  });

  it.each<[string, RequestHandler, number]>([
    ['hands an error on', (_request, _response, next) => next(new HttpException(403, 'no')), 403],
    [
      'throws',
      () => {
        throw new Error('a bug');
      },
      500,
    ],
    ['rejects', () => Promise.reject(new HttpException(409)), 409],
    [
      'hands on an error with a status, as Express has them',
      (_request, _response, next) => next(Object.assign(new Error('x'), { status: 415 })),
      415,
    ],
    ['says that the route is not meant', (_request, _response, next) => next('route'), 404],
  ])('is answered like a handler where it %s', async (_what, middleware, status) => {
    await withApp(answering(middleware), async ({ client }) => {
      expect((await client.get('/one')).status).toBe(status);
    });
  });

  it('is answered for by the handlers of errors of its route', async () => {
    class Bug extends Error {}
    @Controller('/caught/:what')
    class Caught {
      @Get('', {
        middleware: [
          () => {
            throw new Bug('caught');
          },
        ],
      })
      read() {
        return null;
      }

      @Catch(Bug)
      onBug(error: Bug, @Req() request: Request) {
        return new JsonResponse([error.message, request.params.what], { status: 418 });
      }
    }
    await withApp({ controllers: [Caught] }, async ({ client }) => {
      const response = await client.get('/caught/bug');
      expect([response.status, response.json()]).toEqual([418, ['caught', 'bug']]);
    });
  });
});
