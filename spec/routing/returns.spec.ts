import {
  Controller,
  Decimal,
  Delete,
  Field,
  Get,
  HtmlResponse,
  Int,
  JsonResponse,
  mapOf,
  Module,
  nullable,
  oneOf,
  PlainTextResponse,
  Post,
  Body,
  Query,
  Response,
  setOf,
  StreamingResponse,
} from 'tenon';
import { withApp } from '../container/support/applications.js';
import { refusals, serve } from './application.js';

class Line {
  @Field({ alias: 'stock-keeping-unit' }) sku!: string;
  @Field({ type: Int, minimum: 1 }) quantity: number = 1;
}

class Order {
  @Field({ type: Int }) id!: number;
  @Field({ type: [Line] }) lines: Line[] = [];
  @Field({ type: String, optional: true, nullable: true }) note?: string | null;
  @Field() placed: Date = new Date(0);
}

class Secret extends Order {
  @Field() margin: string = 'secret';
}

const full = { id: 1, lines: [{ sku: 'a', quantity: 2, price: 'secret' }], note: null, placed: new Date(0), margin: 'secret' };
const out = { id: 1, lines: [{ 'stock-keeping-unit': 'a', quantity: 2 }], note: null, placed: '1970-01-01T00:00:00.000Z' };

@Controller()
class Returns {
  @Get('/one', { returns: Order })
  one() {
    return full;
  }

  @Get('/list', { returns: [Order] })
  async list() {
    return Promise.resolve([full, full]);
  }

  @Get('/map', { returns: mapOf(Order) })
  map() {
    return { a: full };
  }

  @Get('/set', { returns: setOf(Int) })
  set() {
    return new Set([2, 1]);
  }

  @Get('/maybe', { returns: nullable(Order) })
  maybe(): Order | null {
    return null;
  }

  @Get('/either', { returns: oneOf(Secret, Line) })
  either(): Secret | Line {
    return { sku: 'b', quantity: 3 };
  }

  @Get('/number', { returns: Int })
  number() {
    return 7;
  }

  @Get('/not-finite', { returns: [Number] })
  notFinite() {
    return [36.5, NaN, Infinity];
  }

  @Get('/nothing', { returns: null })
  nothing() {
    return undefined;
  }

  @Get('/declared')
  declared(): Order {
    return full as unknown as Order;
  }

  @Get('/by-hand', { returns: Order })
  byHand() {
    return new JsonResponse({ by: 'hand' });
  }

  @Get('/sparse', { returns: Order, exclude: ['null', 'defaults'], omit: ['lines'] })
  sparse() {
    return full as unknown as Order;
  }

  @Get('/names', { returns: Order, include: { id: true, lines: ['sku'] }, byAlias: false })
  names() {
    return full;
  }

  @Get('/wrong', { returns: Order })
  wrong(): unknown {
    return { id: 'a secret' };
  }

  @Get('/wrong-map', { returns: mapOf(Order) })
  wrongMap() {
    return { sk_live_12345: { ...full, lines: [{ sku: 'sk_live_12345', quantity: 0 }] } };
  }

  @Get('/something', { returns: null })
  something(): null {
    return 'a secret' as unknown as null;
  }

  @Get('/plain')
  plain() {
    const line = new Line();
    line.sku = 'c';
    return { lines: [line], at: new Date(0), by: new Map([['x', 1n]]) };
  }

  @Post('/echo', { returns: Order, exclude: 'unset' })
  echo(@Body() order: Order) {
    return order;
  }
}

describe('what a route declares to return is all that it sends', () => {
  it.each<[string, unknown]>([
    ['/one', out],
    ['/list', [out, out]],
    ['/map', { a: out }],
    ['/set', [2, 1]],
    ['/maybe', null],
    ['/either', { 'stock-keeping-unit': 'b', quantity: 3 }],
    ['/number', 7],
    ['/not-finite', [36.5, null, null]],
    ['/nothing', null],
    ['/declared', out],
    ['/by-hand', { by: 'hand' }],
    ['/sparse', { id: 1 }],
    ['/names', { id: 1, lines: [{ sku: 'a' }] }],
    ['/plain', { lines: [{ 'stock-keeping-unit': 'c', quantity: 1 }], at: '1970-01-01T00:00:00.000Z', by: { x: 1 } }],
  ])('%s', async (path, body) => {
    await using t = await serve(Returns);
    const response = await t.client.get(path);
    expect([response.status, response.json()]).toEqual([200, body]);
  });

  it('and leaves out what was not sent, where it says so', async () => {
    await using t = await serve(Returns);
    const json = { id: '7', lines: [{ 'stock-keeping-unit': 'a' }] };
    expect((await t.client.post('/echo', { json })).json()).toEqual({ id: 7, lines: [{ 'stock-keeping-unit': 'a' }] });
  });
});

describe('a result that is not what was declared', () => {
  it('is told in the log by its place, in which the keys of a map are data', async () => {
    await using t = await serve(Returns);
    expect((await t.client.get('/wrong-map')).status).toBe(500);
    expect((t.errors[0] as Error).message).toMatch(
      /^What the handler returned does not fit .*: 1 problem\n {2}response\.\[key\]\.lines\.0\.quantity greater_than_equal$/,
    );
    // What a logger such as pino prints of an error beside its stack.
    expect(JSON.stringify({ ...(t.errors[0] as Error) })).not.toContain('sk_live');
    expect(Object.keys(t.errors[0] as Error)).not.toContain('problems');
  });

  it.each(['/wrong', '/something'])('is a logged 500 and nothing of it leaks: %s', async (path) => {
    await using t = await serve(Returns);
    const response = await t.client.get(path);
    expect([response.status, response.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
    expect(t.errors).toHaveLength(1);
    expect(JSON.stringify(t.logs, (_, value: unknown) => (value instanceof Error ? value.stack : value))).not.toContain('a secret');
  });

  it.each([
    ['off', undefined, 200],
    ['development', 'production', 200],
    ['development', 'test', 500],
    ['always', 'production', 500],
  ] as const)('is held against it %s (NODE_ENV %s)', async (responseValidation, environment, status) => {
    const before = process.env.NODE_ENV;
    try {
      if (environment !== undefined) process.env.NODE_ENV = environment;
      await using t = await serve(Returns, { responseValidation });
      expect((await t.client.get('/wrong')).status).toBe(status);
    } finally {
      process.env.NODE_ENV = before;
    }
  });

  it('is cut down to it in any case', async () => {
    await using t = await serve(Returns, { responseValidation: 'off' });
    expect((await t.client.get('/one')).json()).toEqual({ ...out, placed: '1970-01-01T00:00:00.000Z' });
  });
});

describe('a response class', () => {
  class Upper extends Response<unknown> {
    static override readonly mediaType: string = 'text/x-upper';
    static override readonly status: number = 203;

    override render(content: unknown) {
      return JSON.stringify(content).toUpperCase();
    }
  }

  @Controller('/html', { responseClass: HtmlResponse })
  class Pages {
    @Get('/page')
    page(@Query() name: string) {
      return `<b>${name}</b>`;
    }

    @Get('/upper', { responseClass: Upper, returns: Order, include: ['id'] })
    upper() {
      return full;
    }

    @Get('/json')
    json() {
      return new JsonResponse(1);
    }
  }

  @Controller('/text')
  class Texts {
    @Get('/text', { status: 201 })
    text() {
      return 'plain';
    }
  }

  it('makes the response of the result; the nearest level counts, a returned response goes before all', async () => {
    @Module({ controllers: [Texts], responseClass: PlainTextResponse })
    class TextModule {}
    const options = { responseClass: JsonResponse };
    await withApp(
      { imports: [TextModule], controllers: [Pages] },
      async ({ client }) => {
        const at = async (path: string): Promise<unknown[]> => {
          const { status, headers, text } = await client.get(path);
          return [status, headers['content-type'], text];
        };
        expect(await at('/html/page?name=x')).toEqual([200, 'text/html; charset=utf-8', '<b>x</b>']);
        expect(await at('/html/page')).toEqual([422, 'application/json', expect.stringContaining('missing')]);
        expect(await at('/html/upper')).toEqual([203, 'text/x-upper; charset=utf-8', '{"ID":1}']);
        expect(await at('/html/json')).toEqual([200, 'application/json', '1']);
        expect(await at('/text/text')).toEqual([201, 'text/plain; charset=utf-8', 'plain']);
      },
      { options },
    );
  });
});

describe('what cannot be declared', () => {
  it('a generator, unless it is streamed', async () => {
    @Controller()
    class Generators {
      @Get('/lost')
      *lost() {
        yield 'a';
      }

      @Get('/streamed', { responseClass: StreamingResponse })
      async *streamed() {
        yield await Promise.resolve('a');
        yield 'b';
      }
    }
    expect(await refusals(Generators)).toEqual([
      'HANDLER_GENERATOR: Generators.lost is a generator, and nothing says what is made of its pieces: an answer would be empty.',
    ]);
    @Controller()
    class Streamed {
      @Get('/', { responseClass: StreamingResponse })
      *streamed() {
        yield 'a';
        yield Buffer.from('b');
      }
    }
    await using t = await serve(Streamed);
    expect((await t.client.get('/')).text).toBe('ab');
  });

  it('a body under a status that has none', async () => {
    @Controller()
    class Bodiless {
      // A literal status does not compile.
      @Delete('/a', { status: 204 as number, returns: Order })
      a() {
        return full;
      }

      @Delete('/b', { status: 204, returns: null })
      b() {
        return null;
      }
    }
    expect(await refusals(Bodiless)).toEqual([
      'STATUS_BODILESS: Bodiless.a answers with status 204, which never has a body, and declares one under "returns".',
    ]);
  });

  it('a class without decorators, and a type of which nothing is known', async () => {
    class Empty {
      readonly nothing = 1;
    }
    @Controller()
    class Unreadable {
      @Get('/empty', { returns: Empty })
      empty() {
        return new Empty();
      }

      @Get('/promise', { returns: [Promise] })
      promise(): unknown {
        return [];
      }

      @Get('/price', { returns: Decimal })
      price() {
        return '1.00';
      }
    }
    const found = await refusals(Unreadable);
    expect(found.map((text) => text.split(':')[0])).toEqual(['RETURNS_UNREADABLE', 'RETURNS_UNREADABLE']);
  });
});
