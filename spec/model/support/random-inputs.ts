import { getMetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { PropertyFact, RandomModel, ValueFact } from './random-models.js';
import type { Random } from './random.js';

/** What JSON can say, at the borders of what checks and conversions tell apart. */
const TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    'a',
    'ab',
    'abc',
    'abcdefghij',
    'A',
    'red',
    'blue',
    'Low',
    '0',
    '1',
    '-1',
    '5',
    '12',
    '1.5',
    '-1.5',
    '1e3',
    '0x10',
    '5.0',
    '1_000',
  ],
  ...['true', 'false', 'TRUE', 'yes', 'off', 'null', '{"a":1}', 'a@b.co', 'jane.doe@example.com', 'a..b@c.de', 'ä@ö.de', 'x'.repeat(40)],
  ...['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '3F2504E0-4F89-11D3-9A0C-0305E82C3301', '5f2504e04f8941d39a0c0305', '127.0.0.1', '#fff'],
  ...[
    '2024-05-06',
    '2024-02-30',
    '2024-05-06T07:08:09Z',
    '2024-05-06T07:08:09.123+02:00',
    '2024-W01-1',
    'http://a.de',
    'https://example.com/p?q#f',
  ],
  ...['$value', '$property', '$constraint1', '$&', '👍', '👍🏽', 'e\u0301', '☎️☎️', '\u2028', 'cat', 'dog', '-0'],
];
const NUMBERS: readonly number[] = [0, -0, 1, 2, 3, 4, 5, 10, 12, -1, -2, 1.5, 2.5, 0.1, 100, 1e-7, 1e21, 2 ** 53, -5, 1_700_000_000];
/** What no JSON is read as without more: these are refused before anything looks closer. */
const REFUSED: readonly unknown[] = [NaN, Infinity, -Infinity, '\ud800', 'a\udc00b@c.de'];
const KEYS = ['zzz', 'toString', 'valueOf', 'hasOwnProperty', 'extra', 'other', 'kind', 'length', 'then', 'constructor'];

/** How inputs are made. */
export interface InputOptions {
  /** With what the guards refuse, and class-validator does not. */
  readonly isHostile: boolean;
  /** With lists for single values and the other way round, which class-transformer takes. */
  readonly isLoose: boolean;
  /** How much of it is other than the class says, from 0 to 1. */
  readonly noise: number;
}

/** Plain data for a model, more often valid than not. */
export function randomInput(model: RandomModel, random: Random, options: InputOptions, depth = 0): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const property of model.properties.values()) {
    if (random.chance(0.02 + options.noise * 0.1) || (depth > 3 && property.value.kind !== 'scalar')) continue;
    const key = property.key ?? property.name;
    plain[key] = random.chance(options.noise * 0.02) ? undefined : propertyValue(model, property, random, options, depth);
  }
  if (random.chance(options.noise * 0.1)) define(plain, random.pick(KEYS), random.chance(0.75) ? scalar(random) : anything(random, 1));
  if (options.isHostile && random.chance(0.03)) define(plain, '__proto__', { admin: true });
  return plain;
}

function define(plain: object, key: string, value: unknown): void {
  Object.defineProperty(plain, key, { value, configurable: true, enumerable: true, writable: true });
}

function propertyValue(model: RandomModel, property: PropertyFact, random: Random, options: InputOptions, depth: number): unknown {
  if (options.isHostile && random.chance(0.02)) return random.pick(REFUSED);
  if (random.chance(0.02 + options.noise * 0.06)) return null;
  if (random.chance(options.noise * 0.15)) return scalar(random);
  if (random.chance(options.noise * 0.06)) return anything(random, 0);
  const value = ofFact(property.value, model, property, random, options, depth);
  return options.isLoose && random.chance(options.noise * 0.08) ? random.pick([[value], [], [[value]]]) : value;
}

function ofFact(
  fact: ValueFact,
  model: RandomModel,
  property: PropertyFact,
  random: Random,
  options: InputOptions,
  depth: number,
): unknown {
  const one = (item: ValueFact): unknown =>
    random.chance(options.noise * 0.06) ? scalar(random) : ofFact(item, model, property, random, options, depth);
  switch (fact.kind) {
    case 'model':
      return randomInput(fact.model, random, options, depth + 1);
    case 'tagged': {
      const kind = random.chance(1 - options.noise * 0.2)
        ? random.pick(['cat', 'dog'])
        : random.pick<unknown>(['cow', 5, null, { toString: 1 }]);
      const branch = fact.models.get(kind as string) ?? (fact.models.get('cat') as RandomModel);
      return { ...(random.chance(1 - options.noise * 0.1) ? { kind } : {}), ...randomInput(branch, random, options, depth + 1) };
    }
    case 'list':
    case 'set':
      return Array.from({ length: random.below(3) + (random.chance(0.7) ? 1 : 0) }, () => one(fact.item));
    case 'map':
      return Object.fromEntries(random.some(['k', 'l', '1'], 0.5).map((key) => [key, one(fact.item)]));
    case 'any':
    case 'scalar':
      return random.chance(1 - options.noise * 0.3) ? goodValue(model, property, random) : scalar(random);
  }
}

function scalar(random: Random): unknown {
  const kind = random.next();
  return kind < 0.6 ? random.pick(TEXTS) : kind < 0.85 ? random.pick(NUMBERS) : kind < 0.95 ? random.chance(0.5) : null;
}

function anything(random: Random, depth: number): unknown {
  if (depth > 2 || random.chance(0.4)) return scalar(random);
  if (random.chance(0.4)) return Array.from({ length: random.below(4) }, () => anything(random, depth + 1));
  const keys = random.some(['a', 'b', 'name', 'toString', 'then', 'length', 'kind'], 0.3);
  return Object.fromEntries(keys.map((key) => [key, anything(random, depth + 1)]));
}

const good = new WeakMap<RandomModel, Map<string, readonly unknown[]>>();

/** A value that the checks of a property take, as far as one is known. */
function goodValue(model: RandomModel, property: PropertyFact, random: Random): unknown {
  const { name } = property;
  let known = good.get(model);
  if (known === undefined) good.set(model, (known = new Map()));
  let values = known.get(name);
  if (values === undefined) known.set(name, (values = goodValues(model, name, property.value.kind)));
  return values.length === 0 ? scalar(random) : random.pick(values);
}

function goodValues({ type, calls }: RandomModel, name: string, kind: ValueFact['kind']): unknown[] {
  const isCollection = kind === 'list' || kind === 'set' || kind === 'map';
  const storage = getMetadataStorage();
  const all = storage
    .getTargetValidationMetadatas(type, '', false, false)
    .filter((one) => one.propertyName === name && (one.each || !isCollection));
  const passes = (value: unknown, metadata: ValidationMetadata): boolean =>
    storage.getTargetValidatorConstraints(metadata.constraintCls).every(({ instance, async }) => {
      const args = { value, constraints: metadata.constraints as unknown[], object: {}, property: name, targetName: '' };
      return async || Boolean(instance.validate(value, args));
    });
  const before = calls.length;
  const values = [...TEXTS, ...NUMBERS, true, false, null].filter((value) => {
    try {
      return all.every((metadata) => passes(value, metadata));
    } catch {
      return false;
    }
  });
  calls.length = before;
  return values;
}
