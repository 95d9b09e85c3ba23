import { Allow, ValidateNested, ValidatePromise, type ValidatorOptions } from 'class-validator';
import type { Constructor } from '../../../src/core/types.js';
import { BUILT_IN, randomCondition, randomOptions, userDecorators, type Calls } from './random-decorators.js';
import { promised } from './promised.js';
import { Random } from './random.js';
import { randomValue } from './random-values.js';

/** A class with random decorators, and what it takes to make instances of it again and again. */
export interface RandomModel {
  readonly type: Constructor<object>;
  /** What the functions of the "user" in its decorators were called with; whoever compares empties it. */
  readonly calls: Calls;
  /** An instance with random values; the same seed gives an equal one. */
  instance(seed: number): object;
}

/** What a generator may use that not every comparison can stand. */
export interface RandomModelOptions {
  /** Checks that give promises without saying so: the library answers them after `validateSync` has returned. */
  readonly late?: boolean;
  /** Instances whose `constructor` is something else, or that have own keys named as methods of every object. */
  readonly hostile?: boolean;
}

const NAMES = ['a', 'b', 'c', 'name', '1', '0', 'x y', '$value'];

interface Facts {
  readonly random: Random;
  readonly calls: Calls;
  readonly options: RandomModelOptions;
}

/** Makes a class of up to six properties, with a base class and nested classes of its own. */
export function randomModel(seed: number, options: RandomModelOptions = {}): RandomModel {
  const facts: Facts = { random: new Random(seed), calls: [], options };
  return model(facts, 0);
}

/** Options of a validation: selections of groups, skipping, whitelists, and what errors show. */
export function randomValidatorOptions(random: Random): ValidatorOptions | undefined {
  if (random.chance(0.15)) return undefined;
  const options: ValidatorOptions = {};
  const flags = [
    'skipUndefinedProperties',
    'skipNullProperties',
    'skipMissingProperties',
    'stopAtFirstError',
    'dismissDefaultMessages',
  ] as const;
  for (const flag of flags) if (random.chance(0.12)) options[flag] = random.chance(0.9);
  if (random.chance(0.4)) options.whitelist = true;
  if (random.chance(0.25)) options.forbidNonWhitelisted = true;
  if (random.chance(0.3)) options.forbidUnknownValues = random.chance(0.2);
  if (random.chance(0.25)) options.groups = random.some(['a', 'b', 'c'], 0.5);
  if (random.chance(0.1)) options.always = true;
  if (random.chance(0.1)) options.strictGroups = true;
  if (random.chance(0.3))
    options.validationError = { target: random.pick([true, false, undefined]), value: random.pick([true, false, undefined]) };
  return options;
}

function model(facts: Facts, depth: number): RandomModel {
  const { random, calls } = facts;
  const children = depth < 2 && random.chance(0.6) ? [model(facts, depth + 1)] : [];
  const base = random.chance(0.3) ? model(facts, 2) : undefined;
  const type = declare(base?.type, new Random(random.below(2 ** 31)));
  const names = [...random.some(NAMES, 0.4), ...(random.chance(0.01) ? ['toString'] : [])];
  for (const name of names) decorate(facts, type, name, children.length > 0);
  if (random.chance(0.1)) withAccessor(type, random.pick(NAMES));
  const values = (seed: number): Random => new Random(seed);
  return {
    type,
    calls,
    instance: (seed) => fill(facts, new type(), [...names, ...(base ? NAMES : [])], children, values(seed)),
  };
}

/** A class with defaults for some of its properties. */
function declare(base: Constructor<object> | undefined, random: Random): Constructor<object> {
  const defaults = random.chance(0.3)
    ? random.some(NAMES, 0.2).map((name) => [name, random.pick<unknown>([undefined, null, 'abc', 5])])
    : [];
  const Base = base ?? Object;
  const type = class extends Base {
    constructor() {
      super();
      for (const [name, value] of defaults) Reflect.set(this, name as string, value);
    }
  };
  Object.defineProperty(type, 'name', { value: random.pick(['Order', 'Line', '']) });
  return type;
}

function decorate({ random, calls, options }: Facts, type: Constructor<object>, name: string, hasChildren: boolean): void {
  const apply = (decorator: PropertyDecorator): void => decorator(type.prototype as object, name);
  const user = userDecorators(calls, options.late === true);
  for (let count = random.below(4); count > 0; count -= 1) {
    const make = random.chance(0.75) ? random.pick(BUILT_IN) : random.pick(user);
    apply(make(random, randomOptions(random, calls)));
  }
  if (hasChildren && random.chance(0.5)) apply(ValidateNested(randomOptions(random, calls)));
  if (hasChildren && random.chance(0.05)) apply(ValidateNested(randomOptions(random, calls)));
  if (random.chance(0.3)) apply(randomCondition(random, calls, randomOptions(random, calls)));
  if (random.chance(0.1)) apply(randomCondition(random, calls, undefined));
  if (random.chance(0.12)) apply(ValidatePromise());
  if (random.chance(0.1)) apply(Allow(randomOptions(random, calls)));
}

function withAccessor(type: Constructor<object>, name: string): void {
  Object.defineProperty(type.prototype, name, { configurable: true, get: () => 'from the prototype', set: () => undefined });
}

function fill({ options }: Facts, instance: object, names: readonly string[], children: readonly RandomModel[], random: Random): object {
  const record = instance as Record<string, unknown>;
  for (const name of names) if (random.chance(0.85)) record[name] = propertyValue(children, random);
  if (random.chance(0.25)) record['extra'] = randomValue(random);
  if (options.hostile && random.chance(0.05)) {
    const value = random.pick<unknown>([5, null, undefined, 'Object', {}, Array, Object]);
    const name = random.pick(['constructor', 'constructor', '__proto__', 'hasOwnProperty', 'toString']);
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return instance;
}

function propertyValue(children: readonly RandomModel[], random: Random): unknown {
  const [child] = children;
  const nested = (): unknown => (child === undefined || random.chance(0.1) ? randomValue(random) : child.instance(random.below(2 ** 31)));
  if (random.chance(0.08)) return promised(nested());
  if (child === undefined || random.chance(0.45)) return randomValue(random);
  switch (random.below(6)) {
    case 0:
      return random.list(3, nested);
    case 1:
      return new Set(random.list(3, nested));
    case 2:
      return new Map(random.list(3, () => [random.pick(['k', 1, 'l']), nested()] as const));
    case 3:
      return random.list(2, () => random.list(2, nested));
    default:
      return nested();
  }
}
