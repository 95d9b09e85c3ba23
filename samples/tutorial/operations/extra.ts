/** Operation ids given by hand, hidden operations, several methods on one handler, and additions merged into the documented operation. */
import type { Request } from 'express';
import { Body, Controller, createApp, Get, HttpException, Int, Module, nullable, Patch, Path, Post, Put, Query, Req, Route } from 'tenon';

const line = {
  type: 'object',
  required: ['loaf', 'count'],
  properties: { loaf: { type: 'string' }, count: { type: 'integer', minimum: 1 } },
};
const csv = { schema: { type: 'array', items: line }, example: 'rye,2' };

const queue = {
  parameters: [{ name: 'x-till', in: 'header', required: false, schema: { type: 'integer' } }],
  responses: { 200: { headers: { 'x-waiting': { schema: { type: 'integer' } } } }, 503: { description: 'The shop is closed' } },
  tags: ['shop'],
};

@Controller()
class Bakery {
  readonly #ovens = new Map([['left', 180]]);

  @Get('/loaves', { operationId: 'browseLoaves', openapi: { 'x-shelf': { row: 2, warm: true }, 'x-audience': ['shop', 'van'] } })
  listLoaves(
    @Query({ type: Int, minimum: 1 }) limit: number = 10,
    @Query({ type: nullable(String), includeInSchema: false }) secret: string | null = null,
  ) {
    return { limit, secret };
  }

  @Get('/cellar', { includeInSchema: false })
  readCellar() {
    return { flour: 40 };
  }

  @Post('/orders', {
    operationId: 'placeOrder',
    status: 202,
    responses: { 422: { description: 'A line that is none' } },
    description: 'The body is read by hand: lines of `loaf,count`.',
    openapi: { requestBody: { required: true, description: 'One line per loaf', content: { 'text/csv': csv } } },
  })
  placeOrder(@Req() request: Request, @Body({ includeInSchema: false }) body: Buffer = Buffer.alloc(0)) {
    const lines = body.toString().match(/.+/g) ?? [];
    const rows = lines.map((text, index) => {
      const [, loaf, count] = /^([^,]*),(\d+)$/.exec(text) ?? [];
      if (count === undefined) throw new HttpException(422, { line: index + 1, text });
      return { loaf, count: Number(count) };
    });
    return { type: request.get('content-type'), rows };
  }

  @Get('/queue', { tags: ['public'], openapi: queue })
  readQueue(@Query() name: string, @Req() request: Request) {
    return { name, till: request.get('x-till') ?? null };
  }

  // An id may not stand for two operations, so one handler for two methods needs one of each.
  @Route(['GET', 'POST'], '/ovens/:oven', {
    operationIds: ({ method }) => `${method}Oven`,
    summary: 'Look at or heat an oven',
    responses: { 404: { description: 'No such oven' } },
  })
  tendOven(@Req() { method }: Request, @Path() oven: string, @Query({ type: Int }) degrees: number = 0) {
    if (method === 'POST') this.#ovens.set(oven, (this.#ovens.get(oven) ?? 0) + degrees);
    if (!this.#ovens.has(oven)) throw new HttpException(404, 'No such oven');
    return { oven, degrees: this.#ovens.get(oven), method };
  }

  @Put('/signs/:sign', { operationId: 'paintSign' })
  @Patch('/signs/:sign', { operationId: 'touchUpSign', summary: 'Touch up a sign', deprecated: true })
  paintSign(@Path() sign: string, @Body({ embed: true, maxLength: 12 }) text: string) {
    return { sign, text };
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule);
