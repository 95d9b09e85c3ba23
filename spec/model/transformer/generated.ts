import type { ClassTransformOptions } from 'class-transformer';
// What the compiler writes is written with reflect-metadata.
import '../../../src/core/metadata.js';
import { Exclude, Expose, Transform, Type } from 'class-transformer';
import type { Constructor } from '../../../src/core/types.js';
import { portrait } from './portrait.js';
import type { Random } from '../support/random.js';

type Bag = Record<string, unknown>;

const names = ['a', 'b', 'c', 'd', '_e', '$f', '7', 'kind', 'when', 'toString'];
/** Names that make much of the library throw. */
const rareNames = ['constructor', '__proto__', 'toString'];
const wireNames = ['A', 'B', 'c', 'd', '_x'];
const groups = ['g', 'h'];
const tags = ['cat', 'dog', 'cow'];
const scalars: readonly unknown[] = [0, -0, 1.5, NaN, '', 'x', '12', 'true', true, false, null, undefined, 10n, 'cat', 'dog'];

/** Classes with random decorators, and what their functions were called with. */
export interface World {
  readonly classes: readonly Constructor[];
  readonly log: string[];
}

/** Classes that refer to each other and inherit from each other. */
export function worldOf(random: Random): World {
  const log: string[] = [];
  const classes: Constructor[] = [];
  const count = 2 + random.below(3);
  for (let index = 0; index < count; index += 1) {
    const parent = index > 0 && random.chance(0.4) ? random.pick(classes) : undefined;
    classes.push(newClass(`C${index}`, parent, defaultsOf(random)));
  }
  for (const type of classes) decorate(type, { classes, log }, random);
  return { classes, log };
}

function newClass(name: string, parent: Constructor | undefined, defaults: () => Bag): Constructor {
  const made = {
    [name]: class extends ((parent ?? Object) as Constructor<object>) {
      constructor() {
        super();
        for (const [name, value] of Object.entries(defaults())) define(this, name, value);
      }
    },
  };
  return made[name] as Constructor;
}

function defaultsOf(random: Random): () => Bag {
  const chosen = random.some(['a', 'c', 'kind'], 0.2);
  const method = random.chance(0.05);
  return () => ({ ...Object.fromEntries(chosen.map((name) => [name, `default ${name}`])), ...(method ? { d: () => 'called' } : {}) });
}

function decorate(type: Constructor, world: World, random: Random): void {
  const prototype = type.prototype as object;
  if (random.chance(0.15)) Expose()(type);
  if (random.chance(0.15)) Exclude()(type);
  for (const name of names) {
    // The library would call a setter of the discriminator's name on the instance itself.
    if (name !== 'kind' && random.chance(0.1)) Object.defineProperty(prototype, name, memberOf(name, random));
    if (random.chance(0.5)) Reflect.defineMetadata('design:type', reflectedType(world.classes, random), prototype, name);
    if (random.chance(0.35)) declareType(prototype, name, world, random);
    if (random.chance(0.25))
      Expose({ ...(random.chance(0.5) ? { name: random.pick(wireNames) } : {}), ...limitsOf(random) })(prototype, name);
    if (random.chance(0.1)) Exclude(directionOf(random))(prototype, name);
    while (random.chance(0.15)) declareTransform(prototype, name, world, random);
  }
}

function memberOf(name: string, random: Random): PropertyDescriptor {
  const hidden = `hidden ${name}`;
  const get = function (this: Bag): unknown {
    return this[hidden] ?? `got ${name}`;
  };
  const set = function (this: Bag, value: unknown): void {
    this[hidden] = value;
  };
  return random.pick<PropertyDescriptor>([
    { configurable: true, get },
    { configurable: true, get, set },
    { configurable: true, writable: true, value: () => `result of ${name}` },
  ]);
}

class List extends Array<unknown> {}

function reflectedType(classes: readonly Constructor[], random: Random): unknown {
  return random.pick<unknown>([String, Number, Boolean, Date, Array, Set, Map, Object, List, Buffer, undefined, ...classes]);
}

function declareType(prototype: object, name: string, { classes, log }: World, random: Random): void {
  const choices = [
    String,
    Number,
    Boolean,
    Date,
    Object,
    undefined,
    ...(random.chance(0.1) ? [Buffer, Map] : classes),
    ...classes,
    ...classes,
  ];
  const first = random.pick<unknown>(choices);
  const second = random.chance(0.2) ? random.pick<unknown>(choices) : first;
  const subTypes = random.some(classes, 0.9).map((value, index) => ({ value, name: tags[index % tags.length] as string }));
  const options = random.chance(0.2)
    ? { discriminator: { property: 'kind', subTypes }, keepDiscriminatorProperty: random.chance(0.3) }
    : undefined;
  Type((help) => {
    const { newObject, object, property } = help as unknown as { newObject: unknown; object: unknown; property: unknown };
    log.push(`type of ${name} as ${String(property)} ${sketch(newObject)} ${sketch(object)}`);
    return (typeof object === 'object' && object !== null && 'a' in object ? first : second) as Constructor;
  }, options)(prototype, name);
}

function declareTransform(prototype: object, name: string, { log }: World, random: Random): void {
  const change = random.pick<(value: unknown) => unknown>([
    (value) => value,
    (value) => (typeof value === 'string' ? `${value}!` : value),
    () => undefined,
    (value) => [value],
    () => ({ a: 1, kind: 'dog' }),
  ]);
  Transform(({ value, key, obj, type, options }) => {
    log.push(`transform ${name} ${key} ${sketch(value)} ${sketch(obj)} ${type} ${portrait(options.groups)} ${Object.keys(options).join()}`);
    return change(value);
  }, limitsOf(random))(prototype, name);
}

/** What a function is given, in short. The library changes `kind` in the input and ours does not, so it tells the two apart. */
function sketch(value: unknown): string {
  if (typeof value !== 'object' || value === null || value instanceof Date) return portrait(value);
  const properties = Object.entries(value).filter(([key]) => key !== 'kind');
  return properties.map(([key, held]) => `${key}: ${typeof held === 'object' ? '…' : portrait(held)}`).join();
}

function directionOf(random: Random): { toClassOnly?: boolean; toPlainOnly?: boolean } {
  return random.pick([{}, {}, {}, { toClassOnly: true }, { toPlainOnly: true }, { toClassOnly: true, toPlainOnly: true }]);
}

function limitsOf(random: Random): { since?: number; until?: number; groups?: string[]; toClassOnly?: boolean; toPlainOnly?: boolean } {
  return {
    ...directionOf(random),
    ...(random.chance(0.2) ? { groups: random.some(groups, 0.5) } : {}),
    ...(random.chance(0.2) ? { since: random.below(3) } : {}),
    ...(random.chance(0.2) ? { until: random.below(4) } : {}),
  };
}

/** Options of a call; most calls have few. */
export function optionsOf({ classes }: World, random: Random): ClassTransformOptions | undefined {
  if (random.chance(0.3)) return undefined;
  const may = <T>(value: T): T | undefined => (random.chance(0.25) ? value : undefined);
  const target = random.pick(classes);
  const all: ClassTransformOptions = {
    strategy: may(random.pick(['excludeAll', 'exposeAll'])),
    excludeExtraneousValues: may(random.chance(0.7)),
    groups: may(random.some(groups, 0.5)),
    version: may(random.below(4)),
    excludePrefixes: may(random.pick([['_'], ['$', '_'], []])),
    ignoreDecorators: may(random.chance(0.7)),
    targetMaps: may([{ target, properties: { a: random.pick(classes), b: random.pick<Constructor>([Number, String]) } }]),
    enableCircularCheck: may(random.chance(0.7)),
    enableImplicitConversion: may(random.chance(0.8)),
    exposeDefaultValues: may(random.chance(0.8)),
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined || random.chance(0.05)));
  return { ...given, ...(random.chance(0.25) ? { exposeUnsetFields: random.pick([true, false, undefined]) } : {}) };
}

/** A value to transform. Instances of the classes are rare towards instances and the rule from them. */
export function inputOf({ classes }: World, random: Random, instances: number, circles: boolean, depth = 3, made: object[] = []): unknown {
  const nested = (): unknown => inputOf({ classes, log: [] }, random, instances, circles, depth - 1, made);
  if (depth === 0 || random.chance(depth === 3 ? 0.02 : 0.45)) return random.pick(scalars);
  if (made.length > 0 && random.chance(0.05)) return random.pick(made);
  const kind = random.next();
  if (kind < 0.12) return Array.from({ length: random.below(4) }, nested);
  if (kind < 0.15) return new Set([nested(), nested()]);
  if (kind < 0.2) return new Map([0, 1].map(() => [random.pick<unknown>([...names, 3]), nested()]));
  if (kind < 0.24) return new Date(random.pick([0, 86_400_000, NaN]));
  if (kind < 0.26) return Buffer.from('bytes');
  const from = random.chance(instances) ? (new (random.pick(classes))() as Bag) : random.chance(0.03) ? (Object.create(null) as Bag) : {};
  if (circles) made.push(from);
  for (const name of random.some([...names, ...wireNames, 'constructor', '__proto__'], 0.3)) fill(from, name, random, nested);
  if (!circles) made.push(from);
  return from;
}

function fill(from: Bag, name: string, random: Random, nested: () => unknown): void {
  if (rareNames.includes(name) && random.chance(0.9)) return;
  const value = name === 'kind' ? random.pick<unknown>([...tags, 'other', 5]) : random.chance(0.03) ? () => 'called' : nested();
  define(from, name, value);
}

/** As a class field does, whatever the prototype has. */
function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
}
