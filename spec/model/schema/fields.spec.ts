import { Exclude, Expose, Transform } from 'class-transformer';
import { IsString } from 'class-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { JSONSchema } from 'class-validator-jsonschema';
import { Field } from '../../../src/model/field/field.js';
import { Check } from '../../../src/model/form/rules.js';
import { parse } from '../../../src/model/model.js';
import { Model } from '../../../src/model/form/settings.js';
import { enumOf, literal } from '../../../src/model/scalars/choices.js';
import { Base64, Base64Url, Utf8 } from '../../../src/model/scalars/base64.js';
import { Decimal } from '../../../src/model/scalars/decimals.js';
import { Duration } from '../../../src/model/scalars/durations.js';
import { Email } from '../../../src/model/scalars/emails.js';
import { DateOnly } from '../../../src/model/scalars/moments.js';
import { Float, Int } from '../../../src/model/scalars/numbers.js';
import { Uuid } from '../../../src/model/scalars/texts.js';
import { TimeOnly } from '../../../src/model/scalars/times.js';
import { Url } from '../../../src/model/scalars/urls.js';
import { mapOf, nullable, oneOf, recordOf, setOf, tuple, type StatedType } from '../../../src/model/types/composite.js';
import { jsonSchema, selfContainedSchema, type JsonSchemaOptions } from '../../../src/model/schema/json-schema.js';
import type { JsonSchema } from '../../../src/model/schema/schema.js';
import { component, properties, property } from './support/schemas.js';

class Cat {
  @Field({ type: literal('cat') }) kind!: 'cat';
}
class Dog {
  @Field({ type: literal('dog', 'wolf') }) kind!: 'dog' | 'wolf';
}

function schemaOf(type: StatedType, options: JsonSchemaOptions = {}): JsonSchema | undefined {
  class Dto {}
  Field({ type } as object)(Dto.prototype, 'value' as never);
  return property(Dto, 'value', options);
}

const wholeText = '^\\s*[+-]?\\d+(?:_\\d+)*(?:\\.0+)?\\s*$';
const number = { type: 'number' };

describe('the types of @Field', () => {
  it.each<readonly [string, StatedType, JsonSchema]>([
    ['text', String, { type: 'string' }],
    ['a whole number', Int, { type: 'integer' }],
    ['a large whole number', BigInt, { anyOf: [{ type: 'integer' }, { type: 'string', pattern: wholeText }] }],
    ['a decimal', Decimal, { anyOf: [{ type: 'number' }, { type: 'string' }] }],
    ['a moment', Date, { type: 'string', format: 'date-time' }],
    ['a day', DateOnly, { type: 'string', format: 'date' }],
    ['a time', TimeOnly, { type: 'string', format: 'time' }],
    ['a duration', Duration, { type: 'string', format: 'duration' }],
    ['an email address', Email, { type: 'string', format: 'email' }],
    ['a UUID', Uuid, { type: 'string', format: 'uuid' }],
    ['a URL', Url, { type: 'string', format: 'uri', minLength: 1, maxLength: 2083 }],
    ['bytes', Uint8Array, { type: 'string', contentEncoding: 'base64' }],
    ['one value', literal('a'), { type: 'string', const: 'a' }],
    ['several values', literal('a', 2), { enum: ['a', 2] }],
    ['an enum', enumOf({ A: 1, B: 2 }), { type: 'integer', enum: [1, 2] }],
    ['anything', Object, {}],
    ['a list', [Int], { type: 'array', items: { type: 'integer' } }],
    ['a list of what may be null', [nullable(Int)], { type: 'array', items: { type: ['integer', 'null'] } }],
    ['a set', setOf(Int), { type: 'array', items: { type: 'integer' } }],
    ['a map', mapOf(Float), { type: 'object', additionalProperties: number }],
    ['a map by number', mapOf(Int, Float), { type: 'object', propertyNames: { pattern: wholeText }, additionalProperties: number }],
    ['a map by UUID', mapOf(Uuid, Float), { type: 'object', propertyNames: { format: 'uuid' }, additionalProperties: number }],
    [
      'a map by choice',
      mapOf(literal('a', 'b'), Float),
      { type: 'object', propertyNames: { enum: ['a', 'b'] }, additionalProperties: number },
    ],
    ['a record', recordOf(Float), { type: 'object', additionalProperties: number }],
    ['a tuple', tuple(Int, String), { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], minItems: 2, maxItems: 2 }],
    ['a union', oneOf(Int, [String]), { anyOf: [{ type: 'integer' }, { type: 'array', items: { type: 'string' } }] }],
    [
      'a union with null',
      oneOf(Int, nullable(Cat)),
      { anyOf: [{ type: 'integer' }, { anyOf: [{ $ref: '#/components/schemas/Cat' }, { type: 'null' }] }] },
    ],
    [
      'a union with a tag',
      oneOf(Cat, Dog, 'kind'),
      {
        type: 'object',
        required: ['kind'],
        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
        discriminator: {
          propertyName: 'kind',
          mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog', wolf: '#/components/schemas/Dog' },
        },
      },
    ],
  ])('%s', (_, type, schema) => {
    expect(schemaOf(type)).toEqual(schema);
  });

  it('in OpenAPI 3.0', () => {
    const options = { dialect: 'openapi-3.0' } as const;
    const either = { anyOf: [{ type: 'integer' }, { type: 'string' }] };
    expect(schemaOf(tuple(Int, String), options)).toEqual({ type: 'array', items: either, minItems: 2, maxItems: 2 });
    expect(schemaOf(literal('a'), options)).toEqual({ type: 'string', enum: ['a'] });
    expect(schemaOf(Uint8Array, options)).toEqual({ type: 'string', format: 'byte' });
    expect(schemaOf(Base64Url, options)).toEqual({ type: 'string', format: 'base64url' });
    expect(schemaOf([nullable(Cat)], options)).toEqual({
      type: 'array',
      items: { anyOf: [{ $ref: '#/components/schemas/Cat' }, { type: 'string', enum: [null], nullable: true }] },
    });
    expect(schemaOf(oneOf(Int, String), options)).toEqual(either);
    expect(schemaOf(mapOf(Int, Float), options)).toEqual({ type: 'object', additionalProperties: number });
    class Dto {
      @Field({ exclusiveMinimum: 0, minimum: -1, exclusiveMaximum: 9, maximum: 5, examples: [1, 2] }) count!: number;
    }
    expect(property(Dto, 'count', options)).toEqual({ type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 5, example: 1 });
  });

  it('a list that holds itself comes to an end', () => {
    const tree: [() => StatedType] = [() => tree];
    expect(schemaOf(oneOf(tree, String))).toEqual({ anyOf: [{ type: 'array', items: {} }, { type: 'string' }] });
  });
});

describe('the limits of @Field', () => {
  class Dto {
    @Field({ exclusiveMinimum: 0, multipleOf: 0.1 }) price!: number;
    @Field({ pattern: '^\\p{L}$' }) letter!: string;
    @Field({ pattern: '^\\-$' }) odd!: string;
    @Field({ minimum: 3 }) count!: bigint;
    @Field({ type: Decimal, maximum: 5, maxDigits: 3 }) amount!: string;
    @Field({ type: Email, maxLength: 9 }) email!: string;
    @Field({ type: setOf(Int), minItems: 1, maxItems: 3, minimum: 1 }) ids!: Set<number>;
    @Field({ type: mapOf(Int), minItems: 1, maxItems: 3 }) counts!: Map<string, number>;
    @Field({ type: [String], uniqueItems: true, minLength: 2 }) tags!: string[];
    @Field({ type: [Cat], uniqueItems: true }) cats!: Cat[];
  }

  it('say no more than parsing holds', () => {
    expect(properties(Dto)).toEqual({
      price: { type: 'number', exclusiveMinimum: 0, 'x-validators': ['isDivisibleBy'] },
      letter: { type: 'string', pattern: '^\\p{L}$' },
      odd: { type: 'string', 'x-patterns': ['/^\\-$/'] },
      count: {
        anyOf: [
          { type: 'integer', minimum: 3 },
          { type: 'string', pattern: wholeText },
        ],
      },
      amount: { anyOf: [{ type: 'number', maximum: 5 }, { type: 'string' }], 'x-validators': ['maxDigits'] },
      email: { type: 'string', format: 'email', 'x-validators': ['maxLength'] },
      ids: { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 1, 'x-validators': ['arrayMaxSize'] },
      counts: { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 1, maxProperties: 3 },
      tags: { type: 'array', items: { type: 'string', minLength: 2 }, uniqueItems: true },
      cats: { type: 'array', items: { $ref: '#/components/schemas/Cat' }, 'x-validators': ['arrayUnique'] },
    });
  });

  it('or what is declared', () => {
    expect(properties(Dto, { wording: 'declared' })).toMatchObject({
      price: { multipleOf: 0.1 },
      email: { maxLength: 9 },
      ids: { minItems: 1, maxItems: 3, uniqueItems: true },
      cats: { uniqueItems: true },
    });
  });
});

describe('limits of bytes', () => {
  class Dto {
    @Field({ minLength: 4, maxLength: 8 }) frame!: Uint8Array;
    @Field({ type: Base64Url, maxLength: 3 }) link!: Uint8Array;
    @Field({ type: Utf8, minLength: 5, maxLength: 8 }) words!: Uint8Array;
    @Field({ type: [Base64], minLength: 1 }) frames!: Uint8Array[];
  }
  const base64 = { type: 'string', contentEncoding: 'base64' };
  const utf8 = { type: 'string', contentMediaType: 'application/octet-stream', minLength: 2, maxLength: 8 };

  it('are told in characters, of which some bytes make at least so many, or in bytes as they are declared', () => {
    expect(properties(Dto)).toEqual({
      frame: { ...base64, minLength: 8, 'x-validators': ['maxLength'] },
      link: { type: 'string', contentEncoding: 'base64url', 'x-validators': ['maxLength'] },
      words: utf8,
      frames: { type: 'array', items: { ...base64, minLength: 4 } },
    });
    expect(properties(Dto, { wording: 'declared' })).toMatchObject({
      frame: { minLength: 4, maxLength: 8 },
      link: { maxLength: 3 },
      words: { minLength: 5, maxLength: 8 },
    });
  });

  it('take what parsing takes at their ends', () => {
    const accepts = new Ajv2020({ strict: false }).compile(selfContainedSchema(Dto, { direction: 'input' }));
    const data = { frame: 'AAECAwQF\r\n\n\nBgc=', link: '-_-_', words: '\u{1F600}\u{1F600}', frames: ['AA=='] };
    expect(parse(Dto, data, { conversion: 'strict' }).frame).toHaveLength(8);
    expect([accepts(data), accepts({ ...data, frame: 'AAEC' }), accepts({ ...data, frames: [''] })]).toEqual([true, false, false]);
  });
});

describe('what @Field says for people', () => {
  class Order {
    @Field({ title: 'Who', description: 'pays', examples: ['Ann'], deprecated: true, optional: true }) customer?: string;
    @Field({ default: 3 }) count!: number;
    @Field() at: Date = new Date(0);
    @Field() now: Date = new Date();
    @Field({ type: [String] }) tags: string[] = ['a'];
    @Field({ type: BigInt }) big = 5n;
    @Field({ nullable: true, type: String }) note: string | null = null;
    @Field({ default: () => 'made' }) made!: string;
    @Field() cat: Cat = new Cat();
  }

  it('is in its schema, with defaults as JSON', () => {
    const { components } = jsonSchema(Order);
    expect(components.Order).toEqual({
      type: 'object',
      properties: {
        customer: { type: 'string', title: 'Who', description: 'pays', examples: ['Ann'], deprecated: true },
        count: { type: 'number', default: 3 },
        at: { type: 'string', format: 'date-time', default: '1970-01-01T00:00:00.000Z' },
        now: { type: 'string', format: 'date-time' },
        tags: { type: 'array', items: { type: 'string' }, default: ['a'] },
        big: { anyOf: [{ type: 'integer' }, { type: 'string', pattern: wholeText }], default: 5 },
        note: { type: ['string', 'null'] },
        made: { type: 'string' },
        cat: { $ref: '#/components/schemas/Cat' },
      },
    });
  });
});

describe('directions', () => {
  class Account {
    @Field({ type: Uuid, readOnly: true }) id!: string;
    @Field({ writeOnly: true }) password!: string;
    @Field({ alias: 'full-name' }) name!: string;
    @Field({ default: 1 }) level!: number;
    @IsString() @Expose({ name: 'sent', toPlainOnly: true }) other!: string;
    @IsString() @Exclude({ toPlainOnly: true }) secret!: string;
    @IsString() @Transform(({ value }) => String(value).trim(), { toClassOnly: true }) trimmed!: string;
    @Expose() get shown(): string {
      return this.name;
    }
  }

  it('differ by what is read, and what is there', () => {
    expect(component(Account, { direction: 'input' })).toEqual({
      type: 'object',
      properties: {
        password: { type: 'string', writeOnly: true },
        'full-name': { type: 'string' },
        level: { type: 'number', default: 1 },
        other: { type: 'string' },
        secret: { type: 'string' },
        trimmed: { 'x-validators': ['isString'] },
      },
      required: ['password', 'full-name', 'other', 'secret', 'trimmed'],
    });
    expect(component(Account, { direction: 'output' })).toEqual({
      type: 'object',
      properties: {
        id: { type: 'string', format: 'uuid', readOnly: true },
        'full-name': { type: 'string' },
        level: { type: 'number', default: 1 },
        sent: { type: 'string' },
        trimmed: { type: 'string' },
        shown: { type: ['string', 'null'] },
      },
      required: ['id', 'full-name', 'level', 'sent', 'trimmed'],
    });
  });
});

describe('what a class says', () => {
  @Model({ unknownKeys: 'forbid' })
  @Check(() => true, { message: 'must be consistent' })
  class Closed {
    @Field() name!: string;
  }

  it('closes it to other keys, and shows its rules', () => {
    expect(component(Closed)).toEqual({
      type: 'object',
      properties: { name: { type: 'string' } },
      required: ['name'],
      additionalProperties: false,
      'x-rules': ['must be consistent'],
    });
    expect(component(Cat, { unknownKeys: 'forbid' })).toMatchObject({ additionalProperties: false });
  });
});

describe('@JSONSchema of class-validator-jsonschema', () => {
  @JSONSchema({ description: 'An order', examples: [{ name: 'x' }] })
  class Order {
    @JSONSchema({ description: 'Who', format: 'name' }) @IsString() name!: string;
    @JSONSchema((schema) => ({ ...schema, 'x-mine': true }) as never) @IsString() note!: string;
  }
  class Sub extends Order {}

  it('adds to what is known, and a function has the last word', () => {
    expect(component(Order)).toEqual({
      type: 'object',
      description: 'An order',
      examples: [{ name: 'x' }],
      properties: { name: { type: 'string', description: 'Who', format: 'name' }, note: { type: 'string', 'x-mine': true } },
      required: ['name', 'note'],
    });
  });

  it('is inherited for properties, and not for the class', () => {
    expect(component(Sub)).toMatchObject({ properties: { name: { description: 'Who' } } });
    expect(component(Sub)).not.toHaveProperty('description');
  });
});
