import { instanceToPlain, plainToInstance } from 'class-transformer';
import { getMetadataStorage, IsOptional, IsString, validateSync } from 'class-validator';
import { parse } from '../../../src/model/model.js';
import { Field } from '../../../src/model/field/field.js';
import { fieldOf, fieldsOf } from '../../../src/model/field/field-facts.js';
import { ownCheckOf } from '../../../src/model/field/own-check.js';
import { unlessAbsent, unlessNull } from '../../../src/model/field/presence.js';
import { Utf8 } from '../../../src/model/scalars/base64.js';
import { literal } from '../../../src/model/scalars/choices.js';
import { Decimal } from '../../../src/model/scalars/decimals.js';
import { Int } from '../../../src/model/scalars/numbers.js';
import { Uuid } from '../../../src/model/scalars/texts.js';
import { mapOf, nullable, oneOf, recordOf, setOf, tuple } from '../../../src/model/types/composite.js';
import { failures, failuresOf, messages } from './support.js';

enum Status {
  Draft = 'draft',
  Sent = 'sent',
}
class Line {
  @Field({ minLength: 1 }) sku!: string;
}
class Cat {
  @Field({ type: literal('cat') }) kind = 'cat' as const;
  @Field() lives!: number;
}
class Dog {
  @Field({ type: literal('dog') }) kind = 'dog' as const;
  @Field() good!: boolean;
}
const line = { sku: 'a' };

describe('a field', () => {
  it('is required, and neither null nor absent', () => {
    class Model {
      @Field() text!: string;
    }
    expect(failures(Model, { text: 'a' })).toEqual([]);
    expect(failures(Model, {})).toEqual(['text isDefined', 'text isString']);
    expect(failures(Model, { text: null })).toEqual(['text isDefined', 'text isString']);
  });

  it('that is optional may be absent, but not null', () => {
    class Model {
      @Field({ optional: true }) text?: string;
    }
    expect(failures(Model, {})).toEqual([]);
    expect(failures(Model, { text: null })).toEqual(['text isDefined', 'text isString']);
    expect(conditionsOf(Model)).toEqual([unlessAbsent]);
  });

  it('that is nullable may be null, but not absent', () => {
    class Model {
      @Field({ nullable: true, type: String }) text!: string | null;
    }
    expect(failures(Model, { text: null })).toEqual([]);
    expect(failures(Model, {})).toEqual(['text isDefined', 'text isString']);
    expect(conditionsOf(Model)).toEqual([unlessNull]);
  });

  it('of a type that takes null needs no more to be nullable', () => {
    class Model {
      @Field({ type: nullable(String) }) text!: string | null;
    }
    expect(failures(Model, { text: null })).toEqual([]);
    expect(failures(Model, { text: 1 })).toEqual(['text isString']);
  });

  it('with a default, an initialiser or readOnly may be absent', () => {
    class Model {
      @Field({ default: 'a' }) text!: string;
      @Field() initial: string = 'b';
      @Field({ readOnly: true }) made!: string;
    }
    expect(failures(Model, {})).toEqual([]);
  });

  it('of anything takes null, and is still required', () => {
    class Model {
      @Field({ type: Object }) value: unknown;
    }
    for (const value of [null, 0, 'a', [], {}]) expect(failures(Model, { value })).toEqual([]);
    expect(messages(Model, {})).toEqual(['value should not be undefined']);
  });

  it('that a subclass narrows is what the subclass says', () => {
    class Base {
      @Field({ type: Object, optional: true }) value?: unknown;
    }
    class Loose {
      @IsOptional() @IsString() value?: string;
    }
    class Tight extends Loose {
      @Field() override value: string = undefined as never;
    }
    expect(failures(Tight, { value: null })).toEqual(['value isDefined', 'value isString']);
    class Narrow extends Base {
      @Field({ maxLength: 2 }) override value: string = undefined as never;
    }
    expect(failures(Narrow, {})).toEqual(['value isDefined', 'value isString', 'value maxLength']);
    expect(failures(Narrow, { value: 'ab' })).toEqual([]);
    expect(failures(Base, {})).toEqual([]);
  });
});

describe('the type of a field', () => {
  class Model {
    @Field({ optional: true }) number?: number;
    @Field({ optional: true }) flag?: boolean;
    @Field({ optional: true }) big?: bigint;
    @Field({ optional: true }) at?: Date;
    @Field({ type: Int, optional: true }) whole?: number;
    @Field({ type: Uuid, optional: true }) id?: string;
    @Field({ enum: Status, optional: true }) status?: Status;
    @Field({ enum: Status, optional: true }) statuses?: Status[];
    @Field({ optional: true }) line?: Line;
    @Field({ type: [String], optional: true }) tags?: string[];
    @Field({ type: [Line], optional: true }) lines?: Line[];
    @Field({ type: () => Line, optional: true }) later?: Line;
    @Field({ type: () => [Line], optional: true }) laters?: Line[];
    @Field({ type: [(): typeof Line => Line], optional: true }) listed?: Line[];
    @Field({ type: setOf(String), optional: true }) names?: Set<string>;
    @Field({ type: setOf(Line), optional: true }) lineSet?: Set<Line>;
    @Field({ type: mapOf(Int), optional: true }) counts?: Map<string, number>;
    @Field({ type: mapOf(Line), optional: true, nullable: true }) byName?: Map<string, Line> | null;
    @Field({ type: recordOf(Line), optional: true }) record?: Record<string, Line>;
    @Field({ type: tuple(Int, Line), optional: true }) pair?: [number, Line];
    @Field({ type: oneOf(Int, Line), optional: true }) either?: number | Line;
    @Field({ type: [nullable(Int)], optional: true }) holes?: (number | null)[];
    @Field({ type: [[Int]], optional: true }) matrix?: number[][];
    @Field({ type: oneOf(Cat, Dog, 'kind'), optional: true }) pet?: Cat | Dog;
    @Field({ type: [oneOf(Cat, Dog, 'kind')], optional: true }) pets?: (Cat | Dog)[];
  }

  it.each<[keyof Model, readonly unknown[]]>([
    ['number', [1, 1.5]],
    ['at', ['2031-05-09T20:15:00Z']],
    ['big', [5n]],
    ['whole', [1]],
    ['id', ['9f8b5b0e-0f6c-4c4e-8a41-0d3b4b3c0a52']],
    ['status', ['draft']],
    ['statuses', [[], ['draft', 'sent']]],
    ['line', [line]],
    ['tags', [[], ['a']]],
    ['lines', [[], [line]]],
    ['later', [line]],
    ['laters', [[], [line]]],
    ['listed', [[], [line]]],
    ['names', [[], ['a']]],
    ['lineSet', [[line]]],
    ['counts', [{}, { a: 1 }]],
    ['byName', [null, {}, { a: line }]],
    ['record', [{}, { a: line }]],
    ['pair', [[1, line]]],
    ['either', [1, line]],
    ['holes', [[1, null]]],
    ['matrix', [[[1], []]]],
    [
      'pet',
      [
        { kind: 'cat', lives: 9 },
        { kind: 'dog', good: true },
      ],
    ],
    ['pets', [[], [{ kind: 'dog', good: true }]]],
  ])('takes %s', (property, values) => {
    for (const value of values) expect(failures(Model, { [property]: value })).toEqual([]);
  });

  it.each<[keyof Model, unknown, readonly string[]]>([
    ['number', '1', ['number isNumber']],
    ['flag', 1, ['flag isBoolean']],
    ['big', 5, ['big isBigInt']],
    ['at', 'never', ['at isDate']],
    ['whole', 1.5, ['whole isInt']],
    ['id', 'x', ['id isUuid']],
    ['status', 'lost', ['status isEnum']],
    ['statuses', 'draft', ['statuses isArray']],
    ['statuses', ['lost'], ['statuses isEnum']],
    ['line', 'x', ['line isObject', 'line nestedValidation']],
    ['line', [line], ['line isObject']],
    ['line', { sku: '' }, ['line.sku minLength']],
    ['tags', 'a', ['tags isArray']],
    ['tags', [1], ['tags isString']],
    ['lines', line, ['lines isArray']],
    ['lines', [[line]], ['lines isObject']],
    ['lines', [{}], ['lines.0.sku minLength', 'lines.0.sku isString', 'lines.0.sku isDefined']],
    ['later', 'x', ['later isObject', 'later nestedValidation']],
    ['later', [line], ['later isObject']],
    ['later', { sku: '' }, ['later.sku minLength']],
    ['laters', line, ['laters isArray']],
    ['laters', [{ sku: '' }], ['laters.0.sku minLength']],
    ['listed', line, ['listed isArray']],
    ['listed', [{ sku: '' }], ['listed.0.sku minLength']],
    ['names', 'a', ['names isInstance']],
    ['names', [1], ['names isString']],
    ['lineSet', [{ sku: '' }], ['lineSet.0.sku minLength']],
    ['counts', [1], ['counts isInstance']],
    ['counts', { a: 'x' }, ['counts isInt']],
    ['byName', { a: { sku: '' } }, ['byName.a.sku minLength']],
    ['record', [line], ['record isRecord']],
    ['record', { a: {} }, ['record isRecord']],
    ['pair', [1], ['pair isTuple']],
    ['pair', [line, 1], ['pair isTuple']],
    ['either', 'x', ['either isOneOf']],
    ['either', { sku: '' }, ['either isOneOf']],
    ['holes', ['x'], ['holes isList']],
    ['matrix', [1], ['matrix isList']],
    ['pet', { kind: 'cow' }, ['pet isOneOf', 'pet.undefined unknownValue']],
    ['pet', { kind: 'cat', lives: 'x' }, ['pet.lives isNumber']],
    ['pets', [{ kind: 'dog' }], ['pets.0.good isBoolean', 'pets.0.good isDefined']],
  ])('refuses in %s %j', (property, value, expected) => {
    expect([...failures(Model, { [property]: value })].sort()).toEqual([...expected].sort());
  });

  it('makes instances of models, sets, maps and dates', () => {
    const made = plainToInstance(Model, {
      at: '2031-05-09T20:15:00Z',
      line,
      lines: [line],
      later: line,
      laters: [line],
      names: ['a'],
      lineSet: [line],
      byName: { a: line },
      pet: { kind: 'dog', good: true },
      pets: [{ kind: 'cat', lives: 1 }],
    });
    expect(made.at).toBeInstanceOf(Date);
    for (const one of [made.line, made.lines?.[0], made.later, made.laters?.[0], [...(made.lineSet ?? [])][0], made.byName?.get('a')])
      expect(one).toBeInstanceOf(Line);
    expect(made.names).toEqual(new Set(['a']));
    expect(made.pet).toBeInstanceOf(Dog);
    expect(made.pet).toHaveProperty('kind', 'dog');
    expect(made.pets?.[0]).toBeInstanceOf(Cat);
  });

  it('takes instances of models where the libraries cannot make them', () => {
    const made = Object.assign(new Model(), { pair: [1, Object.assign(new Line(), line)], either: Object.assign(new Line(), { sku: '' }) });
    expect(failuresOf(made)).toEqual(['either isOneOf']);
  });

  it('is told in the messages of our own checks, or in the message that is given', () => {
    class Spoken {
      @Field({ type: Uuid }) id!: string;
      @Field({ type: [Uuid] }) ids!: string[];
      @Field({ type: tuple(Int, String) }) pair!: [number, string];
      @Field({ message: 'no $property' }) text!: string;
      @Field({ type: [Line], message: 'no lines' }) lines!: Line[];
    }
    expect(messages(Spoken, { id: 1, ids: [1], pair: [], text: 1, lines: [1] })).toEqual([
      'id must be a UUID',
      'each value in ids must be a UUID',
      'pair must be a list of exactly Int, String',
      'no text',
      'no lines',
    ]);
  });
});

describe('the limits of a field', () => {
  class Model {
    @Field({ minLength: 2, maxLength: 3, pattern: '^a', optional: true }) text?: string;
    @Field({ minimum: 1, maximum: 9, multipleOf: 2, optional: true }) even?: number;
    @Field({ exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.1, finite: true, optional: true }) share?: number;
    @Field({ minimum: 1, maximum: 9, optional: true }) big?: bigint;
    @Field({ type: Decimal, exclusiveMinimum: 0, decimalPlaces: 2, optional: true }) price?: string;
    @Field({ type: [String], minItems: 1, maxItems: 2, uniqueItems: true, maxLength: 1, optional: true }) tags?: string[];
    @Field({ type: [Line], uniqueItems: true, optional: true }) lines?: Line[];
    @Field({ type: setOf(Int), minItems: 1, minimum: 1, optional: true }) set?: Set<number>;
    @Field({ type: recordOf(Int), maxItems: 1, optional: true }) record?: Record<string, number>;
    @Field({ type: () => [Line], minItems: 1, optional: true }) later?: Line[];
    @Field({ nullable: true, maxLength: 2, optional: true }) note?: string | null;
    @Field({ nullable: true, minimum: 2, optional: true }) rank?: number | null;
  }

  it.each<[keyof Model, unknown, readonly string[]]>([
    ['text', 'ab', []],
    ['text', 'b', ['matches', 'minLength']],
    ['text', 'aaaa', ['maxLength']],
    ['even', 2, []],
    ['even', 0, ['min']],
    ['even', 11, ['isDivisibleBy', 'max']],
    ['share', 0.3, []],
    ['share', 0, ['exclusiveMinimum']],
    ['share', 1, ['exclusiveMaximum']],
    ['share', 0.25, ['isDivisibleBy']],
    ['share', Infinity, ['exclusiveMaximum', 'isFinite']],
    ['big', 5n, []],
    ['big', 10n, ['max']],
    ['price', '0.10', []],
    ['price', '0.125', ['decimalPlaces']],
    ['price', '0', ['exclusiveMinimum']],
    ['price', 5, ['decimalPlaces', 'exclusiveMinimum', 'isDecimal']],
    ['tags', ['a'], []],
    ['tags', [], ['arrayMinSize']],
    ['tags', ['a', 'b', 'a'], ['arrayMaxSize', 'arrayUnique']],
    ['tags', ['ab'], ['maxLength']],
    ['lines', [{ sku: 'a' }, { sku: 'b' }], []],
    ['lines', [{ sku: 'a' }, { sku: 'a' }], ['arrayUnique']],
    ['set', [1], []],
    ['set', [], ['arrayMinSize']],
    ['set', [0], ['min']],
    ['record', { a: 1 }, []],
    ['record', { a: 1, b: 2 }, ['arrayMaxSize']],
    ['later', [], ['arrayMinSize']],
    ['note', 'abc', ['maxLength']],
    ['note', 5, ['isString', 'maxLength']],
    ['rank', 1, ['min']],
    ['note', null, []],
  ])('of %s hold %p against %j', (property, value, expected) => {
    expect([...failures(Model, { [property]: value })].sort()).toEqual(expected.map((check) => `${property} ${check}`));
  });

  it("tell FastAPI's name of the problem", () => {
    const { constraintCls } = metadataOf(Model, 'share').find(({ name }) => name === 'exclusiveMinimum') ?? {};
    expect(ownCheckOf(constraintCls)).toMatchObject({ name: 'exclusiveMinimum', isType: false });
    expect(ownCheckOf(constraintCls)?.limit?.(0)).toMatchObject({ type: 'greater_than', ctx: { gt: 0 } });
    expect(ownCheckOf(metadataOf(Model, 'text')[0]?.constraintCls)).toBeUndefined();
  });

  it('are told in bytes of bytes', () => {
    class Frame {
      @Field({ minLength: 2, maxLength: 3 }) whole!: Uint8Array;
      @Field({ type: [Utf8], maxLength: 3 }) parts!: Uint8Array[];
    }
    const frame = Object.assign(new Frame(), { whole: Buffer.from('a'), parts: [Buffer.from('\u00e9\u00e9')] });
    expect(validateSync(frame).flatMap(({ constraints }) => Object.entries(constraints ?? {}))).toEqual([
      ['minLength', 'whole must be longer than or equal to 2 bytes'],
      ['maxLength', 'each value in parts must be shorter than or equal to 3 bytes'],
    ]);
    expect(validateSync(Object.assign(new Frame(), { whole: Buffer.from('\u00e9a'), parts: [] }))).toEqual([]);
  });

  it('are refused where the type has none of them', () => {
    expect(() => {
      class Wrong {
        @Field({ type: Uuid, maxLength: 3 }) id!: string;
      }
      return Wrong;
    }).toThrow(/The maxLength of "id" of Wrong says nothing of Uuid.*FIELD_LIMIT_UNFIT/);
  });
});

describe('the names and directions of a field', () => {
  class Model {
    @Field({ alias: 'first-name' }) firstName!: string;
    @Field({ readOnly: true }) id!: string;
    @Field({ writeOnly: true }) password!: string;
  }

  it('are those of @Expose and @Exclude', () => {
    const made = plainToInstance(Model, { 'first-name': 'Ann', id: '1', password: 'x' });
    expect(made).toEqual(Object.assign(new Model(), { firstName: 'Ann', password: 'x' }));
    made.id = '2';
    expect(instanceToPlain(made)).toEqual({ 'first-name': 'Ann', id: '2' });
  });
});

describe('the facts of a field', () => {
  class Base {
    @Field({ description: 'old' }) name!: string;
    @Field() other!: number;
  }
  class Model extends Base {
    @Field({ type: [Line] }) lines!: Line[];
    @Field({ maxLength: 5 }) override name: string = 'Ann';
    @Field({ nullable: true, maxLength: 5 }) note!: string | null;
  }

  it('are those of the nearest class', () => {
    expect(fieldOf(Model, 'name')).toMatchObject({ property: 'name', declared: String, options: { maxLength: 5 } });
    expect(fieldOf(Model, 'other')).toBe(fieldOf(Base, 'other'));
    expect(fieldOf(Model, 'none')).toBeUndefined();
    expect([...fieldsOf(Model).keys()]).toEqual(['name', 'other', 'lines', 'note']);
  });

  it('say the form with null, and what was stated', () => {
    expect(fieldOf(Model, 'lines')).toMatchObject({ stated: [Line], declared: Array, form: { kind: 'list', item: { kind: 'model' } } });
    expect(fieldOf(Model, 'note')).toMatchObject({ stated: String, form: { kind: 'nullable', of: { kind: 'scalar' } } });
    expect(fieldOf(Model, 'name')?.stated).toBeUndefined();
  });

  it('are missing where nothing says what the compiler has lost', () => {
    const declared = (type: unknown): (() => void) => {
      class Wrong {
        it: unknown;
      }
      Reflect.defineMetadata('design:type', type, Wrong.prototype, 'it');
      return () => (Field() as PropertyDecorator)(Wrong.prototype, 'it');
    };
    for (const type of [Array, Object, Map, Set, Promise, Function])
      expect(declared(type)).toThrow(`The type of "it" of Wrong is lost when the program runs (the compiler wrote ${type.name}).`);
    expect(declared(undefined)).toThrow('(the compiler wrote nothing)');
    expect(declared(String)).not.toThrow();
  });

  it('are missing where a class of a circular import is not there', () => {
    class Wrong {
      it: unknown;
    }
    for (const type of [undefined, [undefined]])
      expect(() => (Field({ type: type as never }) as PropertyDecorator)(Wrong.prototype, 'it')).toThrow(
        /undefined.*TYPE_UNREADABLE[^]*Wrong\.it/,
      );
  });

  it('fail on first use where a function names no class', () => {
    class Wrong {
      @Field({ type: () => Int }) it!: number;
    }
    expect(() => fieldOf(Wrong, 'it')?.form).toThrow(/"it" of Wrong names Int.*FIELD_LATER_UNFIT/);
  });
});

function metadataOf(type: new () => object, property: string) {
  return getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .filter(({ propertyName }) => propertyName === property);
}

function conditionsOf(type: new () => object): unknown[] {
  return getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .filter(({ type: kind }) => kind === 'conditionalValidation')
    .map(({ constraints }) => (constraints as unknown[])[0]);
}

describe('limits of several types of one kind', () => {
  class Parcel {
    @Field({ type: oneOf(Number, Int), minimum: 0, exclusiveMaximum: 50 }) kilos!: number;
  }

  it('hold for a value of any of them', () => {
    expect(parse(Parcel, { kilos: 2.5 })).toEqual({ kilos: 2.5 });
    expect(failures(Parcel, { kilos: 50 })).toHaveLength(1);
    expect(failures(Parcel, { kilos: -1 })).toHaveLength(1);
  });
});
