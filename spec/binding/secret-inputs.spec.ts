import { MinLength } from 'class-validator';
import {
  Body,
  Controller,
  Field,
  Form,
  Get,
  Header,
  Int,
  Model,
  nullable,
  oneOf,
  literal,
  Post,
  Query,
  recordOf,
  tuple,
  RequestValidationError,
  Catch,
} from 'tenon';
import { problemsOf, serve } from '../routing/application.js';

class Login {
  @Field()
  user!: string;

  @Field({ secret: true })
  @MinLength(20, { message: '$value is too short' })
  password!: string;
}

class Card {
  @Field({ type: literal('card') })
  kind!: 'card';

  @Field({ secret: true, alias: 'card_number', maxLength: 4 })
  number!: string;
}

class Cash {
  @Field({ type: literal('cash') })
  kind!: 'cash';

  @Field({ type: Int })
  amount!: number;
}

class Order {
  @Field({ type: oneOf(Card, Cash, 'kind') })
  payment!: Card | Cash;

  @Field({ type: nullable(Order), optional: true })
  before?: Order | null;

  @Field()
  number!: string;
}

@Model({ unknownKeys: 'forbid' })
class Wallet {
  @Field({ type: Int })
  n!: number;

  @Field({ type: recordOf(Login), optional: true })
  rec?: Record<string, Login>;

  @Field({ type: [Login], optional: true })
  list?: Login[];

  @Field({ type: tuple(Int, Login), optional: true })
  pair?: [number, Login];

  @Field({ type: oneOf(Card, Int), optional: true })
  either?: Card | number;

  @Field({ type: oneOf(Card, Cash, 'kind'), optional: true })
  tagged?: Card | Cash;

  @Field({ secret: true, type: recordOf(Int), optional: true })
  vault?: Record<string, number>;

  @Field()
  last!: string;
}

@Model({ unknownKeys: 'forbid' })
class Plain {
  @Field()
  text!: string;
}

class Shown {
  @Catch(RequestValidationError)
  onInvalid(error: RequestValidationError) {
    return { problems: error.problems, body: error.body };
  }
}

@Controller()
class Secrets {
  @Post('/login')
  login(@Body() login: Login) {
    return login.user;
  }

  @Post('/shown', { errorHandlers: [Shown] })
  shown(@Body() login: Login) {
    return login.user;
  }

  @Post('/order')
  order(@Body() order: Order) {
    return order.number;
  }

  @Post('/wallet')
  wallet(@Body() wallet: Wallet) {
    return wallet.n;
  }

  @Post('/embedded')
  embedded(@Body({ embed: true }) login: Login) {
    return login.user;
  }

  @Post('/plain')
  plain(@Body() plain: Plain) {
    return plain.text;
  }

  @Post('/form')
  form(@Form({ secret: true, minLength: 9 }) pin: string, @Form({ type: Int }) count: number) {
    return [pin, count];
  }

  @Get('/query')
  query(@Query({ secret: true, type: [Int] }) keys: number[], @Query({ type: Int, secret: false }) page: number) {
    return [keys, page];
  }

  @Get('/header')
  header(@Header({ type: Int }) authorization: number, @Header({ secret: true, minLength: 9 }) xKey: string) {
    return [authorization, xKey];
  }
}

const hidden = '[redacted]';

async function told(path: string, json: unknown): Promise<unknown[]> {
  await using app = await serve(Secrets);
  return problemsOf(await app.client.post(path, { json })).map((problem) => {
    const { loc, input } = problem as { loc: unknown[]; input: unknown };
    return [loc.join('.'), input];
  });
}

describe('a secret field', () => {
  it('is not told, in the object that lacks something as little', async () => {
    expect(await told('/login', { password: 'hunter2' })).toEqual([
      ['body.user', { password: hidden }],
      ['body.password', hidden],
    ]);
  });

  it('is not told by a message that would quote it', async () => {
    await using app = await serve(Secrets);
    const response = await app.client.post('/login', { json: { user: 'ann', password: 'hunter2' } });
    expect(response.json()).toEqual({
      detail: [expect.objectContaining({ loc: ['body', 'password'], msg: '[redacted] is too short', input: hidden })],
    });
  });

  it.each(['user=ann&password=hunter2', ['ann', 'hunter2'], 5])('may be in what should have been its object: %j', async (sent) => {
    expect(await told('/login', sent)).toEqual([['body', hidden]]);
  });

  it('is found in unions, in what holds itself, and under its name on the wire', async () => {
    const before = { payment: { kind: 'card', card_number: '12345' } };
    expect(await told('/order', { payment: { kind: 'cash', amount: 'x', card_number: 1 }, before })).toEqual([
      ['body.payment.cash.amount', 'x'],
      ['body.before.payment.card.card_number', hidden],
      ['body.before.number', { payment: { kind: 'card', card_number: hidden } }],
      ['body.number', expect.objectContaining({ payment: { kind: 'cash', amount: 'x', card_number: hidden } })],
    ]);
  });

  it.each<[sent: object, problems: unknown[]]>([
    [
      { n: 1, rec: 'hunter2', list: 'hunter2', either: 'hunter2' },
      [
        ['body.rec', hidden],
        ['body.list', hidden],
        ['body.either.Card', hidden],
        ['body.either.int', hidden],
        ['body.last', { n: 1, rec: hidden, list: hidden, either: hidden }],
      ],
    ],
    [
      { n: 1, last: '', rec: { a: 'hunter2', b: { user: 'ann', passwrd: 'hunter2' } } },
      [
        ['body.rec.a', hidden],
        ['body.rec.b.password', { user: 'ann', passwrd: hidden }],
      ],
    ],
    [
      { n: 1, last: '', pair: [1, { user: 'ann', password: 'x'.repeat(20) }, 'hunter2'] },
      [['body.pair', [1, { user: 'ann', password: hidden }, hidden]]],
    ],
    [
      { n: 1, Vault: 'hunter2', 'token[]': ['hunter2'] },
      [
        ['body.last', { n: 1, Vault: hidden, 'token[]': hidden }],
        ['body.Vault', hidden],
        ['body.token[]', hidden],
      ],
    ],
    [{ n: 1, last: '', vault: { hunter2: 'x' } }, [['body.vault.[redacted]', hidden]]],
    [{ n: 1, last: '', either: { Kind: 'hunter2' } }, expect.not.stringContaining('hunter2') as unknown as unknown[]],
  ])('is not told of %j', async (sent, problems) => {
    const all = await told('/wallet', sent);
    if (Array.isArray(problems)) expect(all).toEqual(problems);
    expect(JSON.stringify(all)).not.toContain('hunter2');
    expect(all).not.toEqual([]);
  });

  it.each([{ password: 'hunter2' }, ['hunter2']])('is not in the tag of a union: %j', async (kind) => {
    await using app = await serve(Secrets);
    const { status, text } = await app.client.post('/wallet', { json: { n: 1, last: '', tagged: { kind } } });
    expect([status, text.includes('union_tag_invalid'), text.includes('hunter2')]).toEqual([422, true, false]);
  });

  it('leaves a tag that is a text', async () => {
    await using app = await serve(Secrets);
    const problems = problemsOf(await app.client.post('/wallet', { json: { n: 1, last: '', tagged: { kind: 'cheque' } } }));
    expect(problems).toMatchObject([{ input: { kind: 'cheque' }, ctx: { tag: 'cheque' } }]);
  });

  it('is not told where the body has a name', async () => {
    expect(await told('/embedded', { login: { Password: 'hunter2' } })).toEqual([
      ['body.login.user', { Password: hidden }],
      ['body.login.password', { Password: hidden }],
    ]);
  });

  it('takes nothing from what is told of others', async () => {
    expect(await told('/plain', { text: 5, password: 'hunter2' })).toEqual([
      ['body.text', 5],
      ['body.password', 'hunter2'],
    ]);
  });

  it('is there for the handler that catches the error, in the body alone', async () => {
    await using app = await serve(Secrets);
    const { problems, body } = (await app.client.post('/shown', { json: { password: 'hunter2' } })).json<Record<string, unknown>>();
    expect(JSON.stringify(problems)).not.toContain('hunter2');
    expect(body).toEqual({ password: 'hunter2' });
  });
});

describe('a secret parameter', () => {
  it('is not told', async () => {
    await using app = await serve(Secrets);
    const inputs = async (asked: ReturnType<typeof app.client.get>) =>
      problemsOf(await asked).map((one) => (one as { input: unknown }).input);
    expect(await inputs(app.client.get('/query?keys=hunter2&keys=1&page=x'))).toEqual([hidden, 'x']);
    expect(await inputs(app.client.post('/form', { form: { pin: 'hunter2', count: 'x' } }))).toEqual([hidden, 'x']);
    expect(await inputs(app.client.get('/header', { headers: { authorization: 'Basic x', 'x-key': 'hunter2' } }))).toEqual([
      hidden,
      hidden,
    ]);
    expect(await inputs(app.client.get('/header'))).toEqual([null, null]);
  });
});

describe('what is told of what was sent', () => {
  it('is all of it up to 10,000 characters', async () => {
    const text = { nested: ['x'.repeat(9_000)] };
    expect(await told('/plain', { text })).toEqual([['body.text', text]]);
  });

  it('is cut beyond that', async () => {
    const many = Array.from({ length: 5_000 }, () => 'abcdef');
    const [[, input]] = (await told('/plain', { text: { long: 'x'.repeat(20_000), many } })) as [
      [string, { long: string; many: string[] }],
    ];
    expect(input.long).toBe(`${'x'.repeat(1_000)}...`);
    expect(input.many.length).toBeGreaterThan(1_000);
    expect(JSON.stringify(input).length).toBeLessThan(20_000);
  });
});

describe('the document', () => {
  it('gives a secret text the format password', async () => {
    await using app = await serve(Secrets);
    const { components, paths } = (await app.app.openapi()) as unknown as {
      components: { schemas: Record<string, { properties: object }> };
      paths: object;
    };
    expect(components.schemas.Login?.properties).toMatchObject({
      user: { type: 'string' },
      password: { type: 'string', format: 'password' },
    });
    const parameters = (paths as Record<string, { get: { parameters: object[] } }>)['/header']?.get.parameters;
    expect(parameters).toMatchObject([{ name: 'authorization' }, { name: 'x-key', schema: { type: 'string', format: 'password' } }]);
  });
});
