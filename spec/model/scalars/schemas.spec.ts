import { Base64, Base64Url, Utf8 } from '../../../src/model/scalars/base64.js';
import { enumOf, literal } from '../../../src/model/scalars/choices.js';
import { Decimal } from '../../../src/model/scalars/decimals.js';
import { Duration } from '../../../src/model/scalars/durations.js';
import { Email } from '../../../src/model/scalars/emails.js';
import { DateOnly, DateTime, Moment } from '../../../src/model/scalars/moments.js';
import { BigInteger, Float, Int } from '../../../src/model/scalars/numbers.js';
import type { Scalar } from '../../../src/model/scalars/scalar.js';
import { scalarOf } from '../../../src/model/scalars/scalar-of.js';
import { Switch, Text, Uuid } from '../../../src/model/scalars/texts.js';
import { TimeOnly } from '../../../src/model/scalars/times.js';
import { AnyUrl, Url } from '../../../src/model/scalars/urls.js';

describe('the schema', () => {
  it.each<[Scalar, object]>([
    [Int, { type: 'integer' }],
    [BigInteger, { type: 'integer' }],
    [Float, { type: 'number' }],
    [Text, { type: 'string' }],
    [Switch, { type: 'boolean' }],
    [Uuid, { type: 'string', format: 'uuid' }],
    [Moment, { type: 'string', format: 'date-time' }],
    [DateTime, { type: 'string', format: 'date-time' }],
    [DateOnly, { type: 'string', format: 'date' }],
    [TimeOnly, { type: 'string', format: 'time' }],
    [Duration, { type: 'string', format: 'duration' }],
    [Url, { type: 'string', format: 'uri', minLength: 1, maxLength: 2083 }],
    [AnyUrl, { type: 'string', format: 'uri', minLength: 1 }],
    [Email, { type: 'string', format: 'email' }],
    [Base64, { type: 'string', contentEncoding: 'base64' }],
    [Base64Url, { type: 'string', contentEncoding: 'base64url' }],
    [Utf8, { type: 'string', contentMediaType: 'application/octet-stream' }],
    [Decimal, { anyOf: [{ type: 'number' }, { type: 'string' }] }],
    [literal('a'), { const: 'a', type: 'string' }],
    [literal(true), { const: true, type: 'boolean' }],
    [literal('a', 'b'), { enum: ['a', 'b'], type: 'string' }],
    [literal(1, 2), { enum: [1, 2], type: 'integer' }],
    [literal(1, 2.5), { enum: [1, 2.5], type: 'number' }],
    [literal(1, 'a'), { enum: [1, 'a'] }],
    [enumOf({ Slow: 'largo' }), { enum: ['largo'], type: 'string' }],
    [enumOf({ First: 1, Same: 1, Last: 9 }), { enum: [1, 9], type: 'integer' }],
    [enumOf({ No: 0, Yes: 'yes' }), { enum: [0, 'yes'] }],
  ])('of $name is %j', (scalar, schema) => expect(scalar.schema).toEqual(schema));
});

describe('the scalar of a declared type', () => {
  it.each<[unknown, Scalar | undefined]>([
    [String, Text],
    [Number, Float],
    [Boolean, Switch],
    [BigInt, BigInteger],
    [Date, Moment],
    [Uint8Array, Base64],
    [Buffer, Base64],
    [Int, Int],
    [Object, undefined],
    [Array, undefined],
    [Map, undefined],
    [null, undefined],
    [{ kind: 'vector' }, undefined],
  ])('%p', (type, scalar) => expect(scalarOf(type)).toBe(scalar));
});
