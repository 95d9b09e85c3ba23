import { Exclude, Expose, Transform, Type, type TypeOptions } from 'class-transformer';
import { Allow, IsOptional, ValidateNested } from 'class-validator';
import '../../../src/core/metadata.js';
import type { Constructor } from '../../../src/core/types.js';
import type { ModelSettings } from '../../../src/model/form/model-form.js';
import { Model } from '../../../src/model/form/settings.js';
import { checksFor, nameOfCheck, Samples } from './random-checks.js';
import { BUILT_IN, randomCondition, randomOptions, userDecorators, type Calls } from './random-decorators.js';
import type { Random } from './random.js';

/** What the values of a property are. */
export type ValueFact =
  | { readonly kind: 'any' }
  | { readonly kind: 'scalar'; readonly scalar: 'String' | 'Number' | 'Boolean' | 'Date' }
  | { readonly kind: 'model'; readonly model: RandomModel }
  | { readonly kind: 'tagged'; readonly models: ReadonlyMap<string, RandomModel> }
  | { readonly kind: 'list' | 'set' | 'map'; readonly item: ValueFact };

export interface PropertyFact {
  readonly name: string;
  /** The key in the data; undefined where it is not read. */
  readonly key: string | undefined;
  /** Whether `@Expose` or `@Exclude` names it. */
  readonly isMentioned: boolean;
  readonly value: ValueFact;
  /** What its `@Transform`s do, in calling order. */
  readonly transforms: readonly ((value: unknown) => unknown)[];
}

/** A random class, and what was put on it. */
export interface RandomModel {
  readonly type: Constructor<object>;
  /** Those of its ancestors included. */
  readonly properties: Map<string, PropertyFact>;
  readonly settings: ModelSettings;
  /** What users' functions were called with; whoever compares empties it. */
  readonly calls: Calls;
}

interface Making {
  readonly random: Random;
  readonly calls: Calls;
  /**
   * With all that class-transformer takes and a conversion of ours does not: types that contradict each other, that are decided for each
   * value, that nothing says or that nothing validates.
   */
  readonly isLoose: boolean;
  readonly made: RandomModel[];
}

const NAMES = ['a', 'b', 'c', 'd', 'name', '7', 'x y'];
const TAGS = ['cat', 'dog'];

/** A class with base classes and nested classes of its own; `isLoose` is for comparisons with the libraries alone. */
export function randomModel(random: Random, isLoose: boolean): RandomModel {
  return model({ random, calls: [], isLoose, made: [] }, 0);
}

function model(making: Making, depth: number, base = making.random.chance(0.15) ? model(making, 2) : undefined): RandomModel {
  const { random, calls, isLoose } = making;
  const type = declare(base?.type, making);
  const settings: ModelSettings = {
    ...(!isLoose && random.chance(0.07) ? { strict: random.chance(0.5) } : {}),
    ...(!isLoose && random.chance(0.07) ? { unknownKeys: random.pick(['ignore', 'forbid', 'keep'] as const) } : {}),
  };
  const made: RandomModel = { type, calls, properties: new Map(base?.properties), settings: { ...base?.settings, ...settings } };
  if (Object.keys(settings).length > 0) Model(made.settings)(type);
  making.made.push(made);
  const names = random.some(NAMES, 0.45);
  for (const name of names.length > 0 || base !== undefined ? names : ['a']) property(making, made, name, depth);
  if (isLoose && random.chance(0.04)) random.pick([Expose(), Exclude()])(type);
  if (random.chance(0.05)) withAccessor(type, random, names);
  return made;
}

/** With initialisers, and with the own `undefined` that the compiler writes for fields of ES2022. */
function declare(base: Constructor<object> | undefined, { random, isLoose }: Making): Constructor<object> {
  const isDefining = random.chance(0.15);
  const undecorated = random.chance(isLoose ? 0.05 : 0.1) ? ['other'] : [];
  const initialised = random.chance(0.25) ? random.some(NAMES, 0.3) : [];
  const defaults = [...initialised, ...undecorated].map(
    (name) => [name, random.pick<unknown>(['abc', 5, true, null, '', 'a@b.co'])] as const,
  );
  const type = class extends (base ?? Object) {
    constructor() {
      super();
      if (isDefining) for (const name of NAMES) define(this, name, undefined);
      for (const [name, value] of defaults) define(this, name, value);
    }
  };
  Object.defineProperty(type, 'name', { value: random.pick(['Order', 'Line', 'Cat']) });
  return type;
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
}

function withAccessor(type: Constructor<object>, random: Random, names: readonly string[]): void {
  const name = random.chance(0.5) && names.length > 0 ? random.pick(names) : 'extra';
  const member = random.pick<PropertyDescriptor>([{ get: () => 'got' }, { value: () => 'called', writable: true }]);
  Object.defineProperty(type.prototype, name, { ...member, configurable: true });
}

function property(making: Making, made: RandomModel, name: string, depth: number): void {
  const { random, calls, isLoose } = making;
  const target = made.type.prototype as object;
  const apply = (...decorators: readonly PropertyDecorator[]): void => decorators.forEach((decorator) => decorator(target, name));
  // Declared again with another type, it would be two things at once.
  const inherited = made.properties.get(name);
  const value = (isLoose ? undefined : inherited?.value) ?? randomFact(making, made, depth);
  describeType(making, target, name, value);
  const isCollection = value.kind === 'list' || value.kind === 'set' || value.kind === 'map';
  const holdsModel =
    'item' in value ? value.item.kind !== 'scalar' && value.item.kind !== 'any' : value.kind !== 'scalar' && value.kind !== 'any';
  const isNested = holdsModel && !(isLoose && random.chance(0.1));
  if (isNested)
    apply(
      ValidateNested(
        random.chance(0.5) || !isLoose ? { each: isCollection, ...(isLoose ? {} : { always: true }) } : randomOptions(random, calls),
      ),
    );
  const options = (): ReturnType<typeof randomOptions> => {
    const given = random.chance(0.3) ? { ...randomOptions(random, calls) } : {};
    return isCollection && random.chance(0.5) ? { ...given, each: true } : isLoose ? given : { ...given, each: false };
  };
  const samples = new Samples(value);
  for (let count = random.below(4); count > 0; count -= 1) {
    const check = random.pick(isLoose ? BUILT_IN : checksFor(value))(random, options());
    if (samples.narrow(check) || random.chance(0.1)) apply(check);
  }
  if (random.chance(0.12)) apply(random.pick(usersChecks(making))(random, options()));
  if (random.chance(0.3)) apply(IsOptional());
  if (random.chance(0.06)) apply(randomCondition(random, calls, undefined));
  if (random.chance(0.35)) apply(Allow());
  const transforms = random.chance(0.07)
    ? [randomTransform(making, apply), ...(random.chance(0.3) ? [randomTransform(making, apply)] : [])]
    : [];
  const { key, isMentioned } = isLoose || inherited === undefined ? exposure(making, apply, name) : inherited;
  // Decorators of a property that is declared again add to those of its ancestor.
  made.properties.set(name, { name, key, isMentioned, value, transforms: [...(inherited?.transforms ?? []), ...transforms.reverse()] });
}

function exposure(
  { random, isLoose }: Making,
  apply: (decorator: PropertyDecorator) => void,
  name: string,
): Pick<PropertyFact, 'key' | 'isMentioned'> {
  if (random.chance(0.92)) return { key: name, isMentioned: false };
  if (random.chance(0.3)) {
    apply(Exclude(random.chance(0.5) ? { toClassOnly: true } : {}));
    return { key: undefined, isMentioned: true };
  }
  const wire = random.chance(0.5) ? `${name} on the wire` : undefined;
  apply(Expose({ ...(wire && { name: wire }), ...(isLoose && random.chance(0.3) ? { groups: ['a'] } : {}) }));
  return { key: wire ?? name, isMentioned: true };
}

function randomTransform({ random, calls }: Making, apply: (decorator: PropertyDecorator) => void): (value: unknown) => unknown {
  const change = random.pick<(value: unknown) => unknown>([
    (value) => value,
    (value) => (typeof value === 'string' ? `${value}!` : value),
    (value) => (typeof value === 'string' ? Number(value) || 1 : value),
    () => 'fixed',
  ]);
  const logged = (value: unknown): unknown => (calls.push(`transform ${typeof value}`), change(value));
  apply(Transform(({ value }) => logged(value)));
  return logged;
}

function randomFact(making: Making, around: RandomModel, depth: number): ValueFact {
  const { random } = making;
  const one = (): ValueFact => {
    if (random.chance(0.6))
      return { kind: 'scalar', scalar: random.pick(['String', 'String', 'String', 'Number', 'Number', 'Boolean', 'Date'] as const) };
    if (depth < 2 && random.chance(0.55)) return randomHolder(making, around, depth);
    return { kind: 'any' };
  };
  if (random.chance(0.75)) return one();
  const kind = random.pick(['list', 'list', 'list', 'set', 'map'] as const);
  const item = one();
  return { kind, item: item.kind === 'tagged' && kind !== 'list' ? { kind: 'any' } : item };
}

function randomHolder(making: Making, around: RandomModel, depth: number): ValueFact {
  const { random } = making;
  if (random.chance(0.08)) return { kind: 'model', model: around };
  if (random.chance(0.2)) {
    const base = model(making, 2, undefined);
    return { kind: 'tagged', models: new Map(TAGS.map((tag) => [tag, model(making, depth + 1, base)])) };
  }
  return { kind: 'model', model: random.chance(0.2) ? random.pick(making.made) : model(making, depth + 1) };
}

const SCALARS = { String, Number, Boolean, Date };
const HOLDERS = { list: Array, set: Set, map: Map };

/** What the compiler writes and `@Type` says. */
function describeType(making: Making, target: object, name: string, value: ValueFact): void {
  const { random, isLoose } = making;
  const isHolder = 'item' in value;
  const item = isHolder ? value.item : value;
  const inner =
    item.kind === 'scalar'
      ? SCALARS[item.scalar]
      : item.kind === 'model'
        ? item.model.type
        : item.kind === 'tagged'
          ? baseOf(item)
          : undefined;
  const declared = isHolder ? HOLDERS[value.kind] : (inner ?? Object);
  Reflect.defineMetadata(
    'design:type',
    isLoose && random.chance(0.08) ? random.pick<unknown>([Object, String, List, undefined]) : declared,
    target,
    name,
  );
  if (isLoose && random.chance(0.04)) return dynamicType(making, target, name);
  if (inner === undefined || (!isHolder && item.kind !== 'tagged' && random.chance(item.kind === 'scalar' ? 0.8 : isLoose ? 0.05 : 0.2)))
    return;
  const told: unknown = isLoose && random.chance(0.05) ? random.pick<unknown>([Number, String, Object, Nothing]) : inner;
  Type(() => told as Constructor, item.kind === 'tagged' ? discriminator(item, random) : undefined)(target, name);
}

/** A check of the user's that has the name of a built-in is taken for it where types are told by checks. */
function usersChecks({ calls, isLoose }: Making): typeof BUILT_IN {
  const all = userDecorators(calls, false);
  return isLoose ? all : all.filter((make) => nameOfCheck(make) !== 'isString');
}

class List extends Array<unknown> {}
/** Without a decorator. */
class Nothing {}

function dynamicType({ random, made }: Making, target: object, name: string): void {
  const [one, other] = [random.pick<Constructor>([Number, ...made.map(({ type }) => type)]), random.pick<Constructor>([String, Date])];
  Type((about) => ('a' in (about as unknown as { object: object }).object ? one : other))(target, name);
}

type Tagged = Extract<ValueFact, { kind: 'tagged' }>;

function baseOf({ models }: Tagged): Constructor {
  return Object.getPrototypeOf((models.get('cat') as RandomModel).type) as Constructor;
}

function discriminator({ models }: Tagged, random: Random): TypeOptions {
  const subTypes = [...models].map(([name, { type }]) => ({ name, value: type }));
  return { discriminator: { property: 'kind', subTypes }, keepDiscriminatorProperty: random.chance(0.3) };
}
