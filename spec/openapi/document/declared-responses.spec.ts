import { Controller, createApp, Field, Get, Int, Problem, type ResponseObject } from 'tenon';
import { moduleNamed, problemsOf } from '../../container/support/applications.js';
import { operationOf } from './support/operations.js';

class Fault {
  @Field({ type: Int }) code!: number;
}

class Order {
  @Field() id!: string;
}

const $fault = { $ref: '#/components/schemas/Fault' };
const json = (schema: object) => ({ 'application/json': { schema } });

async function responsesOf(options: object): Promise<Record<string, ResponseObject>> {
  @Controller()
  class Orders {
    @Get('/', options) read() {}
  }
  return (await operationOf(Orders)).responses;
}

describe('a declared answer', () => {
  it('is a type alone, with the words of its status or range', async () => {
    const responses = {
      404: Fault,
      409: [Fault],
      418: Int,
      499: Fault,
      '4XX': Fault,
      '5XX': Fault,
      '1XX': Fault,
      '2XX': Fault,
      '3XX': Fault,
    };
    const found = await responsesOf({ responses: { ...responses, default: Fault } });
    expect(Object.fromEntries(Object.entries(found).map(([code, { description }]) => [code, description]))).toEqual({
      200: 'Successful Response',
      404: 'Not Found',
      409: 'Conflict',
      418: "I'm a Teapot",
      499: 'Additional Response',
      '1XX': 'Information',
      '2XX': 'Success',
      '3XX': 'Redirection',
      '4XX': 'Client Error',
      '5XX': 'Server Error',
      default: 'Default Response',
    });
    expect(found[404]?.content).toEqual(json($fault));
    expect(found[409]?.content).toEqual(json({ type: 'array', items: $fault }));
    expect(found[418]?.content).toEqual(json({ type: 'integer' }));
  });

  it('is described, of another media type, or without a body', async () => {
    const found = await responsesOf({
      responses: { 404: { description: 'Gone astray' }, 410: { returns: Fault, mediaType: 'application/fault+json', description: '' } },
    });
    expect(found[404]).toEqual({ description: 'Gone astray' });
    expect(found[410]?.content).toEqual({ 'application/fault+json': { schema: $fault } });
  });

  it('has headers, in words or as OpenAPI has them', async () => {
    const header = { required: true, schema: { type: 'integer' }, example: 7 };
    const found = await responsesOf({ responses: { 429: { headers: { 'Retry-After': 'Seconds to wait', 'X-Left': header } } } });
    expect(found[429]).toEqual({
      description: 'Too Many Requests',
      headers: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'string' } }, 'X-Left': header },
    });
  });

  it('has links, contents and extensions of OpenAPI, merged over the rest', async () => {
    const openapi = {
      links: { again: { operationId: 'read' } },
      'x-kind': 'soft',
      content: { 'application/json': { example: { code: 1 } }, 'text/csv': { schema: { type: 'string' } } },
    };
    expect((await responsesOf({ responses: { 503: { returns: Fault, openapi } } }))[503]).toEqual({
      description: 'Service Unavailable',
      links: { again: { operationId: 'read' } },
      'x-kind': 'soft',
      content: { 'application/json': { schema: $fault, example: { code: 1 } }, 'text/csv': { schema: { type: 'string' } } },
    });
  });

  it('of the usual status is put over the usual answer', async () => {
    const responses = {
      201: { headers: { location: 'Where it is' }, openapi: { content: { 'application/json': { example: { id: '1' } } } } },
    };
    expect(await responsesOf({ status: 201, returns: Order, responseDescription: 'Made', responses })).toEqual({
      201: {
        description: 'Made',
        headers: { location: { description: 'Where it is', schema: { type: 'string' } } },
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' }, example: { id: '1' } } },
      },
    });
  });

  it('of the status of a declared problem is put over what the problem says', async () => {
    class Lost extends Problem({ status: 404, title: 'Lost' }) {}
    const found = await responsesOf({ throws: [Lost], responses: { 404: { description: 'Lost at sea', headers: { 'x-a': 'A' } } } });
    expect(found[404]).toMatchObject({
      description: 'Lost at sea',
      content: json({ $ref: '#/components/schemas/Lost' }),
      headers: { 'x-a': { description: 'A' } },
    });
  });
});

it('of answers of several levels the nearer one counts, the whole of it', async () => {
  @Controller({ responses: { 404: { description: 'of the controller' }, 409: Fault } })
  class Orders {
    @Get('/', { responses: { 404: { headers: { 'x-a': 'A' } } } }) read() {}
  }
  const module = moduleNamed('Shop', {
    controllers: [Orders],
    responses: { 404: { description: 'of the module' }, 409: { description: 'of the module' }, 410: { description: 'of the module' } },
  });
  const app = createApp(module, { responses: { 410: Fault, 500: { description: 'of the application' }, default: Fault } });
  const responses = (await app.openapi()).paths['/']?.get?.responses;
  expect(Object.keys(responses ?? {})).toEqual(['200', '404', '409', '410', '500', 'default']);
  expect(responses?.[404]).toEqual({ description: 'Not Found', headers: { 'x-a': { description: 'A', schema: { type: 'string' } } } });
  expect(responses?.[409]).toEqual({ description: 'Conflict', content: json($fault) });
  expect(responses?.[410]).toEqual({ description: 'of the module' });
  expect(responses?.[500]).toEqual({ description: 'of the application' });
});

it('what is declared is not changed by who changes a document', async () => {
  const headers = { 'X-Left': { schema: { type: 'integer' } } };
  const openapi = { links: { again: { operationId: 'read' } } };
  @Controller()
  class Orders {
    @Get('/', { responses: { 429: { headers, openapi } } }) read() {}
  }
  const extend = ({ paths }: { paths: Record<string, unknown> }): void => {
    const { 429: found } = (paths['/'] as { get: { responses: Record<string, ResponseObject> } }).get.responses;
    (found?.headers?.['X-Left'] as { schema: { type: string } }).schema.type = 'changed';
    (found?.links as { again: { operationId: string } }).again.operationId = 'changed';
  };
  await createApp(moduleNamed('Shop', { controllers: [Orders] }), { openapi: { extend } }).openapi();
  expect({ headers, openapi }).toEqual({
    headers: { 'X-Left': { schema: { type: 'integer' } } },
    openapi: { links: { again: { operationId: 'read' } } },
  });
});

describe('an application does not start with an answer that', () => {
  const found = async (responses: unknown): Promise<string[]> => {
    @Controller()
    class Orders {
      @Get('/', { responses: responses as never }) read() {}
    }
    return (await problemsOf({ controllers: [Orders] })).map(({ code, what }) => `${code}: ${what}`);
  };

  it('is no type and says nothing', async () => {
    expect(await found({ 404: 'Not here' })).toEqual([
      'OPTION_INVALID: Orders.read: responses[404] is "Not here", where a type, or an object that says more of the answer belongs.',
    ]);
  });

  it('is of a type that cannot be sent', async () => {
    const problems = await found({ 404: Map, 409: { returns: [Set] } });
    expect(problems).toEqual([expect.stringMatching(/^RETURNS_UNREADABLE: Orders\.read .*Map/)]);
  });
});
