import type { StartupError } from 'tenon';
import { apiKeyHeader, Body, Callback, Controller, createApp, Depends, Field, Module, Post, Webhook } from 'tenon';

class Notice {
  @Field() words!: string;
}

const key = apiKeyHeader('x-key');

class Answers {
  @Callback('/notices/{$request.body.id}')
  answer(@Body() notice: Notice, @Depends(key) given: string) {
    return { notice, given };
  }
}

class News {
  @Webhook('noticed')
  announce(@Body() notice: Notice, @Depends(key) given: string) {
    return { notice, given };
  }
}

@Controller()
class Notices {
  @Post('/notices/:id', { callbacks: [Answers] })
  take(@Body() notice: Notice, @Depends(key) given: string) {
    return { notice, given };
  }
}

@Module({ controllers: [Notices], webhooks: [News] })
class NoticesModule {}

const document = await createApp(NoticesModule).openapi();
const received = document.paths['/notices/{id}']?.post;
const sent = [
  { kind: 'callback', operation: received?.callbacks?.answer?.['/notices/{$request.body.id}']?.post },
  { kind: 'webhook', operation: document.webhooks?.noticed?.post },
];

it.each(sent)('how this framework refuses a request is not said of one that is sent: $kind', ({ operation }) => {
  expect(Object.keys(received?.responses ?? {})).toEqual(['200', '400', '401', '413', '415', '422']);
  expect(Object.keys(operation?.responses ?? {})).toEqual(['200', '422']);
});

it.each(sent)('what is sent along is said: $kind', ({ operation }) => {
  const schema = { $ref: '#/components/schemas/Notice' };
  expect(operation?.requestBody).toEqual({ required: true, content: { 'application/json': { schema } } });
  expect(operation?.security).toEqual([{ APIKeyHeader: [] }]);
});

it('an expression in the address of a callback is no parameter of a path', () => {
  expect(received?.parameters).toEqual([{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]);
  expect(sent[0]?.operation).not.toHaveProperty('parameters');
});

it('a class may hold requests of both kinds', async () => {
  class Both {
    @Callback('{$request.body.address}')
    answer(@Body() notice: Notice) {
      return notice;
    }
    @Webhook('told')
    tell(@Body() notice: Notice) {
      return notice;
    }
  }
  @Controller()
  class Telling {
    @Post('/both', { callbacks: [Both] })
    take(@Body() notice: Notice) {
      return notice;
    }
  }
  @Module({ controllers: [Telling], webhooks: [Both] })
  class BothModule {}
  const { paths, webhooks } = await createApp(BothModule).openapi();
  expect(Object.keys(paths['/both']?.post?.callbacks ?? {})).toEqual(['answer']);
  expect(Object.keys(webhooks ?? {})).toEqual(['told']);
});

it('a request that is sent may be called like anything, and have any method', async () => {
  class Odd {
    @Webhook('constructor') announce() {}
    @Webhook('__proto__', { method: 'PROPFIND' }) ask() {}
    @Callback('{$url}', { name: 'toString', method: 'get' }) answer() {}
  }
  @Controller()
  class Odds {
    @Post('/odd', { callbacks: [Odd] }) take() {}
  }
  @Module({ controllers: [Odds], webhooks: [Odd] })
  class OddModule {}
  const { paths, webhooks = {} } = await createApp(OddModule).openapi();
  expect(Object.entries(webhooks).map(([name, item]) => [name, Object.keys(item)])).toEqual([
    ['constructor', ['post']],
    ['__proto__', ['x-additionalOperations']],
  ]);
  expect(Object.entries(paths['/odd']?.post?.callbacks ?? {}).map(([name, items]) => [name, Object.keys(items['{$url}'] ?? {})])).toEqual([
    ['toString', ['get']],
  ]);
  expect(Object.keys({ ...Object.getOwnPropertyDescriptors(Object) })).not.toContain('post');
});

it('two requests of one place in the document keep the application from starting', async () => {
  class Told {
    @Webhook('told') tell(@Body() notice: Notice) {
      return notice;
    }
    @Webhook('told') tellAgain(@Body() notice: Notice) {
      return notice;
    }
    @Webhook('told', { method: 'PUT' }) correct(@Body() notice: Notice) {
      return notice;
    }
    @Webhook('told', { includeInSchema: false }) whisper(@Body() notice: Notice) {
      return notice;
    }
  }
  @Module({ webhooks: [Told] })
  class First {}
  @Module({ imports: [First], webhooks: [Told] })
  class Second {}
  const problems = await createApp(Second)
    .openapi()
    .then(
      () => [],
      (error: StartupError) => error.problems,
    );
  expect([...new Set(problems.map(({ code, what }) => `${code} ${what.split(' ')[0] ?? ''}`))]).toEqual(['OUTGOING_TWICE Told.tellAgain']);
});
