import { getMetadataStorage } from 'class-validator';
import { BUILT_IN } from './random-decorators.js';
import type { ValueFact } from './random-models.js';
import { Random } from './random.js';

/** Checks that say what a value is, which is said otherwise here. */
const TELLING = /^(is(String|Int|Number|Boolean|Date|Array)|array\w+)$/;
const WRITTEN = /^is(DateString|Iso8601|NumberString|BooleanString)$/;
const names = new Map<unknown, string>();

/** Checks that fit a value whose type is said otherwise. */
export function checksFor(value: ValueFact): typeof BUILT_IN {
  if (names.size === 0) for (const make of BUILT_IN) names.set(make, nameOfCheck(make));
  const item = 'item' in value ? value.item : value;
  const isTold = item.kind === 'scalar' && item.scalar !== 'String';
  return BUILT_IN.filter((make) => {
    const name = names.get(make) as string;
    return item.kind === 'any' ? !TELLING.test(name) : !(isTold && WRITTEN.test(name)) && !(item.kind !== 'scalar' && WRITTEN.test(name));
  });
}

/** The name under which a check is registered. */
export function nameOfCheck(make: (typeof BUILT_IN)[number]): string {
  class Scratch {}
  make(new Random(1), undefined)(Scratch.prototype, 'a');
  return getMetadataStorage().getTargetValidationMetadatas(Scratch, '', false, false)[0]?.name ?? '';
}

const POOL: Readonly<Record<string, readonly unknown[]>> = {
  String: [
    '',
    'a',
    'ab',
    'abc',
    'red',
    '12',
    'true',
    'a@b.co',
    'http://a.de',
    '#fff',
    '127.0.0.1',
    '2024-05-06',
    '{"a":1}',
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  ],
  Number: [0, 1, 2, 5, -1, 1.5],
  Boolean: [true, false],
  Date: [new Date(0), new Date(1e12)],
};

/** Values of a property that pass all of its checks: with checks that contradict each other, all data would be refused. */
export class Samples {
  #left: readonly unknown[];

  constructor(value: ValueFact) {
    const item = 'item' in value ? value.item : value;
    const one: readonly unknown[] =
      item.kind === 'scalar' ? (POOL[item.scalar] ?? []) : item.kind === 'any' ? Object.values(POOL).flat() : [{}];
    this.#left = 'item' in value ? [[], one, ...one.map((held) => [held])] : one;
  }

  /** Whether some are left with one more check; else it does not count. */
  narrow(check: PropertyDecorator): boolean {
    class Scratch {}
    check(Scratch.prototype, 'a');
    const storage = getMetadataStorage();
    const [metadata] = storage.getTargetValidationMetadatas(Scratch, '', true, false);
    if (metadata === undefined) return true;
    const [constraint] = storage.getTargetValidatorConstraints(metadata.constraintCls);
    const passes = (value: unknown): boolean => {
      const args = { value, constraints: metadata.constraints as unknown[], object: {}, property: 'a', targetName: '' };
      return constraint === undefined || Boolean(constraint.instance.validate(value, args));
    };
    const left = this.#left.filter((value) => (metadata.each && Array.isArray(value) ? value.every(passes) : passes(value)));
    if (left.length === 0) return false;
    this.#left = left;
    return true;
  }
}
