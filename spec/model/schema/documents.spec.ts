import { Ajv2020 } from 'ajv/dist/2020.js';
import { performance } from 'node:perf_hooks';
import * as v from 'class-validator';
import { JSONSchema, targetConstructorToSchema } from 'class-validator-jsonschema';
import type { Constructor } from '../../../src/core/types.js';
import { SchemaComponents } from '../../../src/model/schema/components.js';
import type { JsonSchema } from '../../../src/model/schema/schema.js';
import { Random } from '../support/random.js';
import { randomModel } from './fuzz/random-model.js';
import { component } from './support/schemas.js';

const ajv = new Ajv2020({ strict: false });

describe('components of random models', () => {
  it('are valid by the meta-schema of 2020-12, and refer to nothing that is not there', () => {
    const components = new SchemaComponents();
    for (let seed = 1; seed <= 150; seed += 1) {
      const { type } = randomModel(new Random(seed));
      for (const direction of ['input', 'output'] as const) components.schemaOf(type, direction);
    }
    const all = components.all();
    const invalid = Object.entries(all).filter(([, schema]) => ajv.validateSchema(schema) !== true);
    expect(invalid).toEqual([]);
    const refs = JSON.stringify(all).matchAll(/"#\/components\/schemas\/([^"]*)"/g);
    expect([...refs].map(([, name]) => name as string).filter((name) => !(name in all))).toEqual([]);
  });

  it('have no words in OpenAPI 3.0 that it does not know', () => {
    const components = new SchemaComponents({ dialect: 'openapi-3.0' });
    for (let seed = 1; seed <= 150; seed += 1) components.schemaOf(randomModel(new Random(seed)).type, 'input');
    const words = new Set<string>();
    const look = (schema: JsonSchema): void => {
      for (const word of Object.keys(schema)) words.add(word);
      if (Array.isArray(schema.type) || schema.type === 'null') words.add(`type ${JSON.stringify(schema.type)}`);
      if (typeof schema.exclusiveMinimum === 'number') words.add('exclusiveMinimum as a number');
      if (schema.$ref !== undefined && Object.keys(schema).length > 1) words.add('words beside $ref');
      const inner = [schema.items, schema.additionalProperties, schema.not, schema.anyOf, schema.oneOf, schema.allOf].flat();
      for (const one of [...inner, ...Object.values(schema.properties ?? {})])
        if (typeof one === 'object' && one !== null) look(one as JsonSchema);
    };
    for (const schema of Object.values(components.all())) look(schema);
    const known =
      'type properties required additionalProperties items anyOf oneOf allOf not $ref discriminator enum format pattern default nullable';
    const limits =
      'minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems minProperties maxProperties';
    const notes = 'readOnly writeOnly example title description deprecated';
    const allowed = new Set(`${known} ${limits} ${notes}`.split(' '));
    expect([...words].filter((word) => !allowed.has(word) && !word.startsWith('x-'))).toEqual([]);
  });
});

describe('beside class-validator-jsonschema', () => {
  class PlainDto {
    @v.IsString() @v.MinLength(2) @v.MaxLength(9) name!: string;
    @v.IsInt() @v.Min(1) @v.Max(5) count!: number;
    @v.IsEmail() email!: string;
    @v.IsUUID() id!: string;
    @v.IsBoolean() active!: boolean;
    @v.IsIn(['a', 'b']) choice!: string;
    @v.Matches(/^x/) code!: string;
    @v.IsString({ each: true }) @v.ArrayMinSize(1) tags!: string[];
    @JSONSchema({ description: 'noted' }) @v.IsPositive() price!: number;
    @v.IsOptional() @v.IsString() note?: string;
    @v.IsUrl() link!: string;
    @v.IsDate() at!: Date;
    @v.IsNumberString() digits!: string;
    @v.IsMongoId() mongo!: string;
    @v.IsHexColor() color!: string;
  }

  /** What ours says otherwise, and why. */
  const different: Readonly<Record<string, JsonSchema>> = {
    // Whole numbers where it says numbers: its last decorator wins.
    count: { type: 'integer', minimum: 1, maximum: 5 },
    // Null is taken by @IsOptional.
    note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    // There is no format `url`.
    link: { type: 'string', format: 'uri' },
    // A Date is read from a date with a time.
    at: { type: 'string', format: 'date-time' },
    // validator.js takes fractions, a prefix 0x, and colours with transparency.
    digits: { type: 'string', pattern: '^[+-]?([0-9]*[.])?[0-9]+$' },
    mongo: { type: 'string', pattern: '^(0[xXhH])?[0-9A-Fa-f]+$', minLength: 24, maxLength: 24 },
    color: { type: 'string', pattern: '^#?([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$' },
  };

  it('plain classes have the same schema but for what it gets wrong', () => {
    const theirs = targetConstructorToSchema(PlainDto) as JsonSchema;
    const ours = component(PlainDto, { wording: 'declared' });
    expect(new Set(ours.required as string[])).toEqual(new Set(theirs.required as string[]));
    expect(ours.properties).toEqual({ ...(theirs.properties as object), ...different });
  });
});

describe('600 classes with 20 decorators each', () => {
  it('are described in a moment, and again in less', () => {
    const types = Array.from({ length: 600 }, (_, i) => wideClass(i));
    const start = performance.now();
    const components = new SchemaComponents();
    for (const type of types) components.schemaOf(type, 'input');
    components.all();
    const first = performance.now() - start;
    const again = performance.now();
    const other = new SchemaComponents();
    for (const type of types) other.schemaOf(type, 'input');
    other.all();
    const second = performance.now() - again;
    if (process.env.TENON_TIMES !== undefined) console.log(`first ${first.toFixed(0)} ms, again ${second.toFixed(0)} ms`);
    // Times are measured with TENON_TIMES on a machine that does nothing else; here only what is quadratic would be found.
    expect(first).toBeLessThan(8000);
    expect(second).toBeLessThan(first);
  });
});

function wideClass(index: number): Constructor {
  class Wide {}
  for (let i = 0; i < 10; i += 1) {
    Reflect.defineMetadata('design:type', i % 2 === 0 ? String : Number, Wide.prototype, `p${i}`);
    const decorators = i % 2 === 0 ? [v.IsString(), v.MaxLength(9)] : [v.IsInt(), v.Min(1)];
    for (const decorate of decorators) decorate(Wide.prototype, `p${i}`);
  }
  Object.defineProperty(Wide, 'name', { value: `Wide${index}` });
  return Wide;
}
