import { Readable } from 'node:stream';
import { Controller, Field, Get, HttpException, JsonResponse, Query } from 'tenon';
import { serve } from './application.js';

class Sub {
  readonly kept = 1;
}

class Item {
  @Field() name!: string;
}

const results: Readonly<Record<string, () => unknown>> = {
  function: () => () => 1,
  fetch: () => new globalThis.Response('hello'),
  stream: () => Readable.from(['a secret']),
  generator: () => [1][Symbol.iterator](),
  error: () => new Error('a secret'),
  http: () => new HttpException(404, 'gone'),
  class: () => new Sub(),
};

@Controller()
class Results {
  @Get('/plain')
  plain(@Query() of: string): unknown {
    return results[of]?.();
  }

  @Get('/later')
  async later(@Query() of: string): Promise<unknown> {
    return Promise.resolve(results[of]?.());
  }

  @Get('/declared', { returns: Item })
  declared(@Query() of: string): unknown {
    return results[of]?.();
  }

  @Get('/class', { responseClass: JsonResponse })
  responseClass(@Query() of: string): unknown {
    return results[of]?.();
  }
}

describe.each(['/plain', '/later', '/declared', '/class'])('a result of %s that can be no answer', (path) => {
  it.each(['function', 'fetch', 'stream', 'generator', 'error'])('is a logged 500: %s', async (of) => {
    await using t = await serve(Results);
    const response = await t.client.get(path, { query: { of } });
    expect([response.status, response.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
    expect(t.errors).toHaveLength(1);
  });

  it('is answered as it says where it is an HTTP error that was returned instead of thrown', async () => {
    await using t = await serve(Results);
    const response = await t.client.get(path, { query: { of: 'http' } });
    expect([response.status, response.json(), t.errors]).toEqual([404, { detail: 'gone' }, []]);
  });
});

it('an instance of any class is data', async () => {
  await using t = await serve(Results);
  expect((await t.client.get('/plain', { query: { of: 'class' } })).json()).toEqual({ kept: 1 });
});
