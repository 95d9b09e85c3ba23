import { Ajv2020 } from 'ajv/dist/2020.js';
import { SchemaComponents } from '../../../src/model/schema/components.js';
import { inOpenApi30 } from '../../../src/model/schema/openapi-30.js';
import type { JsonSchema } from '../../../src/model/schema/schema.js';
import { rewritten } from '../../../src/model/schema/walk.js';
import { Random } from '../support/random.js';
import { jsonAfter, randomJson } from './fuzz/random-json.js';
import { randomModel } from './fuzz/random-model.js';

const cat = { $ref: '#/components/schemas/Cat' };
const nothing = { type: 'string', enum: [null], nullable: true };
const text = { type: 'string' };

const translated: readonly (readonly [string, JsonSchema, JsonSchema])[] = [
  ['a type or null', { type: ['string', 'null'], minLength: 1 }, { type: 'string', nullable: true, minLength: 1 }],
  ['a choice of a type and null', { anyOf: [text, { type: 'null' }], title: 'T' }, { type: 'string', nullable: true, title: 'T' }],
  [
    'what stands beside a choice',
    { anyOf: [{ ...text, title: 'in' }, { type: 'null' }], title: 'out' },
    { ...text, nullable: true, title: 'out' },
  ],
  ['a reference or null', { anyOf: [cat, { type: 'null' }], default: null }, { anyOf: [cat, nothing], default: null }],
  [
    'branches that a type does not cover',
    { anyOf: [{ ...text, not: text }, { type: 'null' }] },
    { anyOf: [{ ...text, not: text }, nothing] },
  ],
  ['several types or null', { type: ['string', 'integer', 'null'] }, { anyOf: [text, { type: 'integer' }, nothing] }],
  [
    'several types beside a choice',
    { type: ['string', 'array'], anyOf: [cat] },
    { anyOf: [cat], allOf: [{ anyOf: [text, { type: 'array', items: {} }] }] },
  ],
  ['null alone', { type: 'null', description: 'Gone' }, { ...nothing, description: 'Gone' }],
  ['null as the only value', { const: null }, nothing],
  ['values with null', { type: ['string', 'null'], enum: ['a', null] }, { ...text, enum: ['a', null], nullable: true }],
  ['a choice of values and null', { anyOf: [{ ...text, enum: ['a'] }, { type: 'null' }] }, { ...text, enum: ['a', null], nullable: true }],
  ['one value', { const: 3, type: 'integer' }, { enum: [3], type: 'integer' }],
  ['no value', { enum: [] }, { not: {} }],
  ['examples', { type: 'string', examples: ['a', 'b'] }, { type: 'string', example: 'a' }],
  ['no examples', { type: 'string', examples: [] }, { type: 'string' }],
  [
    'exclusive limits',
    { exclusiveMinimum: 0, exclusiveMaximum: 9 },
    { minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
  ],
  [
    'the narrower of two limits',
    { minimum: 1, exclusiveMinimum: 0, maximum: 9, exclusiveMaximum: 9 },
    { minimum: 1, maximum: 9, exclusiveMaximum: true },
  ],
  ['words beside a reference', { ...cat, default: {}, allOf: [{ minProperties: 1 }] }, { default: {}, allOf: [cat, { minProperties: 1 }] }],
  ['a reference alone', cat, cat],
  [
    'a tuple',
    { type: 'array', prefixItems: [text, text], minItems: 2, maxItems: 2 },
    { type: 'array', items: text, minItems: 2, maxItems: 2 },
  ],
  [
    'a tuple that ends',
    { type: 'array', prefixItems: [text, cat], items: false },
    { type: 'array', items: { anyOf: [text, cat] }, maxItems: 2 },
  ],
  ['a tuple that goes on', { type: 'array', prefixItems: [text], items: cat }, { type: 'array', items: { anyOf: [text, cat] } }],
  ['a tuple that anything follows', { type: 'array', prefixItems: [text] }, { type: 'array', items: {} }],
  ['a list of anything', { type: 'array' }, { type: 'array', items: {} }],
  ['bytes', { ...text, contentMediaType: 'application/octet-stream' }, { ...text, format: 'binary' }],
  ['bytes as Base64', { ...text, contentEncoding: 'base64', contentMediaType: 'application/octet-stream' }, { ...text, format: 'byte' }],
  ['bytes for addresses', { ...text, contentEncoding: 'base64url' }, { ...text, format: 'base64url' }],
  ['bytes or null', { anyOf: [{ ...text, contentEncoding: 'base64' }, { type: 'null' }] }, { ...text, format: 'byte', nullable: true }],
  ['JSON in a text', { ...text, contentMediaType: 'application/json', contentSchema: cat }, text],
  [
    'names of properties',
    { type: 'object', propertyNames: text, additionalProperties: { type: 'null' } },
    { type: 'object', additionalProperties: nothing },
  ],
  ['patterns of properties', { patternProperties: { '^x': text }, additionalProperties: false }, { additionalProperties: text }],
  ['patterns that came later', { allOf: [{ pattern: '^\\p{L}' }, { pattern: '^a' }] }, { allOf: [{ pattern: '^a' }] }],
  ['what a list holds', { type: 'array', allOf: [{ contains: text }] }, { type: 'array', items: {} }],
  ['what a list does not hold', { type: 'array', not: { contains: text } }, { type: 'array', items: {} }],
  ['a negation that can be said', { not: { enum: ['', 'a'] } }, { not: { enum: ['', 'a'] } }],
  ['branches that would overlap', { oneOf: [{ ...text, pattern: '^\\p{L}' }, cat] }, { anyOf: [text, cat] }],
  ['schemas that are true or false', { properties: { a: true, b: false } }, { properties: { a: {}, b: { not: {} } } }],
  ['no required properties', { type: 'object', required: [] }, { type: 'object' }],
  ['words of nobody', { ge: 1, $comment: 'x', 'x-shade': { type: ['string'] } }, { 'x-shade': { type: ['string'] } }],
  [
    'data',
    { default: { type: ['a'], const: 1 }, example: { examples: [1] } },
    { default: { type: ['a'], const: 1 }, example: { examples: [1] } },
  ],
  [
    'names that are words',
    { properties: { const: { const: 1 }, examples: text } },
    { properties: { const: { enum: [1] }, examples: text } },
  ],
];

describe('a schema in the words of OpenAPI 3.0', () => {
  it.each(translated)('%s', (_, schema, expected) => expect(inOpenApi30(schema)).toEqual(expected));

  it.each(translated)('once more is the same: %s', (_, schema) => {
    const once = inOpenApi30(schema);
    expect(inOpenApi30(once)).toEqual(once);
  });

  it('of random models takes all that the same in 3.1 takes', () => {
    let taken = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const { type } = randomModel(new Random(seed));
      const [now, before] = (['openapi-3.1', 'openapi-3.0'] as const).map((dialect) => {
        const components = new SchemaComponents({ dialect });
        return { ...components.schemaOf(type, 'input'), components: { schemas: components.all() } };
      }) as [Document, Document];
      const takes = new Ajv2020({ strict: false, validateFormats: false }).compile(now);
      const took = new Ajv2020({ strict: false, validateFormats: false }).compile(meaning(before));
      const random = new Random(seed);
      for (let index = 0; index < 40; index += 1) {
        const data = index % 4 === 0 ? randomJson(random) : jsonAfter(now, now.components.schemas, random);
        if (!takes(data)) continue;
        taken += 1;
        expect({ seed, data, taken: took(data) }).toEqual({ seed, data, taken: true });
      }
    }
    expect(taken).toBeGreaterThan(300);
  });
});

type Document = JsonSchema & { readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> } };

/** What a schema of 3.0 means, for a validator of 2020-12. */
function meaning({ components, ...schema }: Document): JsonSchema {
  const today = (one: JsonSchema): JsonSchema => rewritten(one, ofToday);
  const schemas = Object.fromEntries(Object.entries(components.schemas).map(([name, one]) => [name, today(one)]));
  return { ...today(schema), components: { schemas } };
}

function ofToday({ nullable, type, minimum, exclusiveMinimum, maximum, exclusiveMaximum, ...rest }: JsonSchema): JsonSchema {
  return {
    ...rest,
    ...(type === undefined ? {} : { type: nullable === true ? [type, 'null'] : type }),
    ...(minimum === undefined ? {} : { [exclusiveMinimum === true ? 'exclusiveMinimum' : 'minimum']: minimum }),
    ...(maximum === undefined ? {} : { [exclusiveMaximum === true ? 'exclusiveMaximum' : 'maximum']: maximum }),
  };
}
