import fc from 'fast-check';
import { Check, Field, Int, literal, mapOf, nullable, oneOf, parse, recordOf, setOf, tuple, type StatedType } from 'tenon/model';
import { ValidateIf, IsString, registerDecorator } from 'class-validator';
import type { ModelOptions } from '../../src/model/engine/options.js';
import type { Limits } from '../../src/model/scalars/limits.js';
import { typeFormOf } from '../../src/model/types/resolve.js';
import { statedAs } from '../../src/model/types/stated.js';
import { NOT_READ, valueReaderFor, type ReadValue } from '../../src/model/value-reader.js';
import { backEnds } from './engine/back-ends.js';

class Sounding {
  @Field({ exclusiveMinimum: 0 }) metres!: number;
  @Field() bed: string = 'sand';
}

class Temperature {
  @Field({ type: literal('temperature') }) kind!: 'temperature';
  @Field({ minimum: 30, maximum: 45 }) celsius!: number;
}

class Pressure {
  @Field({ type: literal('pressure') }) kind!: 'pressure';
  @Field({ type: Int }) upper!: number;
}

class Walk {
  @Field({ type: Int }) minutes!: number;
}

class Meal {
  @Field() dish!: string;
}

@Check((span: Span) => span.from <= span.to, { loc: ['to'] })
class Span {
  @Field({ type: Int }) from!: number;
  @Field({ type: Int }) to!: number;
}

/** A body, its type and limits, and what FastAPI says of it (shared/contract/apps/nested). */
const refused: readonly (readonly [string, StatedType, Limits, unknown, readonly object[]])[] = [
  [
    'an item that does not fit',
    [Sounding],
    {},
    [{ metres: 4 }, { metres: 0 }, { bed: 5 }],
    [
      { type: 'greater_than', loc: ['body', 1, 'metres'], input: 0, ctx: { gt: 0 } },
      { type: 'missing', loc: ['body', 2, 'metres'], input: { bed: 5 } },
      { type: 'string_type', loc: ['body', 2, 'bed'], input: 5 },
    ],
  ],
  [
    'a list that is too long',
    [Sounding],
    { maxItems: 3 },
    [{ metres: 1 }, { metres: 1 }, { metres: 1 }, { metres: 1 }],
    [{ type: 'too_long', loc: ['body'], ctx: { field_type: 'List', max_length: 3, actual_length: 4 } }],
  ],
  [
    'a list that is too long, whatever is in it',
    [Sounding],
    { maxItems: 1 },
    [{ metres: 0 }, 5],
    [{ type: 'too_long', loc: ['body'], ctx: { field_type: 'List', max_length: 1, actual_length: 2 } }],
  ],
  [
    'a set that is too large, whatever is in it',
    setOf(Int),
    { maxItems: 1 },
    ['x', 1, 2],
    [{ type: 'too_long', loc: ['body'], ctx: { field_type: 'Set', max_length: 1, actual_length: null } }],
  ],
  ['too short', [Int], { minItems: 1 }, [], [{ type: 'too_short', loc: ['body'], input: [] }]],
  ['the same item twice', [Int], { uniqueItems: true }, [1, 2, 1], [{ type: 'unique_items', loc: ['body'], input: [1, 2, 1] }]],
  ['a limit of each item', [Int], { minimum: 2 }, [1, 2], [{ type: 'greater_than_equal', loc: ['body', 0], input: 1, ctx: { ge: 2 } }]],
  ['no list', [Sounding], {}, { 0: { metres: 4 } }, [{ type: 'list_type', loc: ['body'], input: { 0: { metres: 4 } } }]],
  ['no set', setOf(String), {}, 'calm', [{ type: 'set_type', loc: ['body'], input: 'calm' }]],
  [
    'a set with too much in it',
    setOf(String),
    { maxItems: 1 },
    ['a', 'b'],
    [{ type: 'too_long', loc: ['body'], input: ['a', 'b'], ctx: { field_type: 'Set', max_length: 1, actual_length: null } }],
  ],
  [
    'values of a map',
    mapOf(Sounding),
    {},
    { mole: { metres: -2 }, reef: null },
    [
      { type: 'greater_than', loc: ['body', 'mole', 'metres'], input: -2 },
      { type: 'model_attributes_type', loc: ['body', 'reef'], input: null },
    ],
  ],
  [
    'keys of a map',
    mapOf(Int, Number),
    {},
    { 6: 'low', noon: 1 },
    [
      { type: 'float_parsing', loc: ['body', '6'], input: 'low' },
      { type: 'int_parsing', loc: ['body', 'noon', '[key]'], input: 'noon' },
    ],
  ],
  [
    'no tag, and an unknown one',
    oneOf(Temperature, Pressure, 'kind'),
    {},
    { kind: 'weight' },
    [{ type: 'union_tag_invalid', loc: ['body'], ctx: { tag: 'weight', discriminator: "'kind'" } }],
  ],
  [
    'the chosen branch',
    oneOf(Temperature, Pressure, 'kind'),
    {},
    { kind: 'pressure' },
    [{ type: 'missing', loc: ['body', 'pressure', 'upper'], input: { kind: 'pressure' } }],
  ],
  [
    'every branch',
    oneOf(Walk, Meal),
    {},
    { minutes: 'long' },
    [
      { type: 'int_parsing', loc: ['body', 'Walk', 'minutes'], input: 'long' },
      { type: 'missing', loc: ['body', 'Meal', 'dish'], input: { minutes: 'long' } },
    ],
  ],
  ['a list in a list', [[Number]], {}, [[1], ['x']], [{ type: 'float_parsing', loc: ['body', 1, 0], input: 'x' }]],
  [
    'a tuple',
    tuple(Int, String),
    {},
    ['a'],
    [
      { type: 'int_parsing', loc: ['body', 0] },
      { type: 'missing', loc: ['body', 1] },
    ],
  ],
  ['null', [Int], {}, null, [{ type: 'list_type', loc: ['body'], input: null }]],
  ['nothing', nullable([Int]), {}, undefined, [{ type: 'missing', loc: ['body'], input: null }]],
  ['no model', Sounding, {}, undefined, [{ type: 'missing', loc: ['body'], input: null }]],
  ['a scalar', Int, { minimum: 3 }, '2', [{ type: 'greater_than_equal', loc: ['body'], input: '2', ctx: { ge: 3 } }]],
  ['a pattern', nullable(String), { pattern: /^a/ }, 'b', [{ type: 'string_pattern_mismatch', loc: ['body'], input: 'b' }]],
  [
    'a rule of an item',
    [Span],
    {},
    [
      { from: 1, to: 2 },
      { from: 2, to: 1 },
    ],
    [{ type: 'value_error', loc: ['body', 1, 'to'] }],
  ],
  ['a record', recordOf(Int), {}, { a: 'x' }, [{ type: 'int_parsing', loc: ['body', 'a'] }]],
];

const accepted: readonly (readonly [StatedType, unknown, unknown])[] = [
  [[Sounding], [{ metres: '7.5' }], [Object.assign(new Sounding(), { metres: 7.5 })]],
  [[Int], [3, '2', 1], [3, 2, 1]],
  [setOf(String), ['n', 'c', 'n'], new Set(['n', 'c'])],
  [mapOf(Int, Number), { 6: '3.5' }, new Map([[6, 3.5]])],
  [recordOf(Int), { a: '1' }, { a: 1 }],
  [nullable([Int]), null, null],
  [nullable([Int]), ['1'], [1]],
  [oneOf(Walk, Meal), { dish: 'soup' }, Object.assign(new Meal(), { dish: 'soup' })],
  [oneOf(Temperature, Pressure, 'kind'), { kind: 'pressure', upper: 1 }, Object.assign(new Pressure(), { kind: 'pressure', upper: 1 })],
  [[() => Sounding], [{ metres: 1 }], [Object.assign(new Sounding(), { metres: 1 })]],
  [() => [[Int]], [[1]], [[1]]],
  [Object, { a: [1, { b: null }] }, { a: [1, { b: null }] }],
  [Object, null, null],
  [[Span], [{ from: 1, to: 2 }], [Object.assign(new Span(), { from: 1, to: 2 })]],
];

async function read(type: StatedType, value: unknown, limits: Limits = {}, options?: ModelOptions): Promise<ReadValue> {
  const reader = valueReaderFor(type, limits, options);
  const quick = reader.tryRead(value);
  const found = await reader.readOn(value, ['body']);
  // What is taken quickly is what is taken at all, and the same.
  if (quick !== NOT_READ) expect(found).toEqual({ value: quick, problems: [] });
  return { value: found.value, problems: found.problems };
}

describe.each(backEnds)('a value of any type, %s', (_, codeGeneration) => {
  it.each(refused)('is refused where FastAPI refuses it: %s', async (__, type, limits, value, problems) => {
    const found = await read(type, value, limits, { codeGeneration });
    expect(found.value).toBeUndefined();
    expect(found.problems).toMatchObject(problems);
    expect(found.problems).toHaveLength(problems.length);
  });

  it.each(accepted)('is read: %p from %p', async (type, value, expected) => {
    expect(await read(type, value, {}, { codeGeneration })).toEqual({ value: expected, problems: [] });
  });

  it('is read the quick way where no function of a user takes part', () => {
    for (const [type, value] of accepted.slice(0, -1))
      expect(valueReaderFor(type, {}, { codeGeneration }).tryRead(value)).not.toBe(NOT_READ);
  });

  it('is read under the conversion that is asked for', async () => {
    expect((await read([Int], ['1'], {}, { codeGeneration, conversion: 'strict' })).problems).toMatchObject([{ type: 'int_type' }]);
    expect((await read([Int], '1', {}, { codeGeneration, conversion: 'text' })).value).toEqual([1]);
    expect((await read(recordOf(Int), { a: '1', b: 'x' }, {}, { codeGeneration, conversion: 'text' })).problems).toMatchObject([
      { loc: ['body', 'b'] },
    ]);
  });

  it('has the levels that it has by itself', async () => {
    const limits = { depth: 2 };
    expect((await read([[Int]], [[1]], {}, { codeGeneration, limits })).value).toEqual([[1]]);
    expect((await read([[[Int]]], [[[1]]], {}, { codeGeneration, limits })).problems).toMatchObject([
      { type: 'recursion_depth', loc: ['body', 0, 0], ctx: { max_depth: 2 } },
    ]);
    expect(valueReaderFor([[Int]], {}, { codeGeneration, limits }).tryRead([[1]])).toEqual([[1]]);
    expect((await read(Object, { a: { b: 1 } }, {}, { codeGeneration, limits })).problems).toEqual([]);
    expect((await read(Object, { a: { b: {} } }, {}, { codeGeneration, limits })).problems).toMatchObject([{ type: 'recursion_depth' }]);
  });

  it('may be a longer list than others where its limit says so', async () => {
    const limits = { items: 3 };
    expect((await read([Int], [1, 2, 3, 4], {}, { codeGeneration, limits })).problems).toMatchObject([{ type: 'too_long', loc: ['body'] }]);
    expect((await read([Int], [1, 2, 3, 4], { maxItems: 4 }, { codeGeneration, limits })).value).toEqual([1, 2, 3, 4]);
  });

  it('is waited for where a check of a user has to be', async () => {
    class Slow {
      @IsString()
      @((target: object, property: string) =>
        registerDecorator({
          target: target.constructor,
          propertyName: property,
          validator: { validate: (value) => Promise.resolve(value === 'yes') },
        }))
      answer!: string;
    }
    const reader = valueReaderFor([Slow], {}, { codeGeneration });
    expect(reader.slowness).toMatch(/Slow\.answer/);
    expect(reader.tryRead([{ answer: 'yes' }])).toBe(NOT_READ);
    const answer = reader.readOn([{ answer: 'no' }], ['body']);
    expect(answer).toBeInstanceOf(Promise);
    expect((await answer).problems).toMatchObject([{ loc: ['body', 0, 'answer'] }]);
  });

  it('calls a user function once', async () => {
    let calls = 0;
    class Asked {
      @ValidateIf(() => {
        calls += 1;
        return true;
      })
      @IsString()
      name!: string;
    }
    const reader = valueReaderFor([Asked], {}, { codeGeneration });
    if (reader.tryRead([{ name: 'x' }]) === NOT_READ) await reader.readOn([{ name: 'x' }], ['body']);
    expect(calls).toBe(1);
  });
});

describe('the reader of a value', () => {
  it('is refused limits that are none of the type', () => {
    expect(() => valueReaderFor([Sounding], { minimum: 3 })).toThrow(/FIELD_LIMIT_UNFIT/);
  });

  it('is refused a class that is no model', () => {
    class Nothing {}
    expect(() => valueReaderFor(Nothing, {})).toThrow(/MODEL_UNDECORATED/);
  });

  it('reads a list of models as the model reads each', () => {
    const reader = valueReaderFor([Sounding], {});
    fc.assert(
      fc.property(fc.array(fc.record({ metres: fc.oneof(fc.float(), fc.string()), bed: fc.string() }, { requiredKeys: [] })), (all) => {
        const read = (one: object): unknown => {
          try {
            return parse(Sounding, one);
          } catch {
            return undefined;
          }
        };
        const each = all.map(read);
        const list = reader.tryRead(all);
        expect(list).toEqual(each.includes(undefined) ? NOT_READ : each);
      }),
    );
  });
});

describe('a type that is stated again', () => {
  it('means the same', () => {
    const types: readonly StatedType[] = [
      [Int],
      setOf(String),
      mapOf(Int, [Sounding]),
      tuple(Int, String),
      nullable([Int]),
      oneOf(Walk, Meal),
      Int,
    ];
    for (const type of types) expect(typeFormOf(statedAs(typeFormOf(type)))).toEqual(typeFormOf(type));
  });

  it('may hold itself', async () => {
    type Tree = Map<string, Tree>;
    const tree: StatedType = mapOf(() => tree);
    const { value } = await read(tree, { a: { b: {} } });
    expect(value).toEqual(new Map([['a', new Map([['b', new Map() as Tree]])]]));
  });
});
