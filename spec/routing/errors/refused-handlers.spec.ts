import { Catch, Controller, Field, Get, HttpException, Injectable, JsonResponse, Module, Problem, type ModuleOptions } from 'tenon';
import { problemsOf, withApp } from '../../container/support/applications.js';

class Storm extends Error {}
class Plain {}

@Controller('/ships')
class Ships {
  @Get()
  list() {
    throw new Storm('gale');
  }
}

const wrong = (value: unknown): never => value as never;

async function found(options: ModuleOptions, application = {}): Promise<string[]> {
  return (await problemsOf(options, { options: application })).map(({ code, what }) => `${code}: ${what}`);
}

describe('a class under errorHandlers without handlers is told with the level that lists it', () => {
  it('the controller, the route, the module, the application', async () => {
    @Controller('/boats', { errorHandlers: [Plain] })
    class Boats {
      @Get('', { errorHandlers: [Plain] })
      list() {
        return [];
      }
    }
    expect(await found({ controllers: [Boats], errorHandlers: [Plain] }, { errorHandlers: [Plain] })).toEqual(
      ['createApp()', 'AppModule', 'Boats', 'Boats.list'].map(
        (needer) => `CATCH_MISSING: ${needer} lists Plain under errorHandlers[0], and no method of it has a @Catch().`,
      ),
    );
  });

  it('an instance is no class', async () => {
    expect(await found({ controllers: [Ships], errorHandlers: [wrong(new Plain())] })).toEqual([
      'CATCH_MISSING: AppModule lists under errorHandlers[0] what is no class with @Catch() methods: an instance of Plain.',
    ]);
  });
});

describe('what is no list of classes under errorHandlers', () => {
  it('is told at every level', async () => {
    @Controller('/boats', { errorHandlers: wrong(Plain) })
    class Boats {
      @Get('', { errorHandlers: wrong('Plain') })
      list() {
        return [];
      }
    }
    expect(await found({ controllers: [Boats], errorHandlers: [wrong(undefined)] }, { errorHandlers: Plain })).toEqual([
      'OPTION_INVALID: createApp(): errorHandlers is Plain, where a list of classes belongs.',
      'TOKEN_UNDEFINED: AppModule names undefined (errorHandlers[0]): what is meant was not defined yet when this was read, as happens when two files import each other.',
      'OPTION_INVALID: Boats: errorHandlers is Plain, where a list of classes belongs.',
      'OPTION_INVALID: Boats.list: errorHandlers is "Plain", where a list of classes belongs.',
    ]);
  });
});

describe('what can never be caught keeps an application from starting', () => {
  it('no status, no class, nothing', async () => {
    class Odd {
      @Catch(999)
      status() {
        return null;
      }

      @Catch(wrong('Storm'))
      text() {
        return null;
      }

      @Catch(...([] as unknown as [typeof Storm]))
      nothing() {
        return null;
      }

      @Catch(wrong(undefined))
      later() {
        return null;
      }
    }
    expect(await found({ controllers: [Ships], errorHandlers: [Odd] })).toEqual([
      'CATCH_INVALID: Odd.status catches what is neither a class of errors nor the status of an answer: 999.',
      'CATCH_INVALID: Odd.text catches what is neither a class of errors nor the status of an answer: "Storm".',
      'CATCH_INVALID: Odd.nothing catches what is neither a class of errors nor the status of an answer: nothing.',
      'TOKEN_UNDEFINED: Odd.later names undefined (@Catch): what is meant was not defined yet when this was read, as happens when two files import each other.',
    ]);
  });

  it('what another method of the class catches, inherited ones too', async () => {
    class Base {
      @Catch(Storm, 404)
      first() {
        return null;
      }
    }
    class Twice extends Base {
      @Catch(Storm)
      second() {
        return null;
      }

      @Catch(404)
      third() {
        return null;
      }
    }
    expect(await found({ controllers: [Ships], errorHandlers: [Twice] }, { errorHandlers: [Twice] })).toEqual([
      'CATCH_TWICE: Twice.second catches Storm, and so does Twice.first of the same class: only one of them would ever be called.',
      'CATCH_TWICE: Twice.third catches 404, and so does Twice.first of the same class: only one of them would ever be called.',
    ]);
  });

  it('what a provider catches that nobody lists', async () => {
    @Injectable()
    class WeatherErrors {
      @Catch(Storm)
      onStorm() {
        return new JsonResponse('storm', { status: 503 });
      }
    }
    @Module({ providers: [WeatherErrors], exports: [WeatherErrors] })
    class WeatherModule {}
    expect(await found({ imports: [WeatherModule], controllers: [Ships] })).toEqual([
      'CATCH_UNUSED: WeatherModule provides WeatherErrors, whose @Catch() methods are never called: nothing lists it under errorHandlers, and it is no controller.',
    ]);
    const options = { errorHandlers: [WeatherErrors] };
    await withApp(
      { imports: [WeatherModule], controllers: [Ships] },
      async ({ client }) => expect((await client.get('/ships')).status).toBe(503),
      { options },
    );
  });
});

describe('a handler that a route lists', () => {
  it('answers for its errors, before that of its controller', async () => {
    class Near {
      @Catch(Storm)
      onStorm() {
        return new JsonResponse('near', { status: 503 });
      }
    }
    @Controller('/boats')
    class Boats {
      @Get('', { errorHandlers: [Near] })
      list() {
        throw new Storm('gale');
      }

      @Get('/far')
      far() {
        throw new Storm('gale');
      }

      @Catch(Storm)
      onStorm() {
        return new JsonResponse('own', { status: 500 });
      }
    }
    await withApp({ controllers: [Boats] }, async ({ client }) => {
      expect([(await client.get('/boats')).json(), (await client.get('/boats/far')).json()]).toEqual(['near', 'own']);
    });
  });
});

describe('what is thrown', () => {
  it('is a declared problem, with members that a model describes', async () => {
    class Shortage {
      left!: number;
    }
    class Described {
      @Field()
      left!: number;
    }
    class Short extends Problem({ status: 409, members: Shortage }) {}
    class Out extends Problem({ status: 409, members: Described }) {}
    @Controller('/boats')
    class Boats {
      @Get('', { throws: [wrong(HttpException), wrong(undefined), wrong('x'), Out, Short] })
      list() {
        return [];
      }
    }
    expect(await found({ controllers: [Boats] })).toEqual([
      'PROBLEM_EXPECTED: throws[0] of Boats.list is no declared problem: HttpException.',
      'TOKEN_UNDEFINED: Boats.list names undefined (throws[1]): what is meant was not defined yet when this was read, as happens when two files import each other.',
      'PROBLEM_EXPECTED: throws[2] of Boats.list is no declared problem: "x".',
      'PROBLEM_MEMBERS: Short declares members that no model describes: Shortage has no decorated properties.',
    ]);
  });

  it('may set several cookies', async () => {
    @Controller('/boats')
    class Boats {
      @Get()
      list() {
        throw new HttpException(401, 'who are you', { headers: { 'Set-Cookie': ['a=1', 'b=2'], 'x-why': 'late' } });
      }
    }
    await withApp({ controllers: [Boats] }, async ({ client }) => {
      const { status, headers } = await client.get('/boats');
      expect([status, headers['set-cookie'], headers['x-why']]).toEqual([401, ['a=1', 'b=2'], 'late']);
    });
  });
});
