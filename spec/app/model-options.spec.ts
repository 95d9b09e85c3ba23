import { Body, Controller, Field, Int, Model, Post, type ApplicationOptions } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { serve } from '../routing/application.js';

class Item {
  @Field({ type: Int })
  count!: number;

  @Field({ type: [Int], optional: true })
  list?: number[];
}

@Model({ strict: true, unknownKeys: 'forbid' })
class Payment {
  @Field()
  amount!: number;
}

@Controller()
class Api {
  @Post('/items')
  item(@Body() item: Item) {
    // As it was read: an instance itself goes out as its class declares.
    return { ...item };
  }

  @Post('/payments')
  payment(@Body() payment: Payment) {
    return payment;
  }
}

describe('the models option of an application', () => {
  let app: TestApp;
  const withOptions = async (models: ApplicationOptions['models']): Promise<void> => {
    app = await serve(Api, models === undefined ? {} : { models });
  };
  const post = async (path: string, json: unknown): Promise<unknown> => {
    const response = await app.client.post(path, { json });
    return response.status === 200 ? response.json() : response.json<{ detail: { type: string }[] }>().detail[0]?.type;
  };
  afterEach(() => app.close());

  it('has FastAPI’s conversions, and ignores unknown keys, where nothing is said', async () => {
    await withOptions(undefined);
    expect(await post('/items', { count: '5', more: 1 })).toEqual({ count: 5 });
  });

  it('reads strictly', async () => {
    await withOptions({ strict: true });
    expect(await post('/items', { count: '5' })).toBe('int_type');
    expect(await post('/items', { count: 5 })).toEqual({ count: 5 });
  });

  it('forbids unknown keys, or keeps them', async () => {
    await withOptions({ unknownKeys: 'forbid' });
    expect(await post('/items', { count: 5, more: 1 })).toBe('extra_forbidden');
    await app.close();
    await withOptions({ unknownKeys: 'keep' });
    expect(await post('/items', { count: 5, more: 1 })).toEqual({ count: 5, more: 1 });
  });

  it('limits data', async () => {
    await withOptions({ limits: { items: 2, problems: 1 } });
    expect(await post('/items', { count: 5, list: [1, 2] })).toEqual({ count: 5, list: [1, 2] });
    expect(await post('/items', { count: 5, list: [1, 2, 3] })).toBe('too_long');
    const response = await app.client.post('/items', { json: { count: 'x', list: ['y', 'z'] } });
    expect(response.json<{ detail: unknown[] }>().detail).toHaveLength(1);
  });

  it('comes after what a class says of itself', async () => {
    await withOptions({ strict: false, unknownKeys: 'ignore' });
    expect(await post('/payments', { amount: '5' })).toBe('float_type');
    expect(await post('/payments', { amount: 5, more: 1 })).toBe('extra_forbidden');
  });
});
