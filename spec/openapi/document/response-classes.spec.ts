import {
  Controller,
  createApp,
  Field,
  Get,
  HtmlResponse,
  JsonResponse,
  PlainTextResponse,
  RedirectResponse,
  Response,
  StreamingResponse,
  type ResponseObject,
} from 'tenon';
import { moduleNamed } from '../../container/support/applications.js';
import { operationOf } from './support/operations.js';

class Order {
  @Field() id!: string;
}

class Undescribed {
  readonly id: number = 1;
}

class CsvResponse extends Response<string[]> {
  static override readonly mediaType = 'text/csv';
  static override readonly status = 203;
}

class HalResponse extends JsonResponse {
  static override readonly mediaType: string = 'application/hal+json';
}

class Lines extends StreamingResponse {
  static override readonly mediaType = 'text/plain';
}

async function responsesOf(options: object): Promise<Record<string, ResponseObject>> {
  @Controller()
  class Orders {
    @Get('/', options) read() {}
  }
  return (await operationOf(Orders)).responses;
}

const description = 'Successful Response';
const text = { schema: { type: 'string' } };
const order = { schema: { $ref: '#/components/schemas/Order' } };

it.each<readonly [string, object, Record<string, ResponseObject>]>([
  ['nothing said', {}, { 200: { description, content: { 'application/json': { schema: {} } } } }],
  ['JSON', { responseClass: JsonResponse, returns: Order }, { 200: { description, content: { 'application/json': order } } }],
  [
    'JSON of another name',
    { responseClass: HalResponse, returns: Order },
    { 200: { description, content: { 'application/hal+json': order } } },
  ],
  ['a page', { responseClass: HtmlResponse }, { 200: { description, content: { 'text/html': text } } }],
  ['a text', { responseClass: PlainTextResponse, returns: String }, { 200: { description, content: { 'text/plain': text } } }],
  ['a stream', { responseClass: StreamingResponse }, { 200: { description } }],
  ['a stream of a kind', { responseClass: Lines }, { 200: { description, content: { 'text/plain': text } } }],
  ['a redirect', { responseClass: RedirectResponse }, { 307: { description } }],
  ['a redirect of a status', { responseClass: RedirectResponse, status: 303 }, { 303: { description } }],
  ['of one’s own', { responseClass: CsvResponse }, { 203: { description, content: { 'text/csv': text } } }],
  ['of no media type', { responseClass: Response }, { 200: { description } }],
  ['no body', { status: 204 }, { 204: { description } }],
  ['no body either', { status: 205, responseClass: HtmlResponse }, { 205: { description } }],
  ['nothing new', { status: 304, responseDescription: 'As it was' }, { 304: { description: 'As it was' } }],
])('a response is documented as what its class makes of it: %s', async (_, options, expected) => {
  expect(await responsesOf(options)).toEqual(expected);
});

it('the nearest response class counts', async () => {
  @Controller({ responseClass: PlainTextResponse })
  class Near {
    @Get('/near') near() {}
    @Get('/nearest', { responseClass: CsvResponse }) nearest(): string[] {
      return [];
    }
  }
  @Controller()
  class Far {
    @Get('/far') far() {}
  }
  const { paths } = await createApp(moduleNamed('AppModule', { controllers: [Near, Far] }), { responseClass: HtmlResponse }).openapi();
  const kinds = Object.values(paths).map(({ get }) =>
    Object.entries(get?.responses ?? {}).map(([code, { content }]) => [code, ...Object.keys(content ?? {})]),
  );
  expect(kinds).toEqual([[['200', 'text/plain']], [['203', 'text/csv']], [['200', 'text/html']]]);
});

it('what a method is declared to return says what is sent where it is a model, as when it is sent', async () => {
  @Controller()
  class Declared {
    @Get('/model') model(): Order {
      return new Order();
    }
    @Get('/class') class(): Undescribed {
      return new Undescribed();
    }
    @Get('/map') map(): Map<string, number> {
      return new Map();
    }
    @Get('/set') set(): Set<string> {
      return new Set();
    }
    @Get('/response') response(): HtmlResponse {
      return new HtmlResponse('');
    }
  }
  const { paths, components } = await createApp(moduleNamed('AppModule', { controllers: [Declared] })).openapi();
  const contents = Object.values(paths).map(({ get }) => get?.responses[200]?.content?.['application/json']);
  expect(contents).toEqual([order, { schema: {} }, { schema: {} }, { schema: {} }, { schema: {} }]);
  expect(Object.keys(components?.schemas ?? {})).toEqual(['Order']);
});
