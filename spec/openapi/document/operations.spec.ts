import { Controller, createApp, Field, Get, Head, Options, Patch, Post, Put, Route, type OperationObject } from 'tenon';
import { moduleNamed } from '../../container/support/applications.js';
import { summaryOf } from '../../../src/openapi/document/summary.js';
import { documentOf, operationOf, operationsOf } from './support/operations.js';

describe('a summary', () => {
  it.each([
    ['readItem', 'Read Item'],
    ['read_item', 'Read Item'],
    ['readHTMLPage2', 'Read HTML Page2'],
    ['ID', 'ID'],
    ['$', '$'],
    ['__read__', 'Read'],
    ['größteZahl', 'Größte Zahl'],
  ])('is made of a handler’s name: %s', (name, summary) => expect(summaryOf(name)).toBe(summary));

  it('is what is said, else made of the name of the route or of its handler', async () => {
    @Controller()
    class Spoken {
      @Get('/said', { summary: 'Said', name: 'other' }) said() {}
      @Get('/empty', { summary: '', description: '' }) readEmpty() {}
      @Get('/named', { name: 'called_so' }) readNamed() {}
    }
    const operations = operationsOf(await documentOf(Spoken));
    expect(Object.values(operations).map(({ summary }) => summary)).toEqual(['Said', 'Read Empty', 'Called So']);
    expect(operations['get /empty']).not.toHaveProperty('description');
  });
});

it('a description is handed on as it is written', async () => {
  const description = 'Lists **all**.\n\n* one\n* two\n';
  @Controller()
  class Described {
    @Get('/', { description }) list() {}
  }
  expect((await operationOf(Described)).description).toBe(description);
});

describe('the levels', () => {
  @Controller({ tags: ['controller', 'sea'], prefix: '/near' })
  class Near {
    @Get('/a', { tags: ['route', 'sea'] }) a() {}
    @Get('/b', { deprecated: true }) b() {}
  }
  @Controller({ deprecated: true, prefix: '/old' })
  class Old {
    @Get('/c', { deprecated: false }) c() {}
  }
  const of = async (options = {}, application = {}): Promise<Record<string, OperationObject>> =>
    operationsOf(await createApp(moduleNamed('AppModule', { controllers: [Near, Old], ...options }), application).openapi());

  it('give tags from the outside in', async () => {
    const operations = await of({ tags: ['module'] }, { tags: ['application'] });
    expect(Object.values(operations).map(({ tags }) => tags)).toEqual([
      ['application', 'module', 'controller', 'sea', 'route', 'sea'],
      ['application', 'module', 'controller', 'sea'],
      ['application', 'module'],
    ]);
  });

  it('give no tags where none are said', async () => {
    expect((await of())['get /old/c']).not.toHaveProperty('tags');
  });

  it.each([
    ['of the route or of its controller', {}, {}, [undefined, true, true]],
    ['of the module', { deprecated: true }, {}, [true, true, true]],
    ['of the application', {}, { deprecated: true }, [true, true, true]],
  ])('deprecate: a word %s holds, and no other takes it back', async (_, module, application, expected) => {
    expect(Object.values(await of(module, application)).map(({ deprecated }) => deprecated)).toEqual(expected);
  });
});

describe('a hidden route', () => {
  class Model {
    @Field() name: string = '';
  }
  const shown = { includeInSchema: true };

  it.each([
    ['itself', { includeInSchema: false }, {}, {}, {}],
    ['its controller', shown, { includeInSchema: false }, {}, {}],
    ['its module', shown, {}, { includeInSchema: false }, {}],
    ['its application', shown, {}, {}, { includeInSchema: false }],
  ])('is in no document where %s says so, nor is anything of it', async (_, route, controller, module, application) => {
    @Controller(controller)
    class Hidden {
      @Get('/hidden', { ...route, returns: Model }) read() {
        return new Model();
      }
    }
    const app = createApp(moduleNamed('AppModule', { controllers: [Hidden], ...module }), application);
    const document = await app.openapi();
    expect(document.paths).toEqual({});
    expect(document).not.toHaveProperty('components');
  });
});

describe('a path', () => {
  @Controller('/v1')
  class Places {
    @Get('/:id<int>') byNumber() {}
    @Get('/:id<uuid>') byUuid() {}
    @Get('/files/*rest') file() {}
    @Get('/:name.:ext') image() {}
    @Post('/:id<int>') post() {}
    @Put('/x') put() {}
    @Patch('/x') patch() {}
    @Head('/x') head() {}
    @Options('/x') options() {}
    @Route(['PROPFIND', 'TRACE'], '/x') others() {}
  }

  it('is written in OpenAPI’s way, with converters and wildcards for plain parameters', async () => {
    const { paths } = await documentOf(Places);
    expect(Object.keys(paths)).toEqual(['/v1/{id}', '/v1/files/{rest}', '/v1/{name}.{ext}', '/v1/x']);
    expect(paths['/v1/{id}']?.get?.summary).toBe('By Number');
    expect(paths['/v1/{id}']?.post?.summary).toBe('Post');
  });

  it('has the parameters that nobody reads, for they are there', async () => {
    const { paths } = await documentOf(Places);
    const parameter = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
    expect(paths['/v1/{name}.{ext}']?.get?.parameters).toEqual([parameter('name'), parameter('ext')]);
    expect(paths['/v1/files/{rest}']?.get?.parameters).toEqual([parameter('rest')]);
  });

  it('has its methods in lower case, and those without a word of their own in OpenAPI beside them', async () => {
    const { paths } = await documentOf(Places);
    const item = paths['/v1/x'];
    expect(Object.keys(item ?? {})).toEqual(['put', 'patch', 'head', 'options', 'x-additionalOperations', 'trace']);
    expect(Object.keys(item?.['x-additionalOperations'] ?? {})).toEqual(['PROPFIND']);
  });
});

it('openapi of a route is merged into its operation: objects key by key, lists behind each other, anything else in its place', async () => {
  const said = {
    tags: ['more'],
    summary: 'Said below',
    'x-rate-limit': { burst: 5 },
    responses: { 200: { description: 'Well', headers: { 'X-A': { schema: { type: 'string' } } } } },
  };
  @Controller({ tags: ['one'] })
  class Merged {
    @Get('/', { openapi: said }) read() {}
  }
  const operation = await operationOf(Merged);
  expect(operation).toMatchObject({ tags: ['one', 'more'], summary: 'Said below', 'x-rate-limit': { burst: 5 }, operationId: 'read' });
  expect(operation.responses[200]).toEqual({
    description: 'Well',
    content: { 'application/json': { schema: {} } },
    headers: { 'X-A': { schema: { type: 'string' } } },
  });
});
