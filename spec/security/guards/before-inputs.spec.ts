import {
  apiKeyHeader,
  Body,
  Catch,
  Controller,
  dependency,
  Depends,
  Field,
  Get,
  HttpException,
  Injectable,
  Int,
  Post,
  Query,
  query,
  REQUEST,
  SecurityScheme,
} from 'tenon';
import { withApp } from '../../container/support/applications.js';

const trace: string[] = [];
beforeEach(() => trace.splice(0));

const key = apiKeyHeader('x-key', { schemeName: 'Key' });
const session = dependency({}, function* () {
  trace.push('open');
  try {
    yield 'session';
  } finally {
    trace.push('close');
  }
});
const caller = dependency({ key, session, zone: query({ type: Int, default: 1 }) }, ({ key, zone }) => {
  trace.push('caller');
  return `${key} ${zone}`;
});
const fresh = dependency({ key }, ({ key }) => trace.push(`fresh ${key}`), { cache: false });

class Order {
  @Field({ type: Int }) amount!: number;
}

const signed = dependency({ key, order: caller }, ({ key }) => key);
const ofBody = dependency({ caller, limit: query({ type: Int, default: 1 }) }, ({ caller }) => caller);

@Injectable({ scope: 'request' })
class Cart {
  constructor(@Depends(caller) readonly owner: string) {}
}

@Controller('/orders')
class Orders {
  @Post('/new')
  add(@Body() order: Order, @Query({ type: Int }) page: number, @Depends(caller) by: string) {
    trace.push('handler');
    return { ...order, page, by };
  }

  @Post('/cart')
  cart(@Body() order: Order, @Depends() cart: Cart, @Depends(ofBody) again: string, @Depends(signed) signed: string) {
    return [order.amount, cart.owner, again, signed];
  }

  @Get('/fresh')
  fresh(@Depends(fresh) one: number, @Depends(fresh) other: number) {
    return [one, other];
  }
}

@Controller('/owned')
class Owned {
  constructor(readonly cart: Cart) {}

  @Get()
  read(@Query({ type: Int }) page: number) {
    return [this.cart.owner, page];
  }
}

const module = { controllers: [Orders, Owned], providers: [Cart] };
const ada = { headers: { 'x-key': 'ada' } };

describe('a parameter that tells who asks', () => {
  it('is asked before the body is read, and before anything else is found wrong', () =>
    withApp(module, async ({ client }) => {
      const broken = { headers: { 'content-type': 'application/json' }, body: '{"amount' };
      expect((await client.post('/orders/new?page=x', broken)).status).toBe(401);
      expect((await client.post('/orders/cart', broken)).status).toBe(401);
      expect((await client.get('/owned?page=x')).status).toBe(401);
    }));

  it('is made once, with all that it opens, and closed when the rest is invalid', () =>
    withApp(module, async ({ client }) => {
      const invalid = await client.post('/orders/new?page=x', { ...ada, json: {} });
      expect(invalid.status).toBe(422);
      expect((invalid.json() as { detail: object[] }).detail).toHaveLength(2);
      expect(trace.splice(0)).toEqual(['open', 'caller', 'close']);
      const good = await client.post('/orders/new?page=2', { ...ada, json: { amount: 3 } });
      expect(good.json()).toEqual({ amount: 3, page: 2, by: 'ada 1' });
      expect(trace).toEqual(['open', 'caller', 'handler', 'close']);
    }));

  it('tells what is wrong with its own inputs once, with the rest', () =>
    withApp(module, async ({ client }) => {
      const response = await client.post('/orders/new?page=x&zone=y', { ...ada, json: { amount: 'many' } });
      const { detail } = response.json() as { detail: { loc: string[] }[] };
      expect(detail.map(({ loc }) => loc.join('.'))).toEqual(['query.zone', 'query.page', 'body.amount']);
      expect(trace).toEqual([]);
    }));

  it('is one and the same for everyone who asks for it', () =>
    withApp(module, async ({ client }) => {
      const response = await client.post('/orders/cart', { ...ada, json: { amount: 3 } });
      expect(response.json()).toEqual([3, 'ada 1', 'ada 1', 'ada']);
      expect(trace.filter((word) => word === 'caller')).toHaveLength(1);
      expect((await client.get('/owned?page=4', ada)).json()).toEqual(['ada 1', 4]);
    }));

  it('is called as often as it says where it is not to be remembered', () =>
    withApp(module, async ({ client }) => {
      expect((await client.get('/orders/fresh', ada)).json()).toEqual([1, 2]);
      expect(trace).toEqual(['fresh ada', 'fresh ada']);
      expect((await client.get('/orders/fresh')).status).toBe(401);
    }));
});

it('a handler of errors is given who asks, though no guard runs in front of it', () => {
  const name = dependency({ request: REQUEST }, ({ request }) => String(request.headers['x-name']));
  const known = new SecurityScheme<string>(
    { schemeName: 'Name', definition: { type: 'apiKey', in: 'header', name: 'x-name' }, challenge: undefined },
    { name },
    ({ name }: { readonly name: string }) => name,
  );
  @Controller('/broken')
  class Broken {
    @Get()
    read() {
      throw new HttpException(409);
    }

    @Catch(HttpException)
    caught(error: HttpException, @Depends(known) by: string) {
      return { status: error.status, by };
    }
  }
  return withApp({ controllers: [Broken] }, async ({ client }) => {
    expect((await client.get('/broken', { headers: { 'x-name': 'ada' } })).json()).toEqual({ status: 409, by: 'ada' });
  });
});

describe('who asks is found out although', () => {
  @Injectable({ scope: 'transient' })
  class Log {
    readonly lines: string[] = [];
  }
  const logged = dependency({ key, log: Log }, ({ key }) => {
    if (key !== 'ada') throw new HttpException(401, 'Not Ada');
    return key;
  });

  @Controller('/doors')
  class Doors {
    @Post('/zone')
    zone(@Depends(caller) by: string, @Body() order: Order) {
      return [by, order.amount];
    }

    @Post('/used', { use: [caller] })
    used(@Body() order: Order) {
      return order.amount;
    }

    @Post('/anew')
    anew(@Depends(key, { cache: false }) by: string, @Body() order: Order) {
      return [by, order.amount];
    }

    @Post('/logged')
    logged(@Depends(logged) by: string, @Body() order: Order) {
      return [by, order.amount];
    }
  }

  it.each([
    ['an input of what uses it is invalid', '/doors/zone?zone=x', {}, 401],
    ['an input of a guard that uses it is invalid', '/doors/used?zone=x', {}, 401],
    ['it is called anew for every use', '/doors/anew', {}, 401],
    ['something beside it is made for every use', '/doors/logged', { 'x-key': 'bob' }, 401],
    ['all is well but the body', '/doors/logged', { 'x-key': 'ada' }, 422],
  ])('%s: %s', (_, path, headers, status) =>
    withApp({ controllers: [Doors], providers: [Log] }, async ({ client }) => {
      expect((await client.post(path, { headers: headers as Record<string, string>, json: { amount: 'many' } })).status).toBe(status);
    }),
  );
});
