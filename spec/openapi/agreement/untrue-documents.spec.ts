import { Body, Controller, createApp, Field, Get, HttpException, Int, Module, Path, PlainTextResponse, Post, Query } from 'tenon';
import { visit } from './support/visit.js';

class Stamp {
  @Field({ pattern: '^[A-Z]{2}-\\d+$' }) code!: string;
  @Field({ type: Int, minimum: 0 }) cents: number = 0;
}

const anything = { 200: { openapi: { content: { 'application/json': { schema: { type: 'object', required: ['stamp'] } } } } } };
const narrow = { parameters: [{ name: 'cents', in: 'query', required: false, schema: { type: 'integer', maximum: 5 } }] };
const wide = { parameters: [{ name: 'page', in: 'query', required: false, schema: { type: 'integer' } }] };

@Controller()
class Stamps {
  @Post('/stamps', { returns: Stamp }) add(@Body() stamp: Stamp) {
    return stamp;
  }

  @Get('/missing/:code') missing(@Path() code: string) {
    if (code === 'DK-3') throw new HttpException(404);
    return code;
  }

  @Get('/failing/:number') fail(@Path({ type: Int }) number: number) {
    if (number === 7) throw new Error('Seven');
    return number;
  }

  @Get('/told') tellText() {
    return new PlainTextResponse('a stamp');
  }

  @Get('/other', { responses: anything }) tellOther() {
    return { album: 1 };
  }

  @Get('/narrow', { openapi: narrow }) readNarrow(@Query({ type: Int, includeInSchema: false }) cents: number = 1) {
    return cents;
  }

  @Get('/wide', { openapi: wide }) readWide(@Query({ type: Int, minimum: 0, maximum: 3, includeInSchema: false }) page: number = 1) {
    return page;
  }
}

@Module({ controllers: [Stamps] })
class StampsModule {}

const { mistakes, sent } = await visit(createApp(StampsModule), "'DK-3' 7");

it.each([
  { operation: 'GET /missing/{code}', mistake: 'answers 404, which is not described', request: /^GET \/missing\/DK-3$/ },
  { operation: 'GET /failing/{number}', mistake: 'answers 500', request: /^GET \/failing\/7$/ },
  { operation: 'GET /told', mistake: 'answers 200 with text/plain, which is not described', request: /^GET \/told$/ },
  {
    operation: 'GET /other',
    mistake: "answers 200 with a body that its schema does not take:  must have required property 'stamp'",
    request: /^GET \/other$/,
  },
  { operation: 'GET /narrow', mistake: 'takes an invalid request (a query parameter: type, maximum)', request: /GET \/narrow\?cents=\d+$/ },
  { operation: 'GET /wide', mistake: 'refuses a valid request with 422', request: /^GET \/wide\?page=/ },
])('it is found where the document is wrong: $operation $mistake', ({ operation, mistake, request }) => {
  const found = mistakes.filter((one) => one.operation === operation);
  expect(found).toMatchObject([{ mistake }]);
  expect(found[0]?.request).toMatch(request);
});

it('nothing is found where it is right, by requests enough', () => {
  expect(mistakes.filter(({ operation }) => operation === 'POST /stamps')).toEqual([]);
  expect(sent).toBeGreaterThan(100);
});
