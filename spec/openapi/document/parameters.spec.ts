import {
  Controller,
  Cookie,
  Field,
  Get,
  Header,
  Int,
  Model,
  nullable,
  Path,
  Query,
  recordOf,
  setOf,
  tuple,
  type ParameterObject,
} from 'tenon';
import { documentOf, operationsOf } from './support/operations.js';

class Page {
  @Field({ type: Int, minimum: 0, description: 'From here' }) skip: number = 0;
  @Field({ deprecated: true, optional: true }) sortBy?: string;
  @Field({ alias: 'page-size', type: Int }) size!: number;
}

class Agent {
  @Field() userAgent!: string;
  @Field({ optional: true, alias: 'X_Trace' }) trace?: string;
  @Field({ optional: true }) if_match?: string;
}

class Jar {
  @Field() session!: string;
}

class Filter {
  @Field({ type: [String], optional: true }) tag?: string[];
}

@Model({ description: 'In JSON' })
class Area {
  @Field({ type: Int }) top!: number;
}

const namedExamples = { near: { summary: 'Near', value: 1 }, far: { value: 9 } };

@Controller()
class Routes {
  @Get('/order/:id') order(
    @Cookie({ type: String, optional: true }) session: string | undefined,
    @Header() xToken: string,
    @Query() q: string,
    @Path({ type: Int }) id: number,
  ) {
    return [session, xToken, q, id];
  }
  @Get('/said') said(
    @Query({
      type: Int,
      description: 'How far',
      deprecated: true,
      examples: [3],
      namedExamples,
      openapi: { allowReserved: true, 'x-a': 1 },
    })
    far: number,
    @Query({ includeInSchema: false, optional: true }) hidden?: string,
  ) {
    return [far, hidden];
  }
  @Get('/null') nullable(@Query({ type: nullable(Int) }) n: number | null = null, @Query({ default: () => 5, type: Int }) made: number) {
    return [n, made];
  }
  @Get('/styles') styles(
    @Query({ type: [Int] }) usual: number[],
    @Query({ type: setOf(Int), explode: false }) commas: Set<number>,
    @Query({ type: tuple(Int, String), style: 'pipeDelimited' }) pipes: [number, string],
    @Query({ type: [String], style: 'spaceDelimited' }) spaces: string[],
    @Query({ style: 'deepObject' }) deep: Filter,
    @Query({ type: nullable([Int]), explode: false }) none: number[] | null = null,
  ) {
    return [usual, commas, pipes, spaces, deep, none];
  }
  @Get('/page') page(@Query() _page: Page) {}
  @Get('/optional-page') optionalPage(@Query({ type: Page, optional: true }) _page?: Page) {}
  @Get('/agent') agent(@Header() _agent: Agent) {}
  @Get('/written') written(@Header({ convertUnderscores: false }) _agent: Agent) {}
  @Get('/jar') jar(@Cookie() _jar: Jar) {}
  @Get('/any') any(@Query() _all: URLSearchParams, @Header({ type: recordOf(String) }) _headers: Record<string, string>) {}
  @Get('/json') json(@Query({ json: true, type: Area, description: 'Where' }) area: Area) {
    return area;
  }
}

let parameters: Record<string, ParameterObject[] | undefined>;
beforeAll(async () => {
  const operations = operationsOf(await documentOf(Routes));
  parameters = Object.fromEntries(Object.entries(operations).map(([at, one]) => [at.replace('get /', ''), one.parameters]));
});

it('parameters stand in the order path, query, header, cookie', () => {
  const of = (place: string, name: string, type: string, required = true) => ({ name, in: place, required, schema: { type } });
  expect(parameters['order/{id}']).toEqual([
    of('path', 'id', 'integer'),
    of('query', 'q', 'string'),
    of('header', 'x-token', 'string'),
    of('cookie', 'session', 'string', false),
  ]);
});

it('everything that is said of a parameter is said, and nothing of a hidden one', () => {
  const schema = { type: 'integer', description: 'How far', deprecated: true, examples: [3] };
  const said = { description: 'How far', deprecated: true, schema, examples: namedExamples };
  expect(parameters.said).toEqual([{ name: 'far', in: 'query', required: true, ...said, allowReserved: true, 'x-a': 1 }]);
});

it('a default is said where it is known beforehand, and one that is null is as good as none', () => {
  const n = { name: 'n', in: 'query', required: false, schema: { anyOf: [{ type: 'integer' }, { type: 'null' }] } };
  expect(parameters.null).toEqual([n, { name: 'made', in: 'query', required: false, schema: { type: 'integer' } }]);
});

it('how several values are written is said where it is not the usual way', () => {
  const styles = parameters.styles?.map(({ name, style, explode }) => [name, style, explode]);
  expect(styles).toEqual([
    ['usual', undefined, undefined],
    ['commas', undefined, false],
    ['pipes', 'pipeDelimited', false],
    ['spaces', 'spaceDelimited', false],
    ['deep', 'deepObject', true],
    ['none', undefined, false],
  ]);
});

describe('a class of parameters', () => {
  it('is a parameter for each property, under the name that is read', () => {
    const schema = { type: 'integer', minimum: 0, description: 'From here', default: 0 };
    expect(parameters.page).toEqual([
      { name: 'skip', in: 'query', required: false, description: 'From here', schema },
      { name: 'sortBy', in: 'query', required: false, deprecated: true, schema: { type: 'string', deprecated: true } },
      { name: 'page-size', in: 'query', required: true, schema: { type: 'integer' } },
    ]);
    expect(parameters.jar).toEqual([{ name: 'session', in: 'cookie', required: true, schema: { type: 'string' } }]);
  });

  it('that may be missing demands nothing', () => {
    expect(parameters['optional-page']?.map(({ required }) => required)).toEqual([false, false, false]);
  });

  it('of headers has their names, unless they are given or taken as they are written', () => {
    expect(parameters.agent?.map(({ name }) => name)).toEqual(['user-agent', 'X_Trace', 'if-match']);
    expect(parameters.written?.map(({ name }) => name)).toEqual(['userAgent', 'X_Trace', 'if_match']);
  });
});

it('pairs and names that nobody knows beforehand are no parameters', () => expect(parameters.any).toBeUndefined());

it('JSON in a text is a text with what it holds', () => {
  const contentSchema = { $ref: '#/components/schemas/Area' };
  const schema = { type: 'string', description: 'Where', contentMediaType: 'application/json', contentSchema };
  expect(parameters.json).toEqual([{ name: 'area', in: 'query', required: true, description: 'Where', schema }]);
});
