import 'reflect-metadata';
import * as v from 'class-validator';
import type { JsonSchema } from '../../../src/model/schema/schema.js';
import { property } from './support/schemas.js';

/** Decorators on a property that the compiler wrote a type for, and the schema; the wording is `declared`, unless it says otherwise. */
type Row = readonly [name: string, declared: unknown, decorators: readonly PropertyDecorator[], schema: JsonSchema];

const text = (schema: JsonSchema): JsonSchema => ({ type: 'string', ...schema });
const named = (name: string): JsonSchema => ({ type: 'string', 'x-validators': [name] });

const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

const rows: readonly Row[] = [
  ['MinLength', String, [v.MinLength(3)], text({ minLength: 3 })],
  ['MaxLength', String, [v.MaxLength(3)], text({ maxLength: 3 })],
  ['Length', String, [v.Length(2, 3)], text({ minLength: 2, maxLength: 3 })],
  ['Length without an upper end', String, [v.Length(2)], text({ minLength: 2 })],
  ['two lengths', String, [v.Length(2, 9), v.Length(3, 10)], text({ minLength: 3, maxLength: 9 })],
  ['Matches', String, [v.Matches(/^a+$/)], text({ pattern: '^a+$' })],
  ['Matches with u', String, [v.Matches(/^\p{L}$/u)], text({ pattern: '^\\p{L}$' })],
  ['Matches by text', String, [v.Matches('^a', 'i')], text({ 'x-patterns': ['/^a/i'] })],
  ['Contains', String, [v.Contains('a.b')], text({ pattern: 'a\\.b' })],
  ['NotContains', String, [v.NotContains('$')], text({ not: { type: 'string', pattern: '\\$' } })],
  ['IsAlpha', String, [v.IsAlpha()], text({ pattern: '^[A-Za-z]+$' })],
  ['IsAlpha of a locale', String, [v.IsAlpha('de-DE')], named('isAlpha')],
  ['IsAlphanumeric', String, [v.IsAlphanumeric()], text({ pattern: '^[0-9A-Za-z]+$' })],
  ['IsAscii', String, [v.IsAscii()], text({ pattern: '^[\\x00-\\x7f]+$' })],
  ['IsHexColor', String, [v.IsHexColor()], text({ pattern: '^#?([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$' })],
  ['IsMongoId', String, [v.IsMongoId()], text({ pattern: '^(0[xXhH])?[0-9A-Fa-f]+$', minLength: 24, maxLength: 24 })],
  ['IsNumberString', String, [v.IsNumberString()], text({ pattern: '^[+-]?([0-9]*[.])?[0-9]+$' })],
  ['IsBooleanString', String, [v.IsBooleanString()], text({ enum: ['true', 'false', '1', '0'] })],
  ['IsMilitaryTime', String, [v.IsMilitaryTime()], text({ pattern: '^([01]\\d|2[0-3]):?([0-5]\\d)$' })],
  ['IsEmail', String, [v.IsEmail()], text({ format: 'email' })],
  ['IsUUID', String, [v.IsUUID('4')], text({ format: 'uuid' })],
  ['IsFQDN', String, [v.IsFQDN()], text({ format: 'hostname' })],
  ['IsISO8601', String, [v.IsISO8601()], text({ anyOf: [{ format: 'date' }, { format: 'date-time' }] })],
  ['IsBase64', String, [v.IsBase64()], text({ contentEncoding: 'base64' })],
  ['IsBase64 for URLs', String, [v.IsBase64({ urlSafe: true })], text({ contentEncoding: 'base64url' })],
  ['IsJSON', String, [v.IsJSON()], text({ contentMediaType: 'application/json' })],
  ['IsByteLength', String, [v.IsByteLength(1, 3)], named('isByteLength')],
  ['IsJWT', String, [v.IsJWT()], named('isJwt')],
  ['IsMACAddress', String, [v.IsMACAddress()], named('isMacAddress')],
  ['IsUppercase', Object, [v.IsUppercase()], named('isUppercase')],
  ['IsIn', String, [v.IsIn(['a', 'b'])], text({ enum: ['a', 'b'] })],
  ['IsIn with values of other types', Number, [v.IsIn(['a', 1, 2.5, NaN])], { type: 'number', enum: [1, 2.5] }],
  ['IsIn with one value', String, [v.IsIn(['a'])], text({ const: 'a' })],
  ['IsIn with nothing that fits', String, [v.IsIn([1])], text({ not: {} })],
  ['two IsIn', String, [v.IsIn(['a', 'b', 'c']), v.IsIn(['b', 'c', 'd'])], text({ enum: ['b', 'c'] })],
  ['IsNotIn', Number, [v.IsNotIn([1, 'a'])], orNull({ type: 'number', not: { enum: [1] } })],
  ['Equals', Boolean, [v.Equals(true)], { type: 'boolean', const: true }],
  ['NotEquals', String, [v.NotEquals('a')], orNull(text({ not: { enum: ['a'] } }))],
  ['IsEnum of texts', String, [v.IsEnum({ A: 'a', B: 'b' })], text({ enum: ['a', 'b'] })],
  ['IsEnum where nothing is known', Object, [v.IsEnum({ A: 'a', B: 1 })], { enum: ['a', 1] }],
  ['IsEmpty', String, [v.IsEmpty()], orNull(text({ const: '' }))],
  ['IsNotEmpty where nothing is known', Object, [v.IsNotEmpty()], { not: { enum: [''] } }],
  ['Min and Max', Number, [v.Min(1), v.Max(2.5)], { type: 'number', minimum: 1, maximum: 2.5 }],
  ['IsPositive', Number, [v.IsPositive()], { type: 'number', exclusiveMinimum: 0 }],
  ['IsNegative', Number, [v.IsNegative()], { type: 'number', exclusiveMaximum: 0 }],
  ['IsDivisibleBy', Number, [v.IsDivisibleBy(2.5)], { type: 'number', multipleOf: 2 }],
  ['IsDivisibleBy nothing', Number, [v.IsDivisibleBy(0)], { type: 'number', 'x-validators': ['isDivisibleBy'] }],
  ['IsNumber', Object, [v.IsNumber()], { type: 'number' }],
  ['IsNumber with decimal places', Number, [v.IsNumber({ maxDecimalPlaces: 2 })], { type: 'number', 'x-validators': ['isNumber'] }],
  ['IsLatitude of a number', Number, [v.IsLatitude()], { type: 'number', minimum: -90, maximum: 90 }],
  ['IsLatitude of anything', Object, [v.IsLatitude()], { 'x-validators': ['isLatitude'] }],
  ['IsBoolean', Object, [v.IsBoolean()], { type: 'boolean' }],
  ['IsObject', Object, [v.IsObject()], { type: 'object' }],
  ['IsNotEmptyObject', Object, [v.IsNotEmptyObject()], { type: 'object', minProperties: 1 }],
  ['MinDate', Date, [v.MinDate(new Date(0))], text({ format: 'date-time', 'x-validators': ['minDate'] })],
  ['ArrayMinSize and ArrayMaxSize', Array, [v.ArrayMinSize(1), v.ArrayMaxSize(2)], { type: 'array', items: {}, minItems: 1, maxItems: 2 }],
  ['ArrayNotEmpty', Array, [v.ArrayNotEmpty()], { type: 'array', items: {}, minItems: 1 }],
  [
    'ArrayUnique of texts',
    Array,
    [v.ArrayUnique(), v.IsString({ each: true })],
    { type: 'array', items: { type: 'string' }, uniqueItems: true },
  ],
  ['ArrayUnique of anything', Array, [v.ArrayUnique()], { type: 'array', items: {}, 'x-validators': ['arrayUnique'] }],
  ['ArrayContains', Array, [v.ArrayContains(['a'])], { type: 'array', items: {}, allOf: [{ contains: { const: 'a' } }] }],
  ['ArrayNotContains', Array, [v.ArrayNotContains([1])], { type: 'array', items: {}, not: { type: 'array', contains: { enum: [1] } } }],
  ['each', Array, [v.IsInt({ each: true }), v.Min(1, { each: true })], { type: 'array', items: { type: 'integer', minimum: 1 } }],
  ['each of a map', Map, [v.IsInt({ each: true })], { type: 'object', additionalProperties: { type: 'integer' } }],
  ['each, where no list is declared', String, [v.MinLength(2, { each: true })], text({ minLength: 2 })],
  [
    'a check with a condition',
    String,
    [v.MinLength(2, { validateIf: () => false })],
    { ...orNull({ type: 'string' }), 'x-validators': ['minLength'] },
  ],
  ['a check of the user', String, [v.IsString(), v.ValidateBy({ name: 'even', validator: { validate: () => true } })], named('even')],
  ['a look-alike', Object, [v.ValidateBy({ name: 'min', validator: { validate: () => true } })], { 'x-validators': ['min'] }],
];

describe('the decorators of class-validator', () => {
  it.each(rows)('%s', (_, declared, decorators, schema) => {
    class Dto {}
    Reflect.defineMetadata('design:type', declared, Dto.prototype, 'value');
    for (const decorate of [...decorators].reverse()) decorate(Dto.prototype, 'value');
    // What no schema can say is named only where a document is not to be FastAPI's.
    expect(property(Dto, 'value', { wording: 'declared' })).toEqual(without(schema, (word) => word.startsWith('x-')));
    expect(without(property(Dto, 'value'), (word) => !word.startsWith('x-'))).toEqual(without(schema, (word) => !word.startsWith('x-')));
  });
});

function without(schema: JsonSchema | undefined, isLeftOut: (word: string) => boolean): JsonSchema {
  return Object.fromEntries(Object.entries(schema ?? {}).filter(([word]) => !isLeftOut(word)));
}

describe('wording that never refuses what parsing takes', () => {
  const sound: readonly Row[] = [
    [
      'MaxLength, for which some characters have two code points',
      String,
      [v.MaxLength(3)],
      text({ anyOf: [{ maxLength: 3 }, { pattern: '[\\ufe0e\\ufe0f]' }] }),
    ],
    [
      'a pattern that may take half a character',
      String,
      [v.Matches(/^.$/)],
      text({ anyOf: [{ pattern: '^.$' }, { pattern: '[\\u{10000}-\\u{10ffff}]' }] }),
    ],
    ['a pattern that takes whole ones', String, [v.Matches(/^[a-z]+$/)], text({ pattern: '^[a-z]+$' })],
    ['a pattern that means something else with u', String, [v.Matches(new RegExp('^\\u{2}$'))], text({ 'x-patterns': ['/^\\u{2}$/'] })],
  ];

  it.each(sound)('%s', (_, declared, decorators, schema) => {
    class Dto {}
    Reflect.defineMetadata('design:type', declared, Dto.prototype, 'value');
    for (const decorate of decorators) decorate(Dto.prototype, 'value');
    expect(property(Dto, 'value')).toEqual(schema);
  });
});
