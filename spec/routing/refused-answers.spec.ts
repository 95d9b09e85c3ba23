import { Readable } from 'node:stream';
import {
  Controller,
  Field,
  Get,
  Int,
  mapOf,
  Model,
  nullable,
  oneOf,
  PlainTextResponse,
  Post,
  Route,
  setOf,
  StreamingResponse,
  tuple,
  type Interceptor,
} from 'tenon';
import { refusals, serve } from './application.js';

/** What a circular import yields, or a program without types. */
const wrong = (value: unknown): never => value as never;

class Oven {
  @Field()
  name!: string;

  @Field({ alias: 'serialNumber' })
  serial!: string;
}

class Loaf {
  @Field({ type: Int })
  grams!: number;

  @Field({ optional: true })
  note?: string;

  @Field({ type: nullable(Oven) })
  oven!: Oven | null;

  @Field({ type: mapOf(Oven) })
  others!: Map<string, Oven>;

  @Field({ type: Object })
  extra!: unknown;
}

class Roll {
  @Field()
  seeds!: string;
}

@Model({ unknownKeys: 'keep' })
class Open {
  @Field()
  name!: string;
}

describe('what is said of the properties of an answer', () => {
  it('needs an answer with properties: nothing would be held back', async () => {
    @Controller('/loaves')
    class Loaves {
      @Get('/a', { omit: ['secret'] })
      a() {
        return { secret: 1 };
      }

      @Get('/b', { include: ['open'], exclude: 'null', byAlias: false })
      b() {
        return { secret: 1 };
      }

      @Get('/c', { returns: null, omit: ['secret'] })
      c() {}

      @Get('/d', { omit: ['note'] })
      d(): Loaf {
        throw new Error('its own declaration says what it returns');
      }

      @Get('/e', { returns: Object, omit: ['secret'] })
      e() {
        return { secret: 1 };
      }
    }
    expect(await refusals(Loaves)).toEqual(
      [
        ['a', 'omit'],
        ['b', 'include and exclude and byAlias'],
        ['c', 'omit'],
      ].map(
        ([handler, options]) =>
          `OPTION_WITHOUT_RETURNS: Loaves.${handler} says ${options}, and no "returns" with properties that this could be about: everything would go out.`,
      ),
    );
  });

  it('names properties that there are, in lists, maps, unions and what may be null as well', async () => {
    const nested = { grams: true, oven: ['sreial', 'name'], others: { nam: true } } as const;
    @Controller('/loaves')
    class Loaves {
      @Get('/one', { returns: Loaf, omit: ['garms', 'note'], include: ['notes', 'serial'] })
      one() {
        return wrong(1);
      }

      @Get('/list', { returns: [Loaf], omit: nested })
      list() {
        return wrong(1);
      }

      @Get('/either', { returns: nullable(oneOf(Loaf, Roll)), omit: { seed: true, grams: ['x'], oven: { serialNumber: true } } })
      either() {
        return wrong(1);
      }

      @Get('/held', { returns: tuple(setOf(Roll), mapOf(Oven)), include: ['seeds', 'name', 'flour'] })
      held() {
        return wrong(1);
      }

      @Get('/text', { returns: String, omit: ['length'] })
      text() {
        return 'x';
      }
    }
    expect(await refusals(Loaves)).toEqual([
      'PROPERTY_UNKNOWN: Loaves.one names "notes" under include, which is no property of Loaf. Did you mean note?',
      'PROPERTY_UNKNOWN: Loaves.one names "serial" under include, which is no property of Loaf.',
      'PROPERTY_UNKNOWN: Loaves.one names "garms" under omit, which is no property of Loaf. Did you mean grams?',
      'PROPERTY_UNKNOWN: Loaves.list names "sreial" under omit, which is no property of Oven or null. Did you mean serial?',
      'PROPERTY_UNKNOWN: Loaves.list names "nam" under omit, which is no property of an object with values of Oven. Did you mean name?',
      'PROPERTY_UNKNOWN: Loaves.either names "seed" under omit, which is no property of Loaf or Roll or null. Did you mean seeds?',
      'PROPERTY_UNKNOWN: Loaves.either names "x" under omit, which is no property of Int.',
      'PROPERTY_UNKNOWN: Loaves.either names "serialNumber" under omit, which is no property of Oven or null. Did you mean serial?',
      'PROPERTY_UNKNOWN: Loaves.held names "flour" under include, which is no property of a list of exactly a set of Roll, an object with values of Oven.',
      'PROPERTY_UNKNOWN: Loaves.text names "length" under omit, which is no property of String.',
    ]);
  });

  it('may name anything where anything may be', async () => {
    @Controller('/loaves')
    class Loaves {
      @Get('/open', { returns: Open, omit: ['secret'] })
      open() {
        return { name: 'x' };
      }

      @Get('/inside', { returns: Loaf, include: { extra: { deep: ['down'] } } })
      inside() {
        return { grams: 1, oven: null, others: {}, extra: { deep: { down: 1, up: 2 } } };
      }
    }
    await using t = await serve(Loaves);
    expect((await t.client.get('/loaves/open')).json()).toEqual({ name: 'x' });
    expect((await t.client.get('/loaves/inside')).json()).toEqual({ extra: { deep: { down: 1 } } });
  });

  it('is written in the words that there are', async () => {
    @Controller('/loaves')
    class Loaves {
      @Get('/a', { returns: Loaf, exclude: wrong('none'), omit: wrong('note') })
      a() {
        return wrong(1);
      }

      @Get('/b', { returns: Loaf, exclude: ['null', wrong('default')], include: wrong({ grams: true, oven: false, others: null }) })
      b() {
        return wrong(1);
      }
    }
    const exclude = 'where "unset", "defaults", "null" or a list of them belongs.';
    const selection = 'where a list of names, or an object with true or a selection for each name belongs.';
    expect(await refusals(Loaves)).toEqual([
      `OPTION_INVALID: Loaves.a: exclude is "none", ${exclude}`,
      `OPTION_INVALID: Loaves.a: omit is "note", ${selection}`,
      `OPTION_INVALID: Loaves.b: exclude is "default", ${exclude}`,
      `OPTION_INVALID: Loaves.b: include is false, ${selection}`,
      `OPTION_INVALID: Loaves.b: include is null, ${selection}`,
    ]);
  });
});

describe('an answer that cannot be keeps an application from starting', () => {
  it('a model that is not there yet: everything would go out', async () => {
    @Controller('/loaves')
    class Loaves {
      @Get('', { returns: wrong(undefined) as typeof Roll })
      list() {
        return { seeds: 'poppy', secret: 1 };
      }
    }
    expect(await refusals(Loaves)).toEqual([
      'TOKEN_UNDEFINED: Loaves.list names undefined (returns): what is meant was not defined yet when this was read, as happens when two files import each other.',
    ]);
  });

  it('a stream with a declared type', async () => {
    class Lines extends StreamingResponse {}
    @Controller('/loaves', { responseClass: Lines })
    class Loaves {
      @Get('/a', { returns: [Loaf] })
      a() {
        return wrong('x');
      }

      @Get('/b', { returns: null })
      b() {
        return new Lines(['x']);
      }

      @Get('/c')
      *c() {
        yield 'x';
      }
    }
    expect(await refusals(Loaves)).toEqual([
      'RETURNS_STREAMED: Loaves.a streams its result, and declares under "returns" what no pieces of text or bytes can be held against.',
    ]);
  });

  it('a stream or the response of fetch without a response class', async () => {
    class Wrapping implements Interceptor {
      async intercept(_call: unknown, next: () => Promise<unknown>) {
        return new StreamingResponse((await next()) as Readable);
      }
    }
    @Controller('/loaves')
    class Loaves {
      @Get('/a')
      a(): Readable {
        return Readable.from(['x']);
      }

      @Get('/b')
      b(): Response {
        return Response.json({});
      }

      @Get('/c', { responseClass: StreamingResponse })
      c(): Readable {
        return Readable.from(['x']);
      }

      @Get('/d', { interceptors: [Wrapping] })
      d(): Readable {
        return Readable.from(['x']);
      }

      @Get('/e')
      e(): PlainTextResponse {
        return new PlainTextResponse('x');
      }
    }
    expect(await refusals(Loaves)).toEqual([
      'RETURN_TYPE_UNFIT: Loaves.a is declared to return Readable, of which no JSON can be made, and nothing says what becomes of it.',
      'RETURN_TYPE_UNFIT: Loaves.b is declared to return the Response of fetch, of which no JSON can be made, and nothing says what becomes of it.',
    ]);
  });
});

describe('a route keeps an application from starting', () => {
  it('that answers no method', async () => {
    @Controller('/loaves')
    class Loaves {
      @Route([], '')
      list() {
        return [];
      }
    }
    expect(await refusals(Loaves)).toEqual(['METHOD_INVALID: Loaves.list names no method at all.']);
  });

  it('that has the name of another path; methods of one path may share it', async () => {
    @Controller('/loaves')
    class Loaves {
      @Get('/:id', { name: 'loaf' })
      read() {
        return [];
      }

      @Post('/:id', { name: 'loaf' })
      bake() {
        return [];
      }

      @Get('/:id/crumbs', { name: 'loaf' })
      crumbs() {
        return [];
      }
    }
    expect(await refusals(Loaves)).toEqual([
      'ROUTE_NAME_TWICE: Loaves.crumbs (/loaves/:id/crumbs) and Loaves.read (/loaves/:id) are both called "loaf", so a link to it could mean either.',
    ]);
  });
});

describe('nothing at all', () => {
  it('goes out as null where null is one of several', async () => {
    @Controller('/loaves')
    class Loaves {
      @Get('', { returns: oneOf(nullable(Roll), Oven) })
      find() {
        return new Map<string, Roll>().get('x');
      }
    }
    await using t = await serve(Loaves);
    const { text } = await t.client.get('/loaves');
    expect([text, t.errors]).toEqual(['null', []]);
  });
});
