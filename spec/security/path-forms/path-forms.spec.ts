import { apiKeyHeader, Controller, createApp, Get, Module } from 'tenon';
import { samples } from '../../openapi/agreement/support/samples.js';
import { knock } from './knock.js';

const tried: string[] = [];

it.each(samples())(
  'no request without credentials passes by the guards of $name, in whatever form it writes the path',
  async (sample) => {
    const { guarded, let: letIn, requests } = await knock(await sample.load());
    tried.push(...guarded.map((route) => `${sample.name} ${route}`));
    expect(letIn).toEqual([]);
    if (guarded.length > 0) expect(requests).toBeGreaterThan(guarded.length * 80);
  },
  60_000,
);

it('there were guards to pass by', () => expect(tried.length).toBeGreaterThan(50));

it('a guard that goes by the text of the path is passed by, which this spec sees', async () => {
  const key = apiKeyHeader('x-key');
  @Controller('/admin')
  class Admin {
    @Get('/books', {
      middleware: [(request, response, next) => void (request.originalUrl === '/admin/books' ? response.status(401).end() : next())],
    })
    books() {
      return 'books';
    }

    @Get('/keys', { use: [key] })
    keys() {
      return 'keys';
    }
  }
  @Module({ controllers: [Admin] })
  class AdminModule {}
  const { guarded, let: letIn } = await knock(createApp(AdminModule));
  expect(guarded).toEqual(['GET /admin/books', 'GET /admin/keys']);
  expect(letIn.length).toBeGreaterThan(2);
  expect(letIn.filter((one) => !one.startsWith('GET /admin/books: '))).toEqual([]);
});
