import {
  Body,
  Callback,
  Controller,
  createApp,
  Field,
  Get,
  Header,
  httpBearer,
  Int,
  Path,
  Post,
  Query,
  Uuid,
  type NamedOperation,
  type OperationObject,
} from 'tenon';
import { moduleNamed } from '../../container/support/applications.js';
import { documentOf, idsOf, operationOf } from './support/operations.js';

class Boat {
  @Field() name!: string;
}

class Crew {
  @Field() captain!: string;
}

class Answers {
  @Callback('{$request.query.url}') answer(@Body() boat: Boat) {
    return boat;
  }
}

@Controller('/a')
class Told {
  @Post('/:x<int>', {
    tags: ['sea', 'number'],
    summary: 'By number',
    description: 'The one.',
    returns: Boat,
    responses: { 404: { description: 'No number' } },
    deprecated: true,
    callbacks: [Answers],
  })
  byNumber(@Path({ type: Int }) x: number, @Query({ type: Int }) both: number, @Query() one: string, @Body() boat: Boat) {
    void [x, both, one];
    return boat;
  }

  @Post('/:x<uuid>', {
    tags: ['sea', 'text'],
    summary: 'By text',
    description: 'The other.',
    returns: Crew,
    responses: { 404: { description: 'No text' }, 409: { description: 'Taken' } },
    callbacks: [Answers],
    use: [httpBearer()],
  })
  byText(@Path({ type: Uuid }) x: string, @Query() both: string = '', @Header() other: string, @Body() crew: Crew) {
    void [x, both, other];
    return crew;
  }
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('operations that only the converters of their paths tell apart are one, which', () => {
  let operation: OperationObject;
  beforeAll(async () => {
    operation = await operationOf(Told);
  });

  it('has the parameters of both, and demands what both demand', () => {
    expect(operation.parameters).toEqual([
      { name: 'x', in: 'path', required: true, schema: { anyOf: [{ type: 'integer' }, { type: 'string', format: 'uuid' }] } },
      { name: 'both', in: 'query', required: false, schema: { anyOf: [{ type: 'integer' }, { type: 'string', default: '' }] } },
      { name: 'one', in: 'query', required: false, schema: { type: 'string' } },
      { name: 'other', in: 'header', required: false, schema: { type: 'string' } },
    ]);
  });

  it('takes either body', () => {
    const schema = { anyOf: [ref('Boat'), ref('Crew')] };
    expect(operation.requestBody).toEqual({ required: true, content: { 'application/json': { schema } } });
  });

  it('gives the answers of either', () => {
    expect(operation.responses[200]).toEqual({
      description: 'Successful Response',
      content: { 'application/json': { schema: { anyOf: [ref('Boat'), ref('Crew')] } } },
    });
    expect(operation.responses[404]?.description).toBe('No number, or: No text');
    expect(operation.responses[409]?.description).toBe('Taken');
  });

  it('is called as the first, and says what both say', () => {
    expect(operation).toMatchObject({
      tags: ['sea', 'number', 'text'],
      summary: 'By number',
      description: 'The one.\n\nThe other.',
      operationId: 'byNumber',
    });
    expect(operation).not.toHaveProperty('deprecated');
  });

  it('asks for what the one asks for, or for nothing, as the other', () => {
    expect(operation.security).toHaveLength(2);
    expect(operation.security).toContainEqual({});
  });

  it('has the callbacks of both, each once', () => {
    const post = operation.callbacks?.answer?.['{$request.query.url}']?.post;
    expect(Object.keys(operation.callbacks ?? {})).toEqual(['answer']);
    expect(post?.operationId).toBe('answer');
    expect(post?.requestBody?.content['application/json']?.schema).toEqual(ref('Boat'));
  });

  it('is written so for OpenAPI 3.0, too', async () => {
    const { parameters } = await operationOf(Told, { openapi: { version: '3.0' } });
    expect(parameters?.[0]?.schema).toEqual({ anyOf: [{ type: 'integer' }, { type: 'string', format: 'uuid' }] });
  });
});

it('what both say alike is said once, of three as of two', async () => {
  @Controller()
  class Alike {
    @Get('/:x<int>', { deprecated: true, description: 'One.' }) a() {}
    @Get('/:x<uuid>', { deprecated: true, description: 'Two.' }) b() {}
    @Get('/:x', { deprecated: true, description: 'Two.' }) c() {}
  }
  const [operation, single] = [await operationOf(Alike), (await documentOf(Alone)).paths['/{x}']?.get];
  expect(operation).toEqual({ ...single, operationId: 'a', summary: 'A', deprecated: true, description: 'One.\n\nTwo.' });
});

@Controller()
class Alone {
  @Get('/:x<int>') alone() {}
}

it('what somebody has laid over either is left as it is where it cannot be joined', async () => {
  const laid = (words: string) => ({
    'x-words': words,
    callbacks: { c: { '{$url}': { summary: words, 'x-additionalOperations': { COPY: { responses: {}, tags: [words] } } } } },
    responses: { 404: { $ref: `#/components/responses/${words}` }, 'x-more': words },
  });
  @Controller()
  class Laid {
    @Get('/:x<int>', { openapi: laid('one') }) a() {}
    @Get('/:x<uuid>', { openapi: laid('two') }) b() {}
  }
  const operation = await operationOf(Laid);
  const { callbacks, responses } = laid('one');
  callbacks.c['{$url}']['x-additionalOperations'].COPY.tags.push('two');
  expect(operation).toMatchObject({ 'x-words': 'one', callbacks, responses });
});

it('a body that only one of them reads is not demanded', async () => {
  @Controller()
  class Bodies {
    @Post('/:x<int>') without() {}
    @Post('/:x<uuid>') with(@Body() boat: Boat) {
      return boat;
    }
  }
  expect((await operationOf(Bodies)).requestBody).toEqual({ content: { 'application/json': { schema: ref('Boat') } } });
});

it('JSON in a parameter is told apart from plain text in OpenAPI 3.0, which has no word for it in schemas', async () => {
  @Controller()
  class Mixed {
    @Get('/:x<int>') plain(@Query({ type: Int }) filter: number) {
      return filter;
    }
    @Get('/:x<uuid>') json(@Query({ json: true }) filter: Boat) {
      return filter;
    }
  }
  const { parameters } = await operationOf(Mixed, { openapi: { version: '3.0' } });
  const schema = { anyOf: [{ type: 'integer' }, { type: 'string' }] };
  expect(parameters?.[1]).toEqual({ name: 'filter', in: 'query', required: true, schema });
});

it('only the first has an id, so the name of another stays free, and nobody is asked for it', async () => {
  const told: string[] = [];
  const operationIds = ({ name }: NamedOperation): string => `${told.push(name)}_${name}`;
  @Controller('/a')
  class Twins {
    @Get('/:x<int>') first() {}
    @Get('/:x<uuid>') read() {}
  }
  @Controller('/b')
  class Others {
    @Get() read() {}
  }
  const fleet = moduleNamed('Fleet', { controllers: [Twins, Others] });
  expect(idsOf(await createApp(fleet).openapi())).toEqual({ 'get /a/{x}': 'first', 'get /b': 'read' });
  expect(idsOf(await createApp(fleet, { operationIds }).openapi())).toEqual({ 'get /a/{x}': '1_first', 'get /b': '2_read' });
  expect(told.slice(0, 2)).toEqual(['first', 'read']);
});

it('paths whose parameters are called differently stay two', async () => {
  @Controller()
  class Named {
    @Get('/:x<int>') byNumber() {}
    @Get('/:y<uuid>') byText() {}
  }
  expect(idsOf(await documentOf(Named))).toEqual({ 'get /{x}': 'byNumber', 'get /{y}': 'byText' });
});
