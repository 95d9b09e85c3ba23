import {
  Catch,
  Controller,
  Depends,
  dependency,
  Get,
  HttpException,
  Injectable,
  Int,
  JsonResponse,
  Module,
  Path,
  PlainTextResponse,
  Query,
  Req,
  REQUEST,
  RequestValidationError,
  ResponseState,
} from 'tenon';
import type { Request } from 'express';
import { problemsOf, withApp } from '../../container/support/applications.js';
import { refusals } from '../application.js';

class Storm extends Error {}
class Fog extends Storm {
  constructor(readonly metres: number) {
    super('fog');
  }
}
class ThickFog extends Fog {}
class Customs extends HttpException {
  constructor() {
    super(451, 'papers missing', { headers: { 'x-office': 'customs' } });
  }
}

const thrown: Readonly<Record<string, () => unknown>> = {
  storm: () => new Storm('wind'),
  fog: () => new Fog(40),
  thick: () => new ThickFog(4),
  customs: () => new Customs(),
  missing: () => new HttpException(404, 'no ship'),
  gone: () => new HttpException(410),
  invalid: () => new RequestValidationError([{ type: 'calendar', loc: ['path', 'day'], msg: 'is no day', input: 32 }]),
  type: () => new TypeError('a bug'),
  text: () => 'only a text',
};

@Controller()
class Ships {
  @Get('/ships/:what')
  read(@Path() what: string): unknown {
    const make = thrown[what];
    if (make !== undefined) throw make();
    return what;
  }
}

@Controller()
class Typed {
  @Get('/typed/:number')
  read(@Path({ type: Int }) number: number) {
    return number;
  }
}

class Weather {
  @Catch(Storm)
  onStorm(error: Storm, @Req() request: Request) {
    return new JsonResponse({ storm: error.message, path: request.path }, { status: 503 });
  }

  @Catch(Fog)
  onFog(error: Fog) {
    return new PlainTextResponse(`sight ${error.metres}`, { status: 409 });
  }
}

describe('a handler of errors', () => {
  it('answers for its class and for subclasses without a handler of their own', async () => {
    await withApp({ controllers: [Ships], errorHandlers: [Weather] }, async (t) => {
      expect([(await t.client.get('/ships/storm')).status, (await t.client.get('/ships/storm')).json()]).toEqual([
        503,
        { storm: 'wind', path: '/ships/storm' },
      ]);
      expect((await t.client.get('/ships/fog')).text).toBe('sight 40');
      expect((await t.client.get('/ships/thick')).text).toBe('sight 4');
      expect(t.errors).toEqual([]);
    });
  });

  it('may take the request, whose path parameters and locals are there even where the route takes none', async () => {
    class Asking {
      @Catch(Storm)
      onStorm(_error: Storm, @Req() request: Request) {
        return new JsonResponse({ what: request.params.what, url: request.originalUrl, locals: request.res?.locals });
      }
    }
    await withApp({ controllers: [Ships], errorHandlers: [Asking] }, async ({ client }) => {
      expect((await client.get('/ships/storm?a=1')).json()).toEqual({ what: 'storm', url: '/ships/storm?a=1', locals: {} });
    });
  });

  it('leaves every other error as it is', async () => {
    await withApp({ controllers: [Ships], errorHandlers: [Weather] }, async (t) => {
      expect((await t.client.get('/ships/missing')).json()).toEqual({ detail: 'no ship' });
      expect((await t.client.get('/ships/type')).status).toBe(500);
      expect(t.errors).toHaveLength(1);
    });
  });

  it('may catch by status, which goes before classes, but never an invalid request', async () => {
    class ByStatus {
      @Catch(404, 422)
      onMissing(error: HttpException) {
        return new JsonResponse({ lost: error.detail }, { status: error.status });
      }

      @Catch(HttpException)
      onHttp() {
        return new JsonResponse('any');
      }
    }
    await withApp(
      { controllers: [Ships, Typed] },
      async ({ client }) => {
        expect((await client.get('/ships/missing')).json()).toEqual({ lost: 'no ship' });
        expect((await client.get('/ships/gone')).json()).toBe('any');
        expect((await client.get('/typed/x')).json<{ detail: unknown[] }>().detail).toHaveLength(1);
        expect([(await client.get('/unknown')).status, (await client.get('/unknown')).json()]).toEqual([404, { lost: 'Not Found' }]);
      },
      { options: { errorHandlers: [ByStatus] } },
    );
  });

  it('of everything leaves HTTP errors and invalid requests alone, and what it catches is logged', async () => {
    class Last {
      @Catch(Error)
      onAnything(error: Error) {
        return new JsonResponse({ sorry: error.message }, { status: 500 });
      }
    }
    await withApp(
      { controllers: [Ships, Typed] },
      async (t) => {
        expect((await t.client.get('/ships/type')).json()).toEqual({ sorry: 'a bug' });
        expect((await t.client.get('/ships/gone')).json()).toEqual({ detail: 'Gone' });
        expect((await t.client.get('/typed/x')).status).toBe(422);
        expect((await t.client.get('/nowhere')).json()).toEqual({ detail: 'Not Found' });
        expect(t.errors.map((error) => (error as Error).message)).toEqual(['a bug']);
      },
      { options: { errorHandlers: [Last] } },
    );
  });

  it('may return an error or nothing, which are answered as usual, with what it says about the answer', async () => {
    const seen: string[] = [];
    class Reusing {
      @Catch(RequestValidationError)
      onInvalid(error: RequestValidationError, @Depends() state: ResponseState) {
        state.headers.set('x-problems', String(error.problems.length));
        return error;
      }

      @Catch(Storm)
      onStorm() {
        return new HttpException(503, 'Cloudy', { headers: { 'retry-after': '900' } });
      }

      @Catch(HttpException)
      onHttp(error: HttpException) {
        seen.push(`${error.status}`);
      }

      @Catch(TypeError)
      onBug() {
        return { plain: true };
      }
    }
    await withApp(
      { controllers: [Ships, Typed] },
      async ({ client }) => {
        const invalid = await client.get('/typed/x');
        expect([invalid.status, invalid.headers['x-problems']]).toEqual([422, '1']);
        const storm = await client.get('/ships/storm');
        expect([storm.status, storm.headers['retry-after'], storm.json()]).toEqual([503, '900', { detail: 'Cloudy' }]);
        expect((await client.get('/ships/customs')).headers['x-office']).toBe('customs');
        const bug = await client.get('/ships/type');
        expect([bug.status, bug.json()]).toEqual([500, { plain: true }]);
        expect(seen).toEqual(['451']);
      },
      { options: { errorHandlers: [Reusing] } },
    );
  });

  it('that fails is a 500 and a line in the log', async () => {
    class Failing {
      @Catch(Storm)
      onStorm(): never {
        throw new Error('the handler fell too');
      }
    }
    await withApp({ controllers: [Ships], errorHandlers: [Failing] }, async (t) => {
      expect((await t.client.get('/ships/storm')).json()).toEqual({ detail: 'Internal Server Error' });
      const [logged] = t.errors as AggregateError[];
      expect(logged?.errors.map((error) => (error as Error).message)).toEqual(['wind', 'the handler fell too']);
    });
  });

  it('catches what is thrown and is no error', async () => {
    class Texts {
      @Catch(String)
      // eslint-disable-next-line @typescript-eslint/no-wrapper-object-types -- the class of a text
      onText(error: String) {
        return new PlainTextResponse(`said: ${error.toString()}`, { status: 418 });
      }
    }
    await withApp({ controllers: [Ships], errorHandlers: [Texts] }, async ({ client }) => {
      expect((await client.get('/ships/text')).text).toBe('said: only a text');
    });
  });
});

describe('levels of handlers', () => {
  class OfModule {
    @Catch(Fog)
    onFog() {
      return new PlainTextResponse('module', { status: 409 });
    }
  }
  class OfApplication {
    @Catch(Fog, Storm)
    onStorm() {
      return new PlainTextResponse('application', { status: 409 });
    }
  }

  @Controller('/own')
  class Own {
    readonly name = 'controller';

    @Get('/fog')
    fog() {
      throw new Fog(1);
    }

    @Get('/storm')
    storm() {
      throw new Storm();
    }

    @Catch(Fog)
    onFog() {
      return new PlainTextResponse(this.name, { status: 409 });
    }
  }

  it('of one class the nearest counts: controller, module, application', async () => {
    await withApp(
      { controllers: [Own, Ships], errorHandlers: [OfModule] },
      async ({ client }) => {
        expect((await client.get('/own/fog')).text).toBe('controller');
        expect((await client.get('/own/storm')).text).toBe('application');
        expect((await client.get('/ships/fog')).text).toBe('module');
        expect((await client.get('/ships/storm')).text).toBe('application');
      },
      { options: { errorHandlers: [OfApplication] } },
    );
  });

  it('a handler of one module is none of another', async () => {
    @Module({ controllers: [Ships] })
    class Elsewhere {}
    await withApp({ imports: [Elsewhere], errorHandlers: [OfModule] }, async ({ client }) => {
      expect((await client.get('/ships/fog')).status).toBe(500);
    });
  });
});

describe('what a handler of errors takes', () => {
  it('is what its module has, in a scope of its own that is closed again', async () => {
    const trace: string[] = [];
    const desk = dependency({ request: REQUEST }, async function* ({ request }) {
      trace.push('open');
      yield request.method;
      trace.push('close');
    });
    @Injectable()
    class Log {
      readonly lines: string[] = [];
    }
    @Injectable()
    class Noting {
      constructor(private readonly log: Log) {}

      @Catch(Storm)
      onStorm(error: Storm, @Depends(desk) method: string) {
        this.log.lines.push(error.message);
        return new JsonResponse({ method, lines: this.log.lines.length });
      }
    }
    await withApp({ controllers: [Ships], providers: [Log], errorHandlers: [Noting] }, async ({ client }) => {
      await client.get('/ships/storm');
      expect((await client.get('/ships/storm')).json()).toEqual({ method: 'GET', lines: 2 });
      expect(trace).toEqual(['open', 'close', 'open', 'close']);
    });
  });

  it('is no input, which may be what is wrong', async () => {
    class Reading {
      @Catch(Storm)
      onStorm(_error: Storm, @Query() q: string) {
        return new JsonResponse(q);
      }
    }
    const problems = await problemsOf({ controllers: [Ships], errorHandlers: [Reading] });
    expect(problems.map(({ code, what }) => `${code}: ${what}`)).toEqual([
      'CATCH_INPUT: Reading.onStorm handles errors and reads the query q of the request, which may be what is wrong.',
    ]);
  });

  it('is declared beyond the error', async () => {
    class Undeclared {
      @Catch(Storm)
      onStorm(_error: Storm, what: string) {
        return new JsonResponse(what);
      }
    }
    const [problem] = await problemsOf({ controllers: [Ships], errorHandlers: [Undeclared] });
    expect(problem?.code).toBe('PARAMETER_UNDECLARED');
  });

  it('a class without such a method is none', async () => {
    const problems = await problemsOf({ controllers: [Ships], errorHandlers: [Storm] });
    expect(problems.map(({ what }) => what)).toEqual(['AppModule lists Storm under errorHandlers[0], and no method of it has a @Catch().']);
    await expect(refusals(Ships)).rejects.toThrow('the application started');
  });
});
