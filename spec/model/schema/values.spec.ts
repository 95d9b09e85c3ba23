import { Field } from '../../../src/model/field/field.js';
import { Base64 } from '../../../src/model/scalars/base64.js';
import { DateOnly } from '../../../src/model/scalars/moments.js';
import { Int } from '../../../src/model/scalars/numbers.js';
import { SchemaComponents, type ComponentsOptions } from '../../../src/model/schema/components.js';
import type { JsonSchema } from '../../../src/model/schema/schema.js';
import { nullable, oneOf, setOf, type StatedType } from '../../../src/model/types/composite.js';
import { typeFormOf } from '../../../src/model/types/resolve.js';

const declared: ComponentsOptions = { wording: 'declared' };

function valueSchema(type: StatedType, said: object, initial?: unknown, options = declared): JsonSchema {
  return new SchemaComponents(options).schemaOfValue({ type: typeFormOf(type), said, default: initial }, 'input');
}

class Line {
  @Field({ type: Int }) count = 1;
}

describe('the schema of a value by itself', () => {
  it.each<readonly [string, StatedType, object, JsonSchema]>([
    ['a number', Int, { minimum: 1, exclusiveMaximum: 9 }, { type: 'integer', minimum: 1, exclusiveMaximum: 9 }],
    ['text', String, { minLength: 2, pattern: '^a' }, { type: 'string', minLength: 2, pattern: '^a' }],
    ['text or null', nullable(String), { maxLength: 9 }, { anyOf: [{ type: 'string', maxLength: 9 }, { type: 'null' }] }],
    ['a list of numbers', [Int], { minimum: 1, minItems: 2 }, { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 2 }],
    ['a model', Line, {}, { $ref: '#/components/schemas/Line' }],
  ])('is that of its type, narrowed by its limits: %s', (_, type, said, schema) => {
    expect(valueSchema(type, said)).toEqual(schema);
  });

  it('has what is said of it, and what it is where it is not sent, as JSON', () => {
    const said = { title: 'Days', description: 'Which ones', examples: [new Set(['2031-05-09'])], deprecated: true, maxItems: 3 };
    expect(valueSchema(setOf(DateOnly), said, new Set(['2031-05-10']))).toEqual({
      type: 'array',
      items: { type: 'string', format: 'date' },
      uniqueItems: true,
      maxItems: 3,
      title: 'Days',
      description: 'Which ones',
      examples: [['2031-05-09']],
      deprecated: true,
      default: ['2031-05-10'],
    });
    expect(valueSchema(Base64, {}, Buffer.from('a'))).toMatchObject({ default: 'YQ==' });
  });

  it('has no default that is null, or made anew each time', () => {
    expect(valueSchema(nullable(Int), {}, null)).not.toHaveProperty('default');
    expect(valueSchema(Int, {}, () => 5)).toEqual({ type: 'integer' });
  });

  it('has other words laid over it, and loses those that are stated as undefined', () => {
    const openapi = { 'x-shade': 'dark', format: 'colour', maxLength: undefined };
    expect(valueSchema(String, { maxLength: 9, openapi })).toEqual({ type: 'string', format: 'colour', 'x-shade': 'dark' });
    expect(valueSchema([String], { openapi: { items: { format: 'colour' } } })).toMatchObject({
      items: { type: 'string', format: 'colour' },
    });
    expect(valueSchema(Object, { openapi: { default: { b: 1 } } }, { a: 1 })).toEqual({ default: { b: 1 } });
  });

  it('is in the words of the dialect', () => {
    const said = { examples: [1, 2], openapi: { 'x-shade': 'dark' } };
    expect(valueSchema(nullable(Int), said, 3, { ...declared, dialect: 'openapi-3.0' })).toEqual({
      type: 'integer',
      nullable: true,
      example: 1,
      default: 3,
      'x-shade': 'dark',
    });
    expect(valueSchema(Int, said, 3, { ...declared, dialect: 'json-schema' })).toEqual({ type: 'integer', examples: [1, 2], default: 3 });
    expect(valueSchema(Line, {}, new Line(), { ...declared, dialect: 'openapi-3.0' })).toEqual({
      allOf: [{ $ref: '#/components/schemas/Line' }],
      default: { count: 1 },
    });
  });

  it('refuses limits of another type', () => {
    expect(() => valueSchema(Line, { minimum: 1 })).toThrow('FIELD_LIMIT_UNFIT');
  });
});

describe('a type that is announced', () => {
  class Sum {
    @Field({ type: Int, readOnly: true }) total!: number;
  }
  class Basket {
    @Field() sum!: Sum;
  }

  it('announces every model in it', () => {
    const components = new SchemaComponents(declared);
    components.announceType(typeFormOf([oneOf(Basket, nullable(String))]), 'output');
    components.schemaOfType(typeFormOf([Basket]), 'output');
    expect(Object.keys(components.all())).toEqual(['Basket', 'Sum']);
  });

  it('has schemas for both directions where it is announced for both', () => {
    const components = new SchemaComponents(declared);
    for (const direction of ['input', 'output'] as const) components.announceType(typeFormOf([Basket]), direction);
    components.schemaOfType(typeFormOf([Basket]), 'output');
    expect(Object.keys(components.all())).toEqual(['Basket-Output', 'Sum-Output']);
  });
});
