import { jest } from '@jest/globals';
import { Equals, IsIn, IsString } from 'class-validator';
import { Field } from '../../../src/model/field/field.js';
import { literal } from '../../../src/model/scalars/choices.js';
import { Moment } from '../../../src/model/scalars/moments.js';
import { Float, Int } from '../../../src/model/scalars/numbers.js';
import { mapOf, nullable, oneOf, recordOf, setOf, tuple, type Composite, type StatedType } from '../../../src/model/types/composite.js';
import { describeForm } from '../../../src/model/types/describe.js';
import { typeFormOf } from '../../../src/model/types/resolve.js';

class Line {}
const line = { kind: 'model', model: Line };
const int = { kind: 'scalar', scalar: Int };

describe('the form of a stated type', () => {
  it('is a scalar for a scalar and for the constructors of the language', () => {
    expect(typeFormOf(Int)).toEqual(int);
    expect(typeFormOf(Number)).toEqual({ kind: 'scalar', scalar: Float });
    expect(typeFormOf(Date)).toEqual({ kind: 'scalar', scalar: Moment });
  });

  it('is anything for Object, and a model for any other class', () => {
    expect(typeFormOf(Object)).toEqual({ kind: 'any' });
    expect(typeFormOf(Line)).toEqual(line);
  });

  it('is made of the forms inside', () => {
    expect(typeFormOf([Line])).toEqual({ kind: 'list', item: line });
    expect(typeFormOf([[Int]])).toEqual({ kind: 'list', item: { kind: 'list', item: int } });
    expect(typeFormOf(setOf(Int))).toEqual({ kind: 'set', item: int });
    expect(typeFormOf(mapOf(Int, Line))).toEqual({ kind: 'map', key: Int, value: line, asRecord: false });
    expect(typeFormOf(recordOf(Line))).toEqual({ kind: 'map', key: undefined, value: line, asRecord: true });
    expect(typeFormOf(tuple(Int, Line))).toEqual({ kind: 'tuple', items: [int, line] });
    expect(typeFormOf(nullable(Int))).toEqual({ kind: 'nullable', of: int });
    expect(typeFormOf(oneOf(Int, Line))).toEqual({ kind: 'union', branches: [int, line], tag: undefined });
  });

  it('is the same for the same stated type, and read once', () => {
    const stated = [Line] as const;
    expect(typeFormOf(stated)).toBe(typeFormOf(stated));
    const form = typeFormOf(tuple(Int)) as { items: unknown };
    expect(form.items).toBe(form.items);
  });

  it('calls a function that names a type on first use, and once', () => {
    const later = jest.fn(() => Line);
    const stated = { named: (): typeof Line => later() };
    const form = typeFormOf([stated.named]) as { item: unknown };
    expect(later).not.toHaveBeenCalled();
    expect(form.item).toEqual(line);
    expect(typeFormOf(stated.named)).toBe(form.item);
    expect(later).toHaveBeenCalledTimes(1);
  });

  it('comes to an end where a type is recursive', () => {
    const json: Composite = oneOf(String, [(): Composite => json]);
    const form = typeFormOf(json) as unknown as { branches: [unknown, { item: unknown }] };
    expect(form.branches[1].item).toBe(form);
    expect(describeForm(typeFormOf(json))).toBe('String or a list of values or values');
  });

  it.each([undefined, null, 'string', 5, {}, [], [Int, Int], Array, Map, Promise])('is none for %p', (given) => {
    expect(() => typeFormOf(given as StatedType, ['Order.lines'])).toThrow(/TYPE_UNREADABLE[^]*Order\.lines/);
  });

  it('says which class is not there only when it is needed', () => {
    const form = typeFormOf([(): typeof Line => undefined as never], ['Order.lines']) as { item: unknown };
    expect(() => form.item).toThrow('A type is stated as undefined, which names none.');
  });
});

describe('a type in words', () => {
  it.each<[StatedType, string]>([
    [Object, 'anything'],
    [[Line], 'a list of Line'],
    [setOf(Int), 'a set of Int'],
    [mapOf(Line), 'an object with values of Line'],
    [tuple(Int, Line), 'a list of exactly Int, Line'],
    [nullable(oneOf(Int, Line)), 'Int or Line or null'],
  ])('is read by people (%#)', (stated, words) => {
    expect(describeForm(typeFormOf(stated))).toBe(words);
  });
});

enum Kind {
  Cat = 'cat',
  Dog = 'dog',
}
class Cat {
  @Field({ type: literal('cat', 'kitten') }) kind: 'cat' | 'kitten' = 'cat';
}
class Dog {
  @Field({ enum: Kind }) kind = Kind.Dog;
}
class Cow {
  @Equals('cow') kind!: string;
}
class Ant {
  @IsIn(['ant', 'worker']) kind!: string;
}
class Bee {
  @IsString() kind = 'bee';
}
class Calf extends Cow {}
class Stone {
  @IsString() kind!: string;
}

function valuesOf(stated: StatedType): unknown {
  const form = typeFormOf(stated, ['Zoo.pet']);
  return form.kind === 'union' && form.tag !== undefined ? [...form.tag.models] : undefined;
}

describe('the tag of a union', () => {
  it('has the values that each class declares', () => {
    expect(valuesOf(oneOf(Cat, Dog, Cow, Ant, Bee, 'kind'))).toEqual([
      ['cat', Cat],
      ['kitten', Cat],
      ['dog', Dog],
      ['cow', Cow],
      ['ant', Ant],
      ['worker', Ant],
      ['bee', Bee],
    ]);
  });

  it('takes what an ancestor declares, later classes, and the branches of an inner union', () => {
    expect(valuesOf(oneOf(() => Calf, oneOf(Cat, Dog), 'kind'))).toEqual([
      ['cow', Calf],
      ['cat', Cat],
      ['kitten', Cat],
      ['dog', Dog],
    ]);
  });

  it('is read once', () => {
    const form = typeFormOf(oneOf(Cat, Dog, 'kind'));
    expect(form.kind === 'union' && form.tag?.models).toBe(form.kind === 'union' && form.tag?.models);
  });

  it('fails on first use where a branch names no value', () => {
    const stated = oneOf(Cat, Stone, 'kind');
    expect(() => typeFormOf(stated)).not.toThrow();
    expect(() => valuesOf(stated)).toThrow('Stone is one of the branches that "kind" tells apart');
    expect(() => valuesOf(oneOf(Cat, Int, 'kind'))).toThrow('Int is one of the branches');
  });

  it('fails where two branches name the same', () => {
    expect(() => valuesOf(oneOf(Cow, Calf, 'kind'))).toThrow(
      /Cow and Calf both say that their "kind" is "cow".*UNION_TAG_TWICE[^]*Zoo\.pet/,
    );
  });
});
