import { Controller, Field, Get, HttpException, Injectable, Int, Module, Path, type InterceptedCall, type Interceptor } from 'tenon';
import { problemsOf, withApp } from '../container/support/applications.js';

const trace: string[] = [];
beforeEach(() => trace.splice(0));

function layer(name: string): new () => Interceptor {
  return class implements Interceptor {
    async intercept({ route, method, path }: InterceptedCall, next: () => Promise<unknown>) {
      trace.push(`${name} in ${route} ${method} ${path}`);
      try {
        return await next();
      } finally {
        trace.push(`${name} out`);
      }
    }
  };
}

class Envelope implements Interceptor {
  async intercept(_call: InterceptedCall, next: () => Promise<unknown>) {
    return { data: await next() };
  }
}

class Wrapped {
  @Field({ type: Int }) data!: number;
}

@Controller('/numbers', { interceptors: [layer('controller')] })
class Numbers {
  @Get('/:number', { interceptors: [layer('route')] })
  read(@Path({ type: Int }) number: number) {
    trace.push('handler');
    if (number === 0) throw new HttpException(404, 'nothing');
    return number;
  }
}

describe('interceptors', () => {
  it('stand around the handler, those of the application outermost', async () => {
    await withApp(
      { controllers: [Numbers], interceptors: [layer('module')] },
      async ({ client }) => {
        expect((await client.get('/numbers/7')).json()).toBe(7);
        const way = ['application', 'module', 'controller', 'route'];
        expect(trace).toEqual([
          ...way.map((name) => `${name} in Numbers.read GET /numbers/:number`),
          'handler',
          ...way.toReversed().map((name) => `${name} out`),
        ]);
      },
      { options: { interceptors: [layer('application')] } },
    );
  });

  it('see what the handler throws, and run only when every input is valid', async () => {
    await withApp({ controllers: [Numbers] }, async ({ client }) => {
      expect((await client.get('/numbers/0')).status).toBe(404);
      expect(trace.at(-1)).toBe('controller out');
      trace.splice(0);
      expect((await client.get('/numbers/x')).status).toBe(422);
      expect(trace).toEqual([]);
    });
  });

  it.each(['on', 'off'] as const)(
    'may change the result, answer without the handler, or call it again (generated code %s)',
    async (codeGeneration) => {
      let calls = 0;
      class Cached implements Interceptor {
        intercept({ request }: InterceptedCall, next: () => Promise<unknown>) {
          return request.headers['x-cached'] === undefined ? next() : { data: 99 };
        }
      }
      class Twice implements Interceptor {
        async intercept(_call: InterceptedCall, next: () => Promise<unknown>) {
          await next();
          return next();
        }
      }
      @Controller()
      class Calls {
        @Get('/', { returns: Wrapped, interceptors: [Cached, Envelope, Twice] })
        count(): unknown {
          calls += 1;
          return calls;
        }
      }
      await withApp(
        { controllers: [Calls] },
        async ({ client }) => {
          expect((await client.get('/')).json()).toEqual({ data: 2 });
          expect((await client.get('/', { headers: { 'x-cached': '1' } })).json()).toEqual({ data: 99 });
          expect(calls).toBe(2);
        },
        { options: { codeGeneration } },
      );
    },
  );

  it('are held against what the route returns, too', async () => {
    class Wrong implements Interceptor {
      intercept() {
        return { data: 'no number' };
      }
    }
    @Controller()
    class Numeric {
      @Get('/', { returns: Wrapped, interceptors: [Wrong] })
      read() {
        return { data: 1 };
      }
    }
    await withApp({ controllers: [Numeric] }, async ({ client }) => {
      expect((await client.get('/')).status).toBe(500);
    });
  });

  it('are injected with what their module has', async () => {
    @Injectable()
    class Clock {
      readonly now = 12;
    }
    @Injectable()
    class Stamped implements Interceptor {
      constructor(private readonly clock: Clock) {}

      async intercept(_call: InterceptedCall, next: () => Promise<unknown>) {
        return { at: this.clock.now, result: await next() };
      }
    }
    @Controller()
    class Plain {
      @Get('/')
      read() {
        return 'plain';
      }
    }
    await withApp({ controllers: [Plain], providers: [Clock], interceptors: [Stamped] }, async ({ client }) => {
      expect((await client.get('/')).json()).toEqual({ at: 12, result: 'plain' });
    });
    const [problem] = await problemsOf({ controllers: [Plain], interceptors: [Stamped] });
    expect(problem?.code).toBe('PROVIDER_MISSING');
  });

  it('of an imported module are its own', async () => {
    @Module({ controllers: [Numbers], interceptors: [layer('inner')] })
    class Inner {}
    await withApp({ imports: [Inner], interceptors: [layer('outer')] }, async ({ client }) => {
      await client.get('/numbers/1');
      expect(trace.filter((line) => line.startsWith('inner') || line.startsWith('outer'))).toHaveLength(2);
    });
  });
});
