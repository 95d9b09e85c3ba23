/** The detail of an HTTP error is any JSON value; its headers go along; without a detail the status speaks for itself. */
import { Controller, createApp, Delete, Field, Get, HttpException, Int, Module, Path, Post, Query, toJsonable } from 'tenon';
import { parse } from 'tenon/model';

class Refusal {
  @Field({ type: Int }) code!: number;
  @Field({ type: String, nullable: true }) reason: string | null = null;
}

const details: Readonly<Record<string, unknown>> = {
  text: 'The oven is cold',
  empty: '',
  number: 17,
  fraction: 0.5,
  zero: 0,
  yes: true,
  no: false,
  list: ['flour', 2, null, { salt: [] }],
  nothing: [],
  object: { code: 'E7', hint: { wait: 30 } },
  accents: 'pâte brisée – 4 €',
};

const tooMany = { description: 'Too many loaves', returns: Refusal, headers: { 'Retry-After': { schema: { type: 'integer' } } } };

@Controller()
class Bakery {
  @Get('/details/:kind', { responses: { 400: { description: 'A detail of that kind' } } })
  readDetail(@Path() kind: string) {
    throw new HttpException(kind === 'list' ? 422 : 400, details[kind]);
  }

  @Get('/plain/:status')
  readPlain(@Path({ type: Int }) status: number) {
    throw new HttpException(status);
  }

  @Get('/null', { responses: { 409: {} } })
  readNull() {
    throw new HttpException(409, null);
  }

  @Get('/model', { responses: { 400: { description: 'A refusal' } } })
  readModel() {
    throw new HttpException(400, toJsonable(parse(Refusal, { code: 3 })));
  }

  @Post('/orders', { responses: { 429: tooMany } })
  order(@Query({ type: Int }) count: number = 1) {
    if (count > 12) throw new HttpException(429, { code: count }, { headers: { 'Retry-After': '60', 'X-Batch': '12' } });
    return count;
  }

  @Delete('/orders/:number', { status: 204, returns: null, responses: { 404: { description: 'No such order' } } })
  cancel(@Path({ type: Int }) number: number) {
    if (number === 0) throw new HttpException(404, 'No such order', { headers: { 'X-Orders': '1-9' } });
  }

  @Get('/moved')
  readMoved() {
    throw new HttpException(303, 'Look over there', { headers: { Location: '/details/text' } });
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule);
