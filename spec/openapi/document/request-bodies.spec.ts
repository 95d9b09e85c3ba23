import { Readable } from 'node:stream';
import {
  Body,
  body,
  Controller,
  dependency,
  Depends,
  Field,
  Form,
  Int,
  Model,
  Post,
  Query,
  type MediaTypeObject,
  type RequestBodyObject,
} from 'tenon';
import { documentOf, operationsOf } from './support/operations.js';

@Model({ description: 'What is ordered.' })
class Order {
  @Field() id!: string;
}

class Address {
  @Field() town!: string;
  @Field({ optional: true, alias: 'zip-code' }) zip?: string;
}

const shared = dependency({ order: body(Order) }, ({ order }) => order);
const namedExamples = { one: { summary: 'One', value: { id: '1' } }, far: { externalValue: 'https://shop.example/order.json' } };

@Controller()
class Routes {
  @Post('/one') one(@Body() _order: Order) {}
  @Post('/list') list(@Body({ type: [Order], optional: true }) _orders?: Order[]) {}
  @Post('/scalar') scalar(@Body({ type: Int, minimum: 1, description: 'How many', examples: [3] }) _count: number) {}
  @Post('/embedded') embedded(@Body('order', { embed: true }) _order: Order) {}
  @Post('/several') several(@Body('order') _order: Order, @Body('count', { type: Int, optional: true }) _count?: number) {}
  @Post('/shared') shared(@Depends(shared) _first: Order, @Body('order') _second: Order) {}
  @Post('/named') named(@Body({ namedExamples }) _order: Order) {}
  @Post('/hidden') hidden(@Body({ includeInSchema: false }) _order: Order) {}
  @Post('/dialect') dialect(@Body({ mediaType: ['application/vnd.shop+json', 'application/json'] }) _order: Order) {}
  @Post('/openapi') openapi(@Body({ openapi: { description: 'Said below', 'x-max': 5 } }) _order: Order) {}
  @Post('/text') text(@Body({ mediaType: 'text/csv', maxLength: 100 }) _csv: string) {}
  @Post('/bytes') bytes(@Body() _bytes: Buffer) {}
  @Post('/image') image(@Body({ mediaType: ['image/png', 'image/*'] }) _bytes: Uint8Array) {}
  @Post('/stream') stream(@Body({ optional: true }) _stream?: Readable) {}
  @Post('/raw') raw(@Body() _order: Order, @Body('raw') _bytes: Buffer) {}
  @Post('/field') field(@Form({ maxLength: 9 }) name: string) {
    return name;
  }
  @Post('/fields') fields(@Form({ type: [Int] }) n: number[], @Form({ default: 'x', type: String }) kind: string) {
    return [n, kind];
  }
  @Post('/model') model(@Form() _address: Address) {}
  @Post('/mixed') mixed(@Form() _address: Address, @Form({ optional: true }) more?: string) {
    return more;
  }
  @Post('/pairs') pairs(@Form() _pairs: URLSearchParams) {}
  @Post('/multipart') multipart(@Form({ json: true, type: Order, description: 'As JSON' }) order: Order) {
    return order;
  }
  @Post('/none') none(@Query({ optional: true }) _q?: string) {}
}

const $order = { $ref: '#/components/schemas/Order' };
let bodies: Record<string, RequestBodyObject | undefined>;
beforeAll(async () => {
  const operations = operationsOf(await documentOf(Routes));
  bodies = Object.fromEntries(Object.entries(operations).map(([at, { requestBody }]) => [at.replace('post /', ''), requestBody]));
});

const form = (schema: object) => ({ 'application/x-www-form-urlencoded': { schema } });
const json = (media: MediaTypeObject) => ({ 'application/json': media });

describe('the body of a request', () => {
  it('is that of the only parameter, which may be left out', () => {
    expect(bodies.one).toEqual({ required: true, content: json({ schema: $order }) });
    expect(bodies.list).toEqual({ content: json({ schema: { type: 'array', items: $order } }) });
    const schema = { type: 'integer', minimum: 1, description: 'How many', examples: [3] };
    expect(bodies.scalar).toEqual({ required: true, content: json({ schema }) });
  });

  it('is an object of several, or of one that is a key', () => {
    expect(bodies.embedded?.content).toEqual(json({ schema: { type: 'object', properties: { order: $order }, required: ['order'] } }));
    const properties = { order: $order, count: { type: 'integer' } };
    expect(bodies.several).toEqual({ required: true, content: json({ schema: { type: 'object', properties, required: ['order'] } }) });
    expect(bodies.shared?.content).toEqual(json({ schema: $order }));
  });

  it('has named examples, and what OpenAPI says besides', () => {
    expect(bodies.named?.content).toEqual(json({ schema: $order, examples: namedExamples }));
    expect(bodies.openapi).toEqual({ required: true, content: json({ schema: $order }), description: 'Said below', 'x-max': 5 });
  });

  it('has the media types that are read', () => {
    expect(bodies.dialect?.content).toEqual({ 'application/vnd.shop+json': { schema: $order }, 'application/json': { schema: $order } });
    expect(bodies.text?.content).toEqual({ 'text/csv': { schema: { type: 'string', maxLength: 100 } } });
  });

  it('is bytes, in memory or not; the bytes of what is read anyway say nothing more', () => {
    const schema = expect.objectContaining({}) as unknown;
    expect(bodies.bytes).toEqual({ required: true, content: { '*/*': { schema } } });
    expect(bodies.image).toEqual({ required: true, content: { 'image/png': { schema }, 'image/*': { schema } } });
    expect(bodies.stream).toEqual({ content: { '*/*': { schema } } });
    expect(bodies.raw?.content).toEqual(json({ schema: $order }));
  });

  it('is not there where none is read, or shown', () => {
    expect([bodies.none, bodies.hidden]).toEqual([undefined, undefined]);
  });
});

describe('a form', () => {
  it('is of its fields', () => {
    const name = { type: 'string', maxLength: 9 };
    expect(bodies.field).toEqual({ required: true, content: form({ type: 'object', properties: { name }, required: ['name'] }) });
    const n = { type: 'array', items: { type: 'integer' } };
    const properties = { n, kind: { type: 'string', default: 'x' } };
    expect(bodies.fields?.content).toEqual(form({ type: 'object', properties, required: ['n'] }));
  });

  it('is a model, or has its properties beside others, under the names that are read', () => {
    expect(bodies.model?.content).toEqual(form({ $ref: '#/components/schemas/Address' }));
    const properties = { town: { type: 'string' }, 'zip-code': { type: 'string' }, more: { type: 'string' } };
    expect(bodies.mixed?.content).toEqual(form({ type: 'object', properties, required: ['town'] }));
  });

  it('that is taken as it comes may hold anything', () => {
    expect(bodies.pairs?.content).toEqual(form({ type: 'object', properties: {} }));
  });

  it('has JSON in a text with what the text holds', () => {
    const order = { type: 'string', description: 'As JSON', contentMediaType: 'application/json', contentSchema: $order };
    expect(bodies.multipart?.content).toEqual(form({ type: 'object', properties: { order }, required: ['order'] }));
  });
});
