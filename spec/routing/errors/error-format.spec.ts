import { Controller, Field, Get, HttpException, Int, Path, Post, Problem, RequestValidationError, type ApplicationOptions } from 'tenon';
import type { TestResponse } from 'tenon/testing';
import { serve } from '../application.js';

class Shortage {
  @Field() sku!: string;
  @Field({ type: Int }) left!: number;
}

class OrderNotFound extends Problem({ status: 404, title: 'Order not found' }) {}
class OutOfStock extends Problem({ status: 409, title: 'Out of stock', type: 'https://shop.example/out-of-stock', members: Shortage }) {}

@Controller()
class Orders {
  @Get('/orders/:id')
  read(@Path({ type: Int }) id: number) {
    if (id === 1) throw new OrderNotFound();
    if (id === 2) throw new OrderNotFound('There is no order 2', { headers: { 'x-order': '2' } });
    if (id === 3) throw new OutOfStock({ detail: 'Two are left', instance: '/orders/3', sku: 'b-1', left: 2 });
    if (id === 4) throw new HttpException(402, { owed: 7 });
    if (id === 5) throw new HttpException(410);
    if (id === 6) throw new HttpException(204, 'nothing');
    throw new Error('a bug with a secret');
  }

  @Post('/orders')
  place() {
    return null;
  }
}

async function asked(path: string, options: ApplicationOptions = {}): Promise<TestResponse> {
  await using t = await serve(Orders, options);
  return await t.client.get(path);
}

const problem = { errorFormat: 'problem' } as const;

describe('errors as {"detail": ...}', () => {
  it.each([
    ['/orders/1', 404, { detail: 'Order not found' }],
    ['/orders/2', 404, { detail: 'There is no order 2' }],
    ['/orders/3', 409, { detail: 'Two are left', instance: '/orders/3', sku: 'b-1', left: 2 }],
    ['/orders/4', 402, { detail: { owed: 7 } }],
    ['/orders/9', 500, { detail: 'Internal Server Error' }],
    ['/nowhere', 404, { detail: 'Not Found' }],
  ])('%s', async (path, status, body) => {
    const response = await asked(path);
    expect([response.status, response.headers['content-type'], response.json()]).toEqual([status, 'application/json', body]);
  });
});

describe('errors as problem+json (RFC 9457)', () => {
  it.each([
    ['/orders/1', { type: 'about:blank', title: 'Order not found', status: 404 }],
    ['/orders/2', { type: 'about:blank', title: 'Order not found', status: 404, detail: 'There is no order 2' }],
    [
      '/orders/3',
      {
        type: 'https://shop.example/out-of-stock',
        title: 'Out of stock',
        status: 409,
        detail: 'Two are left',
        instance: '/orders/3',
        sku: 'b-1',
        left: 2,
      },
    ],
    ['/orders/4', { type: 'about:blank', title: 'Payment Required', status: 402, details: { owed: 7 } }],
    ['/orders/5', { type: 'about:blank', title: 'Gone', status: 410 }],
    ['/orders/9', { type: 'about:blank', title: 'Internal Server Error', status: 500 }],
    ['/nowhere', { type: 'about:blank', title: 'Not Found', status: 404 }],
  ])('%s', async (path, body) => {
    const response = await asked(path, problem);
    expect([response.status, response.headers['content-type'], response.json()]).toEqual([body.status, 'application/problem+json', body]);
  });

  it('has every problem of an invalid request as a member', async () => {
    const response = await asked('/orders/x', problem);
    expect(response.json()).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Entity',
      status: 422,
      detail: '1 invalid value in the request',
      errors: [{ type: 'int_parsing', loc: ['path', 'id'], msg: 'must be a whole number', input: 'x' }],
    });
  });

  it('has no body where the status has none, and keeps its headers', async () => {
    const none = await asked('/orders/6', problem);
    expect([none.status, none.text]).toEqual([204, '']);
    expect((await asked('/orders/2', problem)).headers['x-order']).toBe('2');
  });
});

describe('invalid requests', () => {
  it('have the status that is said', async () => {
    const response = await asked('/orders/x', { validationErrors: { status: 400 } });
    expect([response.status, response.json<{ detail: unknown[] }>().detail.length]).toEqual([400, 1]);
  });

  it('have a format of their own', async () => {
    const response = await asked('/orders/x', { validationErrors: { format: 'problem' } });
    expect([response.headers['content-type'], response.json<{ status: number }>().status]).toEqual(['application/problem+json', 422]);
    expect((await asked('/orders/1', { validationErrors: { format: 'problem' } })).json()).toEqual({ detail: 'Order not found' });
  });

  it('have the body that a function makes', async () => {
    const format = (problems: readonly { loc: readonly unknown[] }[]) => ({ at: problems.map(({ loc }) => loc.join('.')) });
    const response = await asked('/orders/x', { validationErrors: { status: 400, format } });
    expect([response.status, response.json()]).toEqual([400, { at: ['path.id'] }]);
  });
});

describe('a declared problem', () => {
  it('knows its kind, and is an HttpException', () => {
    const error = new OutOfStock({ sku: 'b-1', left: 2 });
    expect(error).toBeInstanceOf(HttpException);
    expect([error.name, error.status, error.detail, OutOfStock.problem.title]).toEqual(['OutOfStock', 409, 'Out of stock', 'Out of stock']);
    expect(error).not.toBeInstanceOf(RequestValidationError);
  });

  it('of no HTTP status is refused where it is declared', () => {
    expect(() => Problem({ status: 99, title: 'Too early' })).toThrow(
      new RangeError('Problem({ status: 99, title: "Too early" }) has no status that an answer may have: an integer from 200 to 599.'),
    );
  });

  it('with members of no class is refused where it is declared', () => {
    const later = undefined as unknown as typeof Problem;
    expect(() => Problem({ status: 409, type: '/short', members: later as never })).toThrow(
      new TypeError(
        'Problem({ status: 409, type: "/short" }) has members that are no class: undefined. Two files that import each other are one cause.',
      ),
    );
  });
});
