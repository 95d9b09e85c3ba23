import {
  Controller,
  createApp,
  Get,
  Injectable,
  Module,
  Response,
  token,
  type ApplicationOptions,
  type Interceptor,
  type ModuleOptions,
} from 'tenon';
import { problemsOf, withApp } from '../container/support/applications.js';

/** What a circular import yields, or a program without types. */
const wrong = (value: unknown): never => value as never;

const pass = (_request: unknown, _response: unknown, next: () => void): void => next();
const onError = (_error: unknown, _request: unknown, _response: unknown, next: () => void): void => next();

@Injectable()
class Timing implements Interceptor {
  intercept(_call: unknown, next: () => Promise<unknown>): Promise<unknown> {
    return next();
  }
}

@Controller('/orders')
class Orders {
  @Get()
  list() {
    return [];
  }
}

async function found(options: ModuleOptions, application: ApplicationOptions = {}): Promise<string[]> {
  return (await problemsOf(options, { options: application })).map(({ code, what }) => `${code}: ${what}`);
}

const undefinedAt = (needer: string, at: string): string =>
  `TOKEN_UNDEFINED: ${needer} names undefined (${at}): what is meant was not defined yet when this was read, as happens when two files import each other.`;

describe('middleware that is none keeps an application from starting', () => {
  it('at a route and its controller: whoever stands there must not be passed by', async () => {
    @Controller('/bills', { middleware: [wrong(undefined), pass, wrong('auth')] })
    class Bills {
      @Get('', { middleware: [pass, wrong(undefined)] })
      list() {
        return [];
      }

      @Get('/late', { middleware: [wrong(onError)] })
      late() {
        return [];
      }
    }
    expect(await found({ controllers: [Bills] })).toEqual([
      undefinedAt('Bills', 'middleware[0]'),
      'MIDDLEWARE_INVALID: middleware[2] of Bills is no Express middleware: "auth".',
      undefinedAt('Bills.list', 'middleware[1]'),
      'MIDDLEWARE_INVALID: middleware[0] of Bills.late is error middleware, onError, a function of four parameters, which has no place in front of a handler.',
    ]);
  });

  it('at a module, once for all of its routes', async () => {
    @Controller('/bills')
    class Bills {
      @Get()
      list() {
        return [];
      }
    }
    expect(await found({ controllers: [Orders, Bills], middleware: [wrong(null), wrong({})] })).toEqual([
      undefinedAt('AppModule', 'middleware[0]'),
      'MIDDLEWARE_INVALID: middleware[1] of AppModule is no Express middleware: an object.',
    ]);
  });

  it('at the application', async () => {
    expect(await found({ controllers: [Orders] }, { middleware: [pass, wrong(undefined), wrong(7), wrong(onError)] })).toEqual([
      undefinedAt('createApp()', 'middleware[1]'),
      'MIDDLEWARE_INVALID: middleware[2] of createApp() is no Express middleware: 7.',
      'MIDDLEWARE_INVALID: middleware[3] of createApp() is error middleware, onError, a function of four parameters, which has no place in front of a handler.',
    ]);
    expect(await found({ controllers: [Orders] }, { middleware: wrong(pass) })).toEqual([
      'OPTION_INVALID: createApp(): middleware is pass, where a list of Express middleware belongs.',
    ]);
  });

  it('with a hole in the list', async () => {
    // eslint-disable-next-line no-sparse-arrays -- what is looked at
    expect(await found({ controllers: [Orders], middleware: wrong([, pass]) })).toEqual([undefinedAt('AppModule', 'middleware[0]')]);
  });
});

describe('an interceptor that cannot intercept keeps an application from starting', () => {
  it('an instance, a function, nothing at all', async () => {
    @Controller('/bills', { interceptors: [wrong(new Timing()), Timing] })
    class Bills {
      @Get('', { interceptors: [wrong(() => new Timing()), wrong(undefined)] })
      list() {
        return [];
      }
    }
    expect(await found({ controllers: [Bills] })).toEqual([
      'INTERCEPTOR_INVALID: interceptors[0] of Bills is no class that could be made, and no token: an instance of Timing.',
      'INTERCEPTOR_INVALID: interceptors[0] of Bills.list is no class that could be made, and no token: a function without a name.',
      undefinedAt('Bills.list', 'interceptors[1]'),
    ]);
  });

  it('a class or a value without the method, told once', async () => {
    class Silent {}
    const TRACER = token<Interceptor>('Tracer');
    @Controller('/bills')
    class Bills {
      @Get('', { interceptors: [TRACER] })
      list() {
        return [];
      }
    }
    const providers = [Silent, { provide: TRACER, useValue: wrong({ trace: 1 }) }];
    expect(await found({ controllers: [Orders, Bills], providers, interceptors: [wrong(Silent)] })).toEqual([
      'INTERCEPTOR_INVALID: Silent is listed under interceptors to stand around Orders.list, and has no method "intercept".',
      'INTERCEPTOR_INVALID: Tracer is listed under interceptors to stand around Bills.list, and has no method "intercept".',
    ]);
  });

  it('but a field will do, an inherited method, and an abstract class that something stands for', async () => {
    class Field implements Interceptor {
      readonly intercept = (_call: unknown, next: () => Promise<unknown>): Promise<unknown> => next();
    }
    class Sub extends Timing {}
    abstract class Abstract implements Interceptor {
      abstract intercept(call: unknown, next: () => Promise<unknown>): Promise<unknown>;
    }
    const providers = [{ provide: Abstract, useClass: Timing }];
    const interceptors = [Field, Sub, Abstract as never];
    await withApp({ controllers: [Orders], providers, interceptors }, async ({ client }) => {
      expect((await client.get('/orders')).json()).toEqual([]);
    });
  });
});

describe('a response class that is none keeps an application from starting', () => {
  it.each([
    ['the one of fetch', wrong(globalThis.Response), 'Response'],
    ['a text', wrong('text/csv'), '"text/csv"'],
    ['another class', wrong(Timing), 'Timing'],
    ['an instance', wrong(new Response('x')), 'an instance of Response'],
  ])('%s', async (_, responseClass, given) => {
    expect(await found({ controllers: [Orders], responseClass })).toEqual([
      `RESPONSE_CLASS_INVALID: The responseClass of AppModule is no subclass of Tenon's Response: ${given}.`,
    ]);
  });

  it('one that is not there yet, at any level', async () => {
    @Controller('/bills', { responseClass: wrong(undefined) })
    class Bills {
      @Get('', { responseClass: wrong(undefined) as typeof Response })
      list() {
        return [];
      }
    }
    expect(await found({ controllers: [Bills] }, { responseClass: wrong(undefined) })).toEqual([
      undefinedAt('createApp()', 'responseClass'),
      undefinedAt('Bills', 'responseClass'),
      undefinedAt('Bills.list', 'responseClass'),
    ]);
  });
});

describe('an answer of no status keeps an application from starting', () => {
  it('99, 4xx, a slip, and one that is not there yet', async () => {
    @Controller('/bills', { responses: wrong({ 99: Timing, '4xx': Timing, defualt: Timing, '5XX': Timing, default: Timing }) })
    class Bills {
      @Get('', { responses: { 404: wrong(undefined) } })
      list() {
        return [];
      }
    }
    const wanted = 'where a status such as 404, a range such as 4XX, or default belongs.';
    expect(await found({ controllers: [Bills] })).toEqual([
      `OPTION_INVALID: Bills: a key of responses is "99", ${wanted}`,
      `OPTION_INVALID: Bills: a key of responses is "4xx", ${wanted} Did you mean 4XX?`,
      `OPTION_INVALID: Bills: a key of responses is "defualt", ${wanted} Did you mean default?`,
      undefinedAt('Bills.list', 'responses[404]'),
    ]);
  });
});

describe('what is wrong at several levels', () => {
  it('is told together, and only when the application starts', async () => {
    @Module({ controllers: [Orders], middleware: [wrong(undefined)] })
    class OrdersModule {}
    const app = createApp(OrdersModule, { middleware: [wrong(undefined)], bodyLimit: -1 });
    await expect(app.init()).rejects.toMatchObject({
      problems: [{ code: 'TOKEN_UNDEFINED' }, { code: 'OPTION_INVALID' }, { code: 'TOKEN_UNDEFINED' }],
    });
  });
});
