import { Int, mapOf, nullable, oneOf, recordOf, setOf, tuple, type FieldOptions } from 'tenon';
import type { Broken, LimitedShape, Shape } from './random-shapes.js';
import { randomBranch, randomLimited, randomScalar } from './random-shapes.js';
import type { Random } from './random.js';

type Make = (random: Random, depth: number) => unknown;
type Entries = readonly (readonly [key: string | number, value: unknown])[];

/** A type of anything that holds something, around what is given. */
export function randomContainer(random: Random, inner: () => Shape): Shape {
  const item = (): Shape => (random.chance(0.6) ? randomScalar(random) : inner());
  switch (random.below(9)) {
    case 0:
    case 1:
      return listOf(item());
    case 2:
      return setShape(randomScalar(random));
    case 3:
      return mapShape(item(), true);
    case 4:
      return mapShape(item(), false);
    case 5:
      return recordShape(item());
    case 6:
      return tupleShape([item(), item()]);
    case 7:
      return nullableShape(item());
    default:
      return unionShape([randomBranch(random), randomBranch(random)]);
  }
}

/** A list, a set or a map with limits of its own or of its items. */
export function randomLimitedContainer(random: Random): LimitedShape {
  const item = randomLimited(random);
  const shape = { ...random.pick([listOf, setShape, mapShape])(item), limits: item.limits };
  if (random.chance(0.4)) return shape;
  const isUnique = Array.isArray(shape.stated) && random.chance(0.3);
  const limits: FieldOptions = isUnique ? { uniqueItems: true } : random.pick<FieldOptions>([{ minItems: 1 }, { maxItems: 3 }]);
  const wrong = (some: Random, depth: number): Broken => {
    if (limits.minItems === 1) return { value: shape.of([]), type: 'too_short', loc: [] };
    const one = item.good(some, depth);
    const many = ['a', 'b', 'c', 'd'].map((key) => [key, one] as const);
    if (isUnique) return { value: shape.of(many), type: 'unique_items', loc: [] };
    return { value: shape.of(many), type: 'too_long', loc: [] };
  };
  // Of a set nothing is there twice, and four times the same are not too many.
  if (shape.isSet && limits.minItems === undefined) return shape;
  const isFine = (value: unknown): boolean => limits.minItems === undefined || Object.keys(value as object).length > 0;
  const fitting =
    (make: Make): Make =>
    (some, depth) => {
      for (let tries = 0; tries < 20; tries += 1) {
        const value = isUnique ? shape.of([['a', item.good(some, depth)]]) : make(some, depth);
        if (isFine(value)) return value;
      }
      return shape.of([['a', item.good(some, depth)]]);
    };
  return {
    stated: shape.stated,
    limits: { ...item.limits, ...limits },
    good: fitting((some, depth) => shape.good(some, depth)),
    loose: fitting((some, depth) => shape.loose(some, depth)),
    broken: wrong,
  };
}

interface Container extends LimitedShape {
  readonly isSet: boolean;
  of(entries: Entries): unknown;
}

function listOf(item: Shape): Container {
  return container([item.stated], item, 'list_type', (entries) => entries.map(([, value]) => value));
}

function setShape(item: Shape): Container {
  return { ...container(setOf(item.stated), item, 'set_type', (entries) => entries.map(([, value]) => value)), isSet: true };
}

function mapShape(item: Shape, isKeyed = false): Container {
  const shape = container(
    isKeyed ? mapOf(Int, item.stated) : mapOf(item.stated),
    item,
    'dict_type',
    isKeyed ? numbered : Object.fromEntries,
  );
  if (!isKeyed) return shape;
  const wrongKey = (random: Random, depth: number): Broken => ({
    value: { x: item.good(random, depth + 1) },
    type: 'int_parsing',
    loc: ['x', '[key]'],
  });
  return { ...shape, broken: (random, depth) => (random.chance(0.2) ? wrongKey(random, depth) : shape.broken(random, depth)) };
}

const numbered = (entries: Entries): unknown => Object.fromEntries(entries.map(([key, value]) => ['abcd'.indexOf(String(key)), value]));

function recordShape(item: Shape): Container {
  return container(recordOf(item.stated), item, 'dict_type', Object.fromEntries);
}

function container(stated: Shape['stated'], item: Shape, wrongType: string, of: (entries: Entries) => unknown): Container {
  const some = (make: Make, random: Random, depth: number): (readonly [string, unknown])[] =>
    random.some(depth > 4 ? [] : ['a', 'b', 'c'], 0.5).map((key) => [key, make(random, depth + 1)] as const);
  return {
    ...{ stated, of, isSet: false, limits: {} },
    good: (random, depth) => of(some(item.good.bind(item), random, depth)),
    loose: (random, depth) => of(some(item.loose.bind(item), random, depth)),
    broken(random, depth) {
      if (depth > 4 || random.chance(0.2)) return { value: 'no container', type: wrongType, loc: [] };
      const { value, type, loc } = item.broken(random, depth + 1);
      const entries = some(item.good.bind(item), random, depth).filter(([key]) => key !== 'b');
      const at = random.below(entries.length + 1);
      const held = of([...entries.slice(0, at), ['b', value], ...entries.slice(at)]);
      const key = Array.isArray(held) ? at : Object.keys(held as object).find((name) => (held as Record<string, unknown>)[name] === value);
      return { value: held, type, loc: [key as string | number, ...loc] };
    },
  };
}

function tupleShape(items: readonly Shape[]): LimitedShape {
  const make = (kind: 'good' | 'loose', random: Random, depth: number): unknown[] => items.map((item) => item[kind](random, depth + 1));
  return {
    ...{ stated: tuple(...items.map(({ stated }) => stated)), limits: {} },
    good: (random, depth) => make('good', random, depth),
    loose: (random, depth) => make('loose', random, depth),
    broken(random, depth) {
      const value = make('good', random, depth);
      if (random.chance(0.2)) return { value: value.slice(0, -1), type: 'missing', loc: [items.length - 1] };
      if (random.chance(0.2)) return { value: [...value, 1], type: 'too_long', loc: [] };
      const at = random.below(items.length);
      const { value: wrong, type, loc } = (items[at] as Shape).broken(random, depth + 1);
      value[at] = wrong;
      return { value, type, loc: [at, ...loc] };
    },
  };
}

function nullableShape(item: Shape): LimitedShape {
  return {
    ...{ stated: nullable(item.stated), limits: {} },
    good: (random, depth) => (random.chance(0.3) ? null : item.good(random, depth)),
    loose: (random, depth) => item.loose(random, depth),
    broken: (random, depth) => item.broken(random, depth),
  };
}

/** Of scalars, of which none is made of an object. */
function unionShape(branches: readonly Shape[]): LimitedShape {
  return {
    ...{ stated: oneOf(...branches.map(({ stated }) => stated)), limits: {} as FieldOptions },
    good: (random, depth) => random.pick(branches).good(random, depth),
    loose: (random, depth) => random.pick(branches).loose(random, depth),
    broken: () => ({ value: { none: 'of them' }, type: undefined, loc: [] }),
  };
}
