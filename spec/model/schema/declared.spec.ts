import { Expose } from 'class-transformer';
import { Field } from '../../../src/model/field/field.js';
import { Check } from '../../../src/model/form/rules.js';
import { Model } from '../../../src/model/form/settings.js';
import { Base64Url } from '../../../src/model/scalars/base64.js';
import { literal } from '../../../src/model/scalars/choices.js';
import { Decimal } from '../../../src/model/scalars/decimals.js';
import { Float, Int } from '../../../src/model/scalars/numbers.js';
import { Uuid } from '../../../src/model/scalars/texts.js';
import { SchemaComponents } from '../../../src/model/schema/components.js';
import type { JsonSchema, SchemaDirection } from '../../../src/model/schema/schema.js';
import { mapOf, nullable, oneOf, type StatedType } from '../../../src/model/types/composite.js';
import { typeFormOf } from '../../../src/model/types/resolve.js';
import { component, properties } from './support/schemas.js';

class Cat {
  @Field({ type: literal('cat') }) kind!: 'cat';
}
class Dog {
  @Field({ type: literal('dog', 'wolf') }) kind!: 'dog' | 'wolf';
}

const declared = { wording: 'declared' } as const;
const nothing = { type: 'null' };
const cat = { $ref: '#/components/schemas/Cat' };
const dog = { $ref: '#/components/schemas/Dog' };
const pet = { oneOf: [cat, dog], discriminator: { propertyName: 'kind', mapping: { cat: cat.$ref, dog: dog.$ref, wolf: dog.$ref } } };
const anyDigits = '^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$';

function schemaOf(type: StatedType, direction: SchemaDirection = 'input'): JsonSchema {
  return new SchemaComponents(declared).schemaOfType(typeFormOf(type), direction);
}

// Each as pydantic 2.13 writes it.
describe('types in FastAPI’s words', () => {
  it.each<readonly [string, StatedType, JsonSchema]>([
    ['one or null', nullable(Int), { anyOf: [{ type: 'integer' }, nothing] }],
    ['a choice or null', nullable(literal('a', 'b')), { anyOf: [{ type: 'string', enum: ['a', 'b'] }, nothing] }],
    ['one value or null', nullable(literal('a')), { anyOf: [{ type: 'string', const: 'a' }, nothing] }],
    ['a list or null', nullable([Int]), { anyOf: [{ type: 'array', items: { type: 'integer' } }, nothing] }],
    ['a model or null', nullable(Cat), { anyOf: [cat, nothing] }],
    ['a union with null in it', oneOf(Int, nullable(String)), { anyOf: [{ type: 'integer' }, { type: 'string' }, nothing] }],
    ['a union or null', nullable(oneOf(Int, String)), { anyOf: [{ type: 'integer' }, { type: 'string' }, nothing] }],
    ['a union of the same', oneOf(Float, Number), { type: 'number' }],
    ['anything or null', nullable(Object), {}],
    ['a union with a tag', oneOf(Cat, Dog, 'kind'), pet],
    ['a union with a tag, or null', nullable(oneOf(Cat, Dog, 'kind')), { anyOf: [pet, nothing] }],
    ['a map of anything', mapOf(Object), { type: 'object', additionalProperties: true }],
    ['a map by number', mapOf(Int, String), { type: 'object', additionalProperties: { type: 'string' } }],
    ['a map by UUID', mapOf(Uuid, Int), { type: 'object', propertyNames: { format: 'uuid' }, additionalProperties: { type: 'integer' } }],
    ['bytes', Base64Url, { type: 'string', contentEncoding: 'base64', contentMediaType: 'application/octet-stream' }],
  ])('%s', (_, type, schema) => {
    expect(schemaOf(type)).toEqual(schema);
  });

  it('a decimal is a number or text where it is received, and text where it is sent', () => {
    expect(schemaOf(Decimal)).toEqual({ anyOf: [{ type: 'number' }, { type: 'string', pattern: anyDigits }] });
    expect(schemaOf(Decimal, 'output')).toEqual({ type: 'string', pattern: anyDigits });
    expect(schemaOf(nullable(Decimal), 'output')).toEqual({ anyOf: [{ type: 'string', pattern: anyDigits }, nothing] });
  });
});

describe('digits of a decimal in FastAPI’s words', () => {
  class Price {
    @Field({ type: Decimal, minimum: 0, maxDigits: 6, decimalPlaces: 2 }) both!: string;
    @Field({ type: Decimal, maxDigits: 4 }) digits!: string;
    @Field({ type: [Decimal], decimalPlaces: 2, nullable: true }) places!: string[] | null;
  }
  const both = '^(?!^[-+.]*$)[+-]?0*(?:\\d{0,4}|(?=[\\d.]{1,7}0*$)\\d{0,4}\\.\\d{0,2}0*$)';
  const digits = '^(?!^[-+.]*$)[+-]?0*(?:\\d{0,4}|(?=[\\d.]{1,5}0*$)\\d*\\.\\d*0*$)';
  const places = '^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d{0,2}0*$';

  it('are the pattern of its text', () => {
    expect(properties(Price, declared)).toEqual({
      both: {
        anyOf: [
          { type: 'number', minimum: 0 },
          { type: 'string', pattern: both },
        ],
      },
      digits: { anyOf: [{ type: 'number' }, { type: 'string', pattern: digits }] },
      places: { anyOf: [{ type: 'array', items: { anyOf: [{ type: 'number' }, { type: 'string', pattern: places }] } }, nothing] },
    });
    expect(properties(Price, { ...declared, direction: 'output' })).toMatchObject({ both: { type: 'string', pattern: both } });
  });

  it('match what they allow, and nothing else', () => {
    const fits = (pattern: string, text: string): boolean => new RegExp(pattern, 'u').test(text);
    for (const text of ['12.50', '-0.5', '1234.56', '0012']) expect(fits(both, text)).toBe(true);
    for (const text of ['', '.', '1.234', 'x']) expect(fits(places, text)).toBe(false);
  });
});

describe('a class in FastAPI’s words', () => {
  class Lights {
    @Field({ type: Int }) red = 0;
    @Field({ type: Int, nullable: true }) white: number | null = null;
  }
  @Check(() => true, { message: 'must be consistent' })
  class Mast {
    @Field({ type: Int, default: 3 }) height!: number;
    @Field() lights: Lights = new Lights();
    @Field({ type: Int, readOnly: true, title: 'How long' }) get length(): number {
      return this.height * 2;
    }
    @Expose() get label(): string {
      return 'mast';
    }
    @Field({ type: String, readOnly: true, optional: true }) note?: string;
  }
  @Model({ unknownKeys: 'keep' })
  class Open {
    @Field() name!: string;
  }

  it('requires of what is sent what it requires of what is received, and what only goes out', () => {
    expect(component(Mast, declared)).toEqual({
      type: 'object',
      properties: {
        height: { type: 'integer', default: 3 },
        lights: { $ref: '#/components/schemas/Lights', default: { red: 0 } },
      },
    });
    expect(component(Mast, { ...declared, direction: 'output' })).toEqual({
      type: 'object',
      properties: {
        height: { type: 'integer', default: 3 },
        lights: { $ref: '#/components/schemas/Lights', default: { red: 0 } },
        length: { type: 'integer', title: 'How long', readOnly: true },
        label: { type: 'string', readOnly: true },
        note: { type: 'string', readOnly: true },
      },
      required: ['length', 'label'],
    });
  });

  it('says that it keeps what it does not know', () => {
    expect(component(Open, declared)).toMatchObject({ additionalProperties: true });
    expect(component(Open)).not.toHaveProperty('additionalProperties');
  });
});
