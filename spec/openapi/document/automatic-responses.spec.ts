import {
  apiKeyHeader,
  Body,
  Controller,
  Depends,
  Field,
  Form,
  Get,
  httpBearer,
  Int,
  Path,
  Post,
  Problem,
  Query,
  type ApplicationOptions,
  type ResponseObject,
} from 'tenon';
import { documentOf, operationOf, operationsOf } from './support/operations.js';

class Order {
  @Field() id!: string;
}

const key = apiKeyHeader('x-key');
const bearer = httpBearer();
const guest = httpBearer({ schemeName: 'Guest', autoError: false });

@Controller()
class Routes {
  @Get('/nothing') nothing() {}
  @Get('/query') query(@Query({ type: Int, optional: true }) _page?: number) {}
  @Get('/path/:id') path(@Path('id') _id: string) {}
  @Get('/unread/:id') unread() {}
  @Post('/body') body(@Body() _order: Order) {}
  @Post('/optional') optional(@Body({ type: Order, optional: true }) _order?: Order) {}
  @Post('/form') form(@Form() _name: string) {}
  @Post('/bytes') bytes(@Body() _bytes: Buffer) {}
  @Get('/key', { use: [key] }) key() {}
  @Get('/both') both(@Depends(key) _key: string, @Depends(bearer) _pass: unknown) {}
  @Get('/guest', { use: [guest] }) guest() {}
}

const statuses = async (options: ApplicationOptions = {}): Promise<Record<string, string>> => {
  const operations = operationsOf(await documentOf(Routes, options));
  return Object.fromEntries(
    Object.entries(operations).map(([at, { responses }]) => [at.replace(/.* /, ''), Object.keys(responses).slice(1).join(' ')]),
  );
};

const body = '400 413 415 422';

it('what the framework answers by itself is said where it can happen', async () => {
  expect(await statuses()).toEqual({
    '/nothing': '',
    '/query': '422',
    '/path/{id}': '422',
    '/unread/{id}': '',
    '/body': body,
    '/optional': body,
    '/form': body,
    '/bytes': expect.stringMatching(/^400 413 415/) as string,
    '/key': expect.stringMatching(/^401/) as string,
    '/both': expect.stringMatching(/^401/) as string,
    '/guest': '',
  });
});

it.each([
  [{ '4XX': Order }, '400 401 413 415 422 4XX'],
  [{ default: Order }, '400 401 413 415 422 default'],
  [{ '5XX': Order }, '400 401 413 415 422 5XX'],
  [{ 422: Order, 400: Order }, '400 401 413 415 422'],
])('whoever describes an answer describes all of it, and a range is no answer: %j', async (responses, expected) => {
  @Controller()
  class Orders {
    @Post('/', { responses, use: [key] }) post(@Body() _order: Order) {}
  }
  const found = (await operationOf(Orders)).responses;
  expect(
    Object.keys(found)
      .filter((code) => code !== '200')
      .sort()
      .join(' '),
  ).toBe(expected);
  const own = Object.keys(responses).map((code) => JSON.stringify(found[code]?.content));
  expect(own.every((content) => content === '{"application/json":{"schema":{"$ref":"#/components/schemas/Order"}}}')).toBe(true);
});

describe('the 401', () => {
  const refusalOf = async (...use: (typeof key | typeof bearer)[]): Promise<ResponseObject | undefined> => {
    @Controller()
    class Orders {
      @Get('/', { use }) read() {}
    }
    return (await operationOf(Orders)).responses[401];
  };

  it('has the challenges of what refuses, each once', async () => {
    const headers = (challenges: string) => ({
      'WWW-Authenticate': { description: `How to authenticate: ${challenges}`, schema: { type: 'string' } },
    });
    expect((await refusalOf(key, guest as never))?.headers).toEqual(headers('APIKey'));
    expect((await refusalOf(key, bearer, apiKeyHeader('x-key')))?.headers).toEqual(headers('APIKey or Bearer'));
  });

  it('is not there where nobody refuses', async () => expect(await refusalOf(guest as never)).toBeUndefined());
});

describe('errors', () => {
  const contents = async (options: ApplicationOptions, status: number): Promise<unknown> => {
    @Controller()
    class Orders {
      @Post('/') post(@Body() _order: Order) {}
    }
    return (await operationOf(Orders, options)).responses[status]?.content;
  };
  const refer = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });

  it('look as they are configured', async () => {
    expect(await contents({}, 422)).toEqual({ 'application/json': refer('HTTPValidationError') });
    expect(await contents({}, 415)).toEqual({ 'application/json': refer('HTTPError') });
    expect(await contents({ errorFormat: 'problem' }, 422)).toEqual({ 'application/problem+json': refer('HTTPValidationError') });
    expect(await contents({ errorFormat: 'problem' }, 413)).toEqual({ 'application/problem+json': refer('ProblemDetails') });
  });

  it('of validation have a format and a status of their own', async () => {
    expect(await contents({ validationErrors: { status: 418 } }, 422)).toBeUndefined();
    expect(await contents({ validationErrors: { status: 418, format: 'problem' } }, 418)).toEqual({
      'application/problem+json': refer('HTTPValidationError'),
    });
    expect(await contents({ errorFormat: 'problem', validationErrors: { format: 'detail' } }, 422)).toEqual({
      'application/json': refer('HTTPValidationError'),
    });
  });

  it('that a function makes may be anything', async () => {
    expect(await contents({ validationErrors: { format: () => [] } }, 422)).toEqual({ 'application/json': { schema: {} } });
  });

  it('of validation stand beside others of their status', async () => {
    const both = { schema: { anyOf: [refer('HTTPError').schema, refer('HTTPValidationError').schema] } };
    expect(await contents({ validationErrors: { status: 400 } }, 400)).toEqual({ 'application/json': both });
    expect(await contents({ validationErrors: { status: 400, format: 'problem' } }, 400)).toEqual({
      'application/json': refer('HTTPError'),
      'application/problem+json': refer('HTTPValidationError'),
    });
  });
});

describe('declared problems', () => {
  class Strange extends Problem({ status: 422, title: 'Strange', description: 'Not of this world.' }) {}
  class Odd extends Problem({ status: 422, title: 'Odd' }) {}
  class Signed extends Problem({ status: 401, title: 'Signed out' }) {}

  it('of one status stand beside each other, and beside what the framework answers with it', async () => {
    @Controller()
    class Orders {
      @Get('/', { throws: [Strange, Signed, Odd, Strange], use: [key] }) read(@Query() _q: string) {}
    }
    const { responses } = await operationOf(Orders);
    const $ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    expect(responses[422]).toEqual({
      description: 'Strange, or: Odd, or: Validation Error',
      content: { 'application/json': { schema: { anyOf: [$ref('Strange'), $ref('Odd'), $ref('HTTPValidationError')] } } },
    });
    expect(responses[401]).toMatchObject({
      headers: { 'WWW-Authenticate': {} },
      content: { 'application/json': { schema: { anyOf: [$ref('Signed'), $ref('HTTPError')] } } },
    });
  });
});
