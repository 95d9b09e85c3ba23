import type { NextFunction, Request, Response as ExpressResponse } from 'express';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Catch,
  Controller,
  Depends,
  Get,
  HttpException,
  JsonResponse,
  Query,
  Res,
  ResponseState,
  StreamingResponse,
  type InterceptedCall,
  type Interceptor,
} from 'tenon';
import { withApp } from '../container/support/applications.js';
import { serve } from './application.js';

const unseen = new Proxy(
  {},
  {
    getPrototypeOf() {
      throw new Error('a trap');
    },
  },
);
const revoked = Proxy.revocable({}, {});
revoked.revoke();

const values: Readonly<Record<string, unknown>> = {
  unseen,
  revoked: revoked.proxy,
  frozen: Object.freeze(new Error('cold')),
  null: null,
  text: 'text',
};

/** Goes on before the handler is done, and asks for its result too late. */
class Hasty implements Interceptor {
  async intercept(_call: InterceptedCall, next: () => Promise<unknown>) {
    const result = next();
    await delay(5);
    return result;
  }
}

class Deaf implements Interceptor {
  async intercept(_call: InterceptedCall, next: () => Promise<unknown>) {
    void next();
    await delay(5);
    return 'instead';
  }
}

@Controller()
class Hostile {
  @Get('/throws')
  throws(@Query() what: string) {
    throw values[what];
  }

  @Get('/later')
  async later(@Query() what: string): Promise<string> {
    await delay(1);
    throw values[what];
  }

  @Get('/hasty', { interceptors: [Hasty] })
  hasty() {
    throw new HttpException(404);
  }

  @Get('/deaf', { interceptors: [Deaf] })
  deaf() {
    throw new HttpException(404);
  }

  @Get('/trailer')
  trailer(@Depends() state: ResponseState) {
    state.headers.set('trailer', 'x-sum');
    return 1;
  }

  @Get('/phrase')
  phrase(@Res() response: ExpressResponse) {
    response.statusMessage = 'a\nb';
    return 1;
  }

  @Get('/control')
  control(@Depends() state: ResponseState) {
    state.setCookie('session', 'of the failed answer');
    state.headers.set('x-a', 'a\u0001b');
    return 1;
  }

  @Get('/stream')
  stream() {
    return new StreamingResponse(['a'], { headers: { 'x-a': 'a\u0001b' } });
  }

  @Get('/framing')
  framing(@Res() response: ExpressResponse) {
    response.setHeader('transfer-encoding', 'chunked');
    return 'framed';
  }
}

describe('whatever is thrown', () => {
  it.each(Object.keys(values).flatMap((what) => [`/throws?what=${what}`, `/later?what=${what}`]))('%s is a logged 500', async (path) => {
    class Everything {
      @Catch(TypeError)
      onType() {
        return new JsonResponse('type');
      }
    }
    await using t = await serve(Hostile, { errorHandlers: [Everything] });
    expect((await t.client.get(path)).json()).toEqual({ detail: 'Internal Server Error' });
    expect(t.errors).toHaveLength(1);
    expect((await t.client.get('/hasty')).status).toBe(404);
  });
});

describe('an interceptor that does not wait', () => {
  it('takes nothing along when the handler fails meanwhile', async () => {
    await using t = await serve(Hostile);
    expect((await t.client.get('/hasty')).status).toBe(404);
    expect((await t.client.get('/deaf')).json()).toBe('instead');
  });
});

describe('a head that HTTP cannot carry', () => {
  it.each(['/trailer', '/phrase', '/control', '/stream'])('is a 500 that has nothing of it: %s', async (path) => {
    await using t = await serve(Hostile);
    const response = await t.client.get(path);
    expect([response.status, response.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
    expect([response.headers['set-cookie'], response.headers['x-a'], response.headers.trailer]).toEqual([undefined, undefined, undefined]);
    expect(t.errors).toHaveLength(1);
  });

  it('that middleware has put there does not take the process along', async () => {
    const poison = (_request: Request, response: ExpressResponse, next: NextFunction): void => {
      response.setHeader('trailer', 'x');
      next();
    };
    await using t = await serve(Hostile, { middleware: [poison] });
    expect((await t.client.get('/nowhere')).status).toBe(500);
    expect((await t.client.get('/hasty')).status).toBe(500);
  });

  it('has one framing', async () => {
    await using t = await serve(Hostile);
    const { headers, text } = await t.client.get('/framing');
    expect([headers['transfer-encoding'], headers['content-length'], text]).toEqual([undefined, '8', '"framed"']);
  });
});

describe('an answer that is complete', () => {
  it('is not cut off by what happens after it', async () => {
    const early = (_request: Request, response: ExpressResponse, next: NextFunction): void => {
      response.send('x'.repeat(2_000_000));
      next();
    };
    await using t = await serve(Hostile, { middleware: [early] });
    expect((await t.client.get('/throws?what=frozen')).text).toHaveLength(2_000_000);
  });
});

describe('Express error middleware that only looks', () => {
  it('changes no answer, and tells no message that was not meant for clients', async () => {
    const looked: unknown[] = [];
    @Controller()
    class Failing {
      @Get('/route')
      route() {
        throw Object.assign(new Error('GET http://internal:9200 failed'), { status: 404 });
      }

      @Get('/middleware', {
        middleware: [(_request, _response, next) => next(Object.assign(new Error('postgres://user:password@host'), { status: 401 }))],
      })
      middleware() {
        return null;
      }
    }
    const app = { controllers: [Failing] };
    await withApp(app, async (t) => {
      expect((await t.client.get('/route')).status).toBe(500);
      const refused = await t.client.get('/middleware');
      expect([refused.status, refused.json()]).toEqual([401, { detail: 'Unauthorized' }]);
    });
    const { createApp, Module } = await import('tenon');
    class Root {}
    Module(app)(Root);
    const { testApp } = await import('tenon/testing');
    const watched = createApp(Root).use((error: unknown, _request: Request, _response: ExpressResponse, next: NextFunction) => {
      looked.push(error);
      next(error);
    });
    await using t = await testApp(watched);
    expect((await t.client.get('/route')).json()).toEqual({ detail: 'Internal Server Error' });
    expect([looked.length, t.errors.length]).toEqual([1, 1]);
  });
});
