import * as library from 'class-validator';
import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import fc from 'fast-check';
import { isGenuine } from '../../../src/model/checks/genuine.js';
import { predicateOf } from '../../../src/model/checks/predicates.js';
import { Color, Level } from '../support/random-values.js';

const metadataOf = (decorator: PropertyDecorator): ValidationMetadata => {
  class Checked {}
  decorator(Checked.prototype, 'value');
  return library.getMetadataStorage().getTargetValidationMetadatas(Checked, '', false, false)[0] as ValidationMetadata;
};

const DECORATORS: readonly (readonly [string, PropertyDecorator])[] = Object.entries({
  IsDefined: [library.IsDefined()],
  IsEmpty: [library.IsEmpty()],
  IsNotEmpty: [library.IsNotEmpty()],
  Equals: [library.Equals(5), library.Equals('a'), library.Equals(NaN), library.Equals(-0), library.Equals(null)],
  NotEquals: [library.NotEquals(5), library.NotEquals(undefined), library.NotEquals(NaN)],
  IsIn: [library.IsIn([1, 'a', null, NaN]), library.IsIn([undefined]), library.IsIn([0])],
  IsNotIn: [library.IsNotIn([1, 'a', null, NaN]), library.IsNotIn([])],
  IsEnum: [library.IsEnum(Color), library.IsEnum(Level), library.IsEnum({ a: NaN, b: undefined, c: null }), library.IsEnum({})],
  IsString: [library.IsString()],
  IsBoolean: [library.IsBoolean()],
  IsDate: [library.IsDate()],
  IsObject: [library.IsObject()],
  IsInstance: [library.IsInstance(Date), library.IsInstance(Map)],
  IsArray: [library.IsArray()],
  IsInt: [library.IsInt()],
  IsNumber: [
    library.IsNumber(),
    ...[{ allowNaN: true }, { allowInfinity: true }, { maxDecimalPlaces: 0 }, { maxDecimalPlaces: 2 }].map((options) =>
      library.IsNumber(options),
    ),
  ],
  IsPositive: [library.IsPositive()],
  IsNegative: [library.IsNegative()],
  Min: [library.Min(0), library.Min(-1.5), library.Min(NaN)],
  Max: [library.Max(0), library.Max(1e3), library.Max(-Infinity)],
  IsDivisibleBy: [2, 3, 2.5, 0, -4, 1e21].map((divisor) => library.IsDivisibleBy(divisor)),
  MinDate: [library.MinDate(new Date(0)), library.MinDate(() => new Date(5)), library.MinDate(new Date(NaN))],
  MaxDate: [library.MaxDate(new Date(0)), library.MaxDate(() => new Date(5))],
  ArrayNotEmpty: [library.ArrayNotEmpty()],
  ArrayMinSize: [library.ArrayMinSize(2)],
  ArrayMaxSize: [library.ArrayMaxSize(2)],
  ArrayContains: [library.ArrayContains(['a', 1])],
  ArrayNotContains: [library.ArrayNotContains(['a', 1])],
  IsNotEmptyObject: [library.IsNotEmptyObject(), library.IsNotEmptyObject({ nullable: false })],
  MinLength: [0, 1, 3, 2.5, -1].map((min) => library.MinLength(min)),
  MaxLength: [0, 1, 5, 2.5, -1, Infinity].map((max) => library.MaxLength(max)),
  Length: [library.Length(1, 3), library.Length(2), library.Length(3, 1), library.Length(0, 0)],
  Contains: [library.Contains('a'), library.Contains('$&'), library.Contains('')],
  NotContains: [library.NotContains('a'), library.NotContains('')],
  Matches: [/^a+$/, /a/g, /\d/y, /^.$/u, 'b', '^\\d+$'].map((pattern) => library.Matches(pattern as RegExp)),
  IsEmail: [library.IsEmail(), library.IsEmail({ allow_ip_domain: true }), library.IsEmail({ allow_display_name: true })],
  IsUrl: [library.IsUrl(), library.IsUrl({ require_tld: false }), library.IsUrl({ protocols: ['ftp'] })],
  IsUUID: [
    library.IsUUID(),
    library.IsUUID('4'),
    library.IsUUID(1),
    library.IsUUID('all'),
    library.IsUUID(['1', '4']),
    library.IsUUID('nil'),
  ],
  IsDateString: [library.IsDateString(), library.IsDateString({ strict: true }), library.IsDateString({ strictSeparator: true })],
  IsISO8601: [library.IsISO8601(), library.IsISO8601({ strict: true })],
  IsNumberString: [library.IsNumberString(), library.IsNumberString({ no_symbols: true })],
  IsBooleanString: [library.IsBooleanString()],
  IsMongoId: [library.IsMongoId()],
  IsJSON: [library.IsJSON()],
  IsIP: [library.IsIP(), library.IsIP('4'), library.IsIP(6)],
  IsByteLength: [library.IsByteLength(1, 4)],
  IsDecimal: [library.IsDecimal()],
  IsBase64: [library.IsBase64()],
  IsAlpha: [library.IsAlpha()],
  IsAlphanumeric: [library.IsAlphanumeric('de-DE')],
  IsStrongPassword: [library.IsStrongPassword()],
}).flatMap(([name, decorators]) => decorators.map((decorator, index) => [`${name} ${index + 1}`, decorator] as const));

/** Texts one or two changes away from what some format takes. */
const nearlyFormatted = fc
  .tuple(
    fc.constantFrom(
      ...[
        'jane.doe+x@mail.example.com',
        'a@b.co',
        '"quoted"@x.org',
        `${'l'.repeat(64)}@b.co`,
        `a@${'d'.repeat(63)}.com`,
        'x@xn--p1ai.xn--p1ai',
      ],
      ...['http://example.com', 'https://a.b-c.de:8080/p/q?r=s#t', 'http://user:pass@host.org/', 'http://127.0.0.1:99999', 'HTTP://A.DE'],
      ...['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'],
      ...[
        '2020-02-29',
        '2019-02-29',
        '2020-01-01T10:00:00.123Z',
        '2020-01-01T24:00',
        '2020-01-01T10:00:00+01:00',
        '2020-W53-7',
        '+2020-366',
        '20200101T1000',
      ],
      ...[
        '-12.5',
        '.5',
        '5.',
        '+1e5',
        'true',
        '0',
        '5f2504e04f8941d39a0c0305',
        '{"a":[1]}',
        '127.0.0.1',
        'fe80::1%eth0',
        'QUJD',
        'aA1!aaaaaa',
      ],
    ),
    fc.array(
      fc.tuple(
        fc.nat(70),
        fc.nat(2),
        fc.oneof(fc.constantFrom(...'.-_@:/ 0aZ\n\u017f\u212a'), fc.string({ maxLength: 2, unit: 'binary' })),
      ),
      {
        maxLength: 2,
      },
    ),
  )
  .map(([text, changes]) => changes.reduce((changed, [at, gone, put]) => changed.slice(0, at) + put + changed.slice(at + gone), text));

const characters = fc
  .array(fc.constantFrom('a', 'b', 'é', '👍', '\ufe0f', '\ufe0e', '\u200d', '\ud800', '\udfff', '\n', '\0', '$&'), { maxLength: 12 })
  .map((list) => list.join(''));

const values = fc.oneof(
  { weight: 4, arbitrary: nearlyFormatted },
  { weight: 3, arbitrary: characters },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 3,
    arbitrary: fc.oneof(fc.double(), fc.integer({ min: -20, max: 20 }), fc.constantFrom(-0, 1e-7, 2 ** 53, 1e21, 5e-324), fc.bigInt()),
  },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(undefined, null, true, false, ...Object.values(Color), 'Low', 'High', 0, 1) },
  { weight: 2, arbitrary: fc.array(fc.oneof(fc.constantFrom('a', 1, undefined), fc.anything()), { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      Object('a'),
      Object(5),
      Object(true),
      new Map(),
      new Set([1]),
      Symbol.iterator,
      () => 1,
      /a/,
      class {},
    ),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(fc.date(), fc.constantFrom(new Date(NaN), new Date(0), new Date(5), Object.create(Date.prototype) as unknown)),
  },
  {
    weight: 2,
    arbitrary: fc.anything({
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
      withSparseArray: true,
    }),
  },
);

const outcome = (decide: () => unknown): unknown => {
  try {
    return Boolean(decide());
  } catch (thrown) {
    return String(thrown);
  }
};

describe('the predicate of', () => {
  it.each(DECORATORS)('%s decides exactly as the library', (_, decorator) => {
    const metadata = metadataOf(decorator);
    const predicate = predicateOf(metadata);
    expect(predicate).toBeInstanceOf(Function);
    const [constraint] = library.getMetadataStorage().getTargetValidatorConstraints(metadata.constraintCls);
    const { instance } = constraint as { instance: ValidatorConstraintInterface };
    const args = { constraints: metadata.constraints } as ValidationArguments;
    const pattern = metadata.constraints?.[0] as unknown;
    const moved = (decide: () => unknown, from: number): unknown[] => {
      if (pattern instanceof RegExp) pattern.lastIndex = from;
      return [outcome(decide), pattern instanceof RegExp && pattern.lastIndex];
    };
    fc.assert(
      fc.property(values, fc.nat(3), (value, from) => {
        expect(moved(() => predicate?.(value), from)).toEqual(moved(() => instance.validate(value, args), from));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('a list or an enumeration that has changed since knows the change', () => {
    const list = ['a'];
    const entity: Record<string, string> = { A: 'a' };
    const inList = predicateOf(metadataOf(library.IsIn(list)));
    const inEnum = predicateOf(metadataOf(library.IsEnum(entity)));
    expect([inList?.('b'), inEnum?.('b'), inList?.('a'), inEnum?.('a')]).toEqual([false, false, true, true]);
    list[0] = entity['A'] = 'b';
    expect([inList?.('b'), inEnum?.('b'), inList?.('a'), inEnum?.('a')]).toEqual([true, true, false, false]);
  });

  it.each<[string, PropertyDecorator]>([
    ['ArrayUnique, whose identifier is in a closure', library.ArrayUnique((item: unknown) => item)],
    ['IsIBAN, whose options are in a closure', library.IsIBAN()],
    ['an unknown name', library.ValidateBy({ name: 'isLucky', validator: { validate: () => true } })],
    ['no name at all', library.ValidateBy({ validator: { validate: () => true } } as never)],
  ])('%s is none', (_, decorator) => expect(predicateOf(metadataOf(decorator))).toBeUndefined());
});

describe('a check of the library', () => {
  const registered =
    (name: string, validator: ValidatorConstraintInterface, constraints?: unknown[]): PropertyDecorator =>
    (target, property) =>
      library.registerDecorator({ name, validator, constraints, target: target.constructor, propertyName: property as string });

  it.each([
    [
      'isEmail',
      { validate: (value: unknown, args?: ValidationArguments) => library.isEmail(value, args?.constraints[0] as undefined) },
      [undefined],
    ],
    ['isString', { validate: (value: unknown) => value instanceof String || typeof value === 'string' }, undefined],
    ['isPositive', { validate: (value: unknown) => typeof value === 'number' && value > 1e-9 }, undefined],
    ['isNotEmpty', { validate: (value: unknown) => typeof value === 'string' && value.trim() !== '' }, undefined],
    ['isInt', { validate: (value: unknown) => Number.isInteger(value), defaultMessage: () => 'another message' }, undefined],
    ['isDefined', { validate: async (value: unknown) => Promise.reject(new Error(String(value))) }, undefined],
    ['isBoolean', { validate: async (value: object) => value.constructor === Boolean }, undefined],
  ])('is told from one of the same name: %s', (name, validator, constraints) => {
    expect(isGenuine(metadataOf(registered(name, validator as ValidatorConstraintInterface, constraints)))).toBe(false);
  });

  it('is told from a class of the same name without making it', () => {
    let made = 0;
    @library.ValidatorConstraint({ name: 'isInt' })
    class CustomConstraint implements ValidatorConstraintInterface {
      constructor() {
        made += 1;
      }
      validate = library.isInt;
    }
    class Checked {}
    library.registerDecorator({ name: 'isInt', validator: CustomConstraint, target: Checked, propertyName: 'value' });
    const [metadata] = library.getMetadataStorage().getTargetValidationMetadatas(Checked, '', false, false);
    expect([isGenuine(metadata as ValidationMetadata), made]).toEqual([false, 0]);
  });

  it('is known whatever its options', () => {
    const options = { each: true, message: 'm', groups: ['g'], context: {} };
    const some = [library.IsString(options), library.IsInt(options), library.Length(1, 2, options), library.IsDateString({}, options)];
    expect(some.map((decorator) => isGenuine(metadataOf(decorator)))).toEqual([true, true, true, true]);
  });

  it('is known however hot its code is', () => {
    const instances = Array.from({ length: 50 }, () => {
      const { constraintCls } = metadataOf(library.IsString());
      return library.getMetadataStorage().getTargetValidatorConstraints(constraintCls)[0]?.instance;
    });
    expect(isGenuine(metadataOf(library.IsString()))).toBe(true);
    const mixed = ['a', 1, null, [], {}, new String('a')];
    for (let count = 0; count < 1_000_000; count += 1) void instances[count % 50]?.validate(mixed[count % 6]);
    expect(isGenuine(metadataOf(library.IsString()))).toBe(true);
  });

  it('is examined without a trace in the storage', () => {
    const metadata = metadataOf(library.IsByteLength(1));
    const storage = library.getMetadataStorage() as unknown as {
      validationMetadatas: Map<unknown, unknown>;
      constraintMetadatas: Map<unknown, unknown>;
    };
    const sizes = (): number[] => [storage.validationMetadatas.size, storage.constraintMetadatas.size];
    const before = sizes();
    expect(isGenuine(metadata)).toBe(true);
    expect(sizes()).toEqual(before);
  });
});
