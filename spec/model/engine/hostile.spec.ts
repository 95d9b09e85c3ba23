import { Type } from 'class-transformer';
import {
  Allow,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Constructor } from '../../../src/core/types.js';
import type { ModelOptions } from '../../../src/model/engine/options.js';
import { explain, parse } from '../../../src/model/model.js';
import { ModelValidationError } from '../../../src/model/validation-failure.js';

class Line {
  @MaxLength(50)
  @IsString()
  sku!: string;

  @Min(1)
  @IsInt()
  quantity!: number;
}

class Order {
  @MaxLength(50)
  @Matches(/a+$/)
  name!: string;

  @IsOptional()
  @MaxLength(254)
  @IsEmail()
  mail?: string;

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Line)
  @IsArray()
  lines?: Line[];

  @IsOptional()
  @IsString({ each: true })
  @IsArray()
  tags?: string[];

  @IsOptional()
  @Length(1, 5)
  length?: unknown;

  @IsOptional()
  @ArrayUnique()
  unique?: unknown;

  @Allow()
  anything?: unknown;

  @IsOptional()
  @Type(() => Order)
  @ValidateNested()
  inside?: Order;
}

class LookedAt extends Order {
  @ValidateIf(() => true)
  @IsOptional()
  looked?: unknown;
}

const list = (length: number, make: (i: number) => unknown): unknown[] => Array.from({ length }, (_, i) => make(i));
const keys = (count: number): object => Object.fromEntries(list(count, (i) => [`key${i}`, i]) as [string, number][]);
const deep = (depth: number, open: string, middle: string, close: string): unknown =>
  JSON.parse(open.repeat(depth) + middle + close.repeat(depth)) as unknown;

const bodies: readonly [name: string, make: () => unknown][] = [
  ['objects 50,000 deep under an unknown key', () => ({ name: 'a', unknown: deep(50_000, '{"a":', '1', '}') })],
  ['lists 50,000 deep for anything', () => ({ name: 'a', anything: deep(50_000, '[', '1', ']') })],
  ['lists 50,000 deep for models', () => ({ name: 'a', lines: deep(50_000, '[', '1', ']') })],
  ['lists 50,000 deep at the top', () => deep(50_000, '[', '1', ']')],
  ['models 50,000 deep', () => deep(50_000, '{"name":"a","inside":', '{"name":"a"}', '}')],
  ['100,000 unknown keys', () => ({ name: 'a', ...keys(100_000) })],
  ['100,000 keys for anything', () => ({ name: 'a', anything: keys(100_000) })],
  ['a million items', () => ({ name: 'a', tags: list(1_000_000, () => 'a') })],
  ['a million empty models', () => ({ name: 'a', lines: list(1_000_000, () => ({})) })],
  ['100,000 bad items', () => ({ name: 'a', tags: list(100_000, () => 5) })],
  ['10,000 bad items', () => ({ name: 'a', tags: list(10_000, () => 5) })],
  ['10,000 bad models', () => ({ name: 'a', lines: list(10_000, () => ({ sku: 5, quantity: 'x' })) })],
  ['10,000 models that are null', () => ({ name: 'a', lines: list(10_000, () => null) })],
  ['10,000 models with an unknown key', () => ({ name: 'a', lines: list(10_000, () => ({ sku: 'a', quantity: 1, unknown: 1 })) })],
  [
    'keys of 10,000 characters',
    () => ({ name: 'a', ...Object.fromEntries(list(100, (i) => [`${i}${'k'.repeat(10_000)}`, 1]) as [string, number][]) }),
  ],
  ['a text of a million characters for a pattern', () => ({ name: 'b'.repeat(1_000_000) })],
  ['a text of a million characters for an address', () => ({ name: 'a', mail: `a@${'a.'.repeat(500_000)}com` })],
  ['the prototype', () => JSON.parse('{"name":"a","__proto__":{"polluted":true}}') as unknown],
  [
    'the prototype of a model inside',
    () => JSON.parse('{"name":"a","lines":[{"sku":"a","quantity":1,"__proto__":{"polluted":true}}]}') as unknown,
  ],
  ['the prototype of a constructor', () => JSON.parse('{"name":"a","constructor":{"prototype":{"polluted":true}}}') as unknown],
  ['infinite numbers', () => JSON.parse('{"name":"a","anything":{"a":[1e999]}}') as unknown],
  [
    'objects that cannot be text',
    () => ({ name: { toString: 1 }, mail: { valueOf: 1, toString: null }, length: { toString: 1 }, lines: [{ toString: 1 }] }),
  ],
  [
    'objects that look like others',
    () => ({ name: 'a', length: { length: 3 }, lines: { length: 1, 0: {} }, inside: { then: 1, constructor: 5 } }),
  ],
  [
    'methods of every object',
    () => ({ name: 'a', hasOwnProperty: 1, valueOf: 2, isPrototypeOf: 3, inside: { hasOwnProperty: 1, name: 'a' } }),
  ],
];

/** What class-transformer never takes, and class-validator does not miss. */
const unseen = ['methods of every object'];

describe.each<[string, Constructor<object>, ModelOptions]>([
  ['by generated code', Order, { codeGeneration: 'on' }],
  ['by closures', Order, { codeGeneration: 'off', conversion: 'strict' }],
  ['the long way', LookedAt, {}],
  ['as the library does', Order, { conversion: 'library' }],
])('a hostile body that is read %s', (_, type, way) => {
  it.each(bodies)('is refused: %s', async (name, make) => {
    if (way.conversion === 'library' && unseen.includes(name)) return;
    const options = { ...way, unknownKeys: 'forbid' } as const;
    const body = make();
    const { value, problems, errors } = await explain(type, body, options);
    expect(value).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(50);
    expect(errors.length).toBeGreaterThan(0);
    expect(() => parse(type, body, options)).toThrow(ModelValidationError);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a check of the library’s that throws', () => {
  class Priced {
    @IsNumber({ maxDecimalPlaces: 2 })
    price!: number;
  }
  class Addressed {
    @IsEmail()
    mail!: string;
  }
  // The executor lets it through: what a client sends must not be an error of the server.
  it.each<[string, Constructor<object>, unknown, object]>([
    ['a number without a point', Priced, { price: 1e-7 }, {}],
    ['half a surrogate pair', Addressed, { mail: '\ud800@example.com' }, { limits: { loneSurrogates: true } }],
  ])('refuses the data: %s', async (_, type, plain, options) => {
    const { value, problems } = await explain(type, plain, options);
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
  });
});
