import { Expose, Type } from 'class-transformer';
import {
  Allow,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Field } from '../../../src/model/field/field.js';
import { Int } from '../../../src/model/scalars/numbers.js';
import { literal } from '../../../src/model/scalars/choices.js';
import { mapOf, oneOf, setOf, tuple } from '../../../src/model/types/composite.js';
import { backEnds } from './back-ends.js';
import { placesOf, problemsOf } from './problems.js';

class Base {
  @IsString()
  first!: string;

  @IsInt()
  second!: number;
}

class Inner {
  @IsString()
  @MinLength(2)
  code!: string;

  @IsInt()
  count!: number;
}

class Outer extends Base {
  @Type(() => Inner)
  @ValidateNested()
  @IsDefined()
  inner!: Inner;

  @ValidateNested({ each: true })
  @Type(() => Inner)
  @IsArray()
  @ArrayMinSize(1)
  list!: Inner[];

  @Expose({ name: 'on_the_wire' })
  @IsInt()
  renamed!: number;

  @Allow()
  7?: unknown;
}

class Cat {
  @Field({ type: literal('cat') })
  kind!: 'cat';

  @Field()
  lives!: number;
}

class Dog {
  @Field({ type: literal('dog') })
  kind!: 'dog';

  @Field({ type: [Cat] })
  chases!: Cat[];
}

class House {
  @Field({ type: oneOf(Cat, Dog, 'kind') })
  pet!: Cat | Dog;

  @Field({ type: mapOf(Int, Cat) })
  byAge!: Map<number, Cat>;

  @Field({ type: tuple(String, Int) })
  pair!: [string, number];

  @Field({ type: setOf(Int) })
  numbers!: Set<number>;

  @Field({ type: oneOf(Int, Cat) })
  either!: number | Cat;
}

describe.each(backEnds)('the problems of some data, %s', (_, codeGeneration) => {
  const places = (type: new () => object, plain: unknown): Promise<string[]> => placesOf(type, plain, { codeGeneration });

  it('come in the order of declaration, those of ancestors first, whatever the order of the data', async () => {
    const plain = { on_the_wire: 'x', list: [{ count: 'x', code: 'a' }, 5], inner: { count: 1.5 }, second: 'x', first: 5 };
    expect(await places(Outer, plain)).toEqual([
      'first: string_type',
      'second: int_parsing',
      'inner.code: missing',
      'inner.count: int_from_float',
      'list.0.code: string_too_short',
      'list.0.count: int_parsing',
      'list.1: model_attributes_type',
      'on_the_wire: int_parsing',
    ]);
  });

  it('have the whole model as what was sent where something is missing', async () => {
    const plain = { second: 1, inner: { code: 'ab' }, list: [{}], on_the_wire: 1 };
    expect((await problemsOf(Outer, plain, { codeGeneration })).map(({ loc, input }) => [loc.join('.'), input])).toEqual([
      ['first', plain],
      ['inner.count', plain.inner],
      ['list.0.code', {}],
      ['list.0.count', {}],
    ]);
  });

  it('are one for each property, that of the type before others', async () => {
    class Named {
      @MaxLength(3)
      @MinLength(2)
      @IsString()
      name!: string;
    }
    expect(await places(Named, { name: 5 })).toEqual(['name: string_type']);
    expect(await places(Named, { name: 'a' })).toEqual(['name: string_too_short']);
    expect(await places(Named, { name: null })).toEqual(['name: string_type']);
  });

  it('show the branch that a tag names', async () => {
    const good = { byAge: {}, pair: ['a', 1], numbers: [], either: 1 };
    expect(await places(House, { ...good, pet: { kind: 'cat', lives: 'x' } })).toEqual(['pet.cat.lives: float_parsing']);
    expect(await places(House, { ...good, pet: { kind: 'dog', chases: [{ kind: 'cat' }, { kind: 'dog', lives: 1 }] } })).toEqual([
      'pet.dog.chases.0.lives: missing',
      'pet.dog.chases.1.kind: literal_error',
    ]);
    expect(await places(House, { ...good, pet: { lives: 1 } })).toEqual(['pet: union_tag_not_found']);
    expect(await places(House, { ...good, pet: { kind: 'cow' } })).toEqual(['pet: union_tag_invalid']);
    expect(await places(House, { ...good, pet: { kind: { toString: 1 } } })).toEqual(['pet: union_tag_invalid']);
    expect(await places(House, { ...good, pet: [] })).toEqual(['pet: model_attributes_type']);
  });

  it('show keys and values of maps, items of tuples and of sets', async () => {
    const good = { pet: { kind: 'cat', lives: 1 }, byAge: {}, pair: ['a', 1], numbers: [], either: 1 };
    const of = (change: object): Promise<string[]> => places(House, { ...good, ...change });
    expect(await of({ byAge: { 5: { kind: 'cat', lives: 'x' }, x: { kind: 'cat', lives: 1 } } })).toEqual([
      'byAge.5.lives: float_parsing',
      'byAge.x.[key]: int_parsing',
    ]);
    expect(await of({ byAge: [] })).toEqual(['byAge: dict_type']);
    expect(await of({ pair: [1, 'x'] })).toEqual(['pair.0: string_type', 'pair.1: int_parsing']);
    expect(await of({ pair: ['a'] })).toEqual(['pair.1: missing']);
    expect(await of({ pair: ['a', 1, 2] })).toEqual(['pair: too_long']);
    expect(await of({ numbers: [1, 'x', '2', 1.5] })).toEqual(['numbers.1: int_parsing', 'numbers.3: int_from_float']);
    expect(await of({ numbers: {} })).toEqual(['numbers: set_type']);
  });

  it('show all branches of a union where none fits', async () => {
    const good = { pet: { kind: 'cat', lives: 1 }, byAge: {}, pair: ['a', 1], numbers: [] };
    expect(await places(House, { ...good, either: 'x' })).toEqual(['either.int: int_parsing', 'either.Cat: model_attributes_type']);
    expect(await places(House, { ...good, either: { kind: 'cat' } })).toEqual(['either.int: int_type', 'either.Cat.lives: missing']);
  });

  it('are no problem of the data: null where nothing says otherwise is one of the type', async () => {
    class Nullish {
      @IsOptional()
      @IsInt()
      optional?: number;

      @Field()
      needed!: string;
    }
    expect(await places(Nullish, { optional: null, needed: null })).toEqual(['needed: string_type']);
    expect(await places(Nullish, {})).toEqual(['needed: missing']);
  });
});
