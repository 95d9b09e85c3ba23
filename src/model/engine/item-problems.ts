import { ownCheckOf } from '../field/own-check.js';
import { predicateOf } from '../checks/predicates.js';
import type { PropertyForm } from '../form/model-form.js';
import type { Scalar } from '../scalars/scalar.js';
import type { TypeForm } from '../types/type-form.js';
import { isRecord } from './records.js';
import { foremost, problemOf, type Told } from './translation.js';

/** What is wrong with one item of a property. */
export interface ItemProblem extends Told {
  readonly check: string;
  /** Its index, or its key. */
  readonly key: string | number;
  readonly index: number;
  /** As it was sent. */
  readonly input: unknown;
}

type Check = PropertyForm['checks'][number];

/**
 * Class-validator says of a list that one of its items is wrong; FastAPI says of which. Undefined where the checks that failed are not
 * all known, for a user's function runs once.
 */
export function itemProblems(
  { checks, field, type }: PropertyForm,
  failed: readonly string[],
  value: unknown,
  plain: unknown,
  most: number,
): readonly ItemProblem[] | undefined {
  if (field === undefined || typeof value !== 'object' || value === null) return undefined;
  const items = itemsOf(value);
  const broken = checks.filter(({ name, each }) => each && name !== undefined && failed.includes(name));
  const tests = broken.map((check) => [check, testOf(check)] as const);
  if (items === undefined || broken.length === 0 || tests.some(([, test]) => test === undefined)) return undefined;
  // What is in a list that is too long is not looked at.
  if (Array.isArray(value) && failed.includes('arrayMaxSize')) return undefined;
  const sent = entriesOf(plain);
  const scalar = scalarIn(type);
  const found: ItemProblem[] = [];
  for (const [index, item] of items.entries()) {
    if (found.length >= most) break;
    const wrong = tests.flatMap(([check, test]) => (test?.(item) === false ? [check] : []));
    if (wrong.length === 0) continue;
    const names = wrong.map(({ name }) => name as string);
    const check = foremost(names, item, true);
    // Of a set, what was sent twice is there once.
    const asSent = sent.length === items.length ? sent[index] : sent.find(([, one]) => one === item || scalar?.fromJson(one) === item);
    const [key, input] = asSent ?? [index, item];
    const told = problemOf(check, wrong[names.indexOf(check)], item);
    found.push({ ...told, check, key, index, input });
  }
  return found.length === 0 ? undefined : found;
}

/** What was sent, with its index or key; a program may have given a set or a map. */
function entriesOf(plain: unknown): readonly (readonly [string | number, unknown])[] {
  if (plain instanceof Map) return [...(plain as ReadonlyMap<unknown, unknown>)].map(([key, item]) => [String(key), item]);
  if (plain instanceof Set || Array.isArray(plain)) return [...(plain as Iterable<unknown>)].map((item, i) => [i, item]);
  return isRecord(plain) ? Object.entries(plain) : [];
}

function scalarIn(type: TypeForm): Scalar | undefined {
  if (type.kind === 'nullable') return scalarIn(type.of);
  return type.kind === 'set' && type.item.kind === 'scalar' ? type.item.scalar : undefined;
}

/** Asks a check of an item; undefined where it is a user's. */
export function testOf(check: Check): ((item: unknown) => boolean) | undefined {
  const own = ownCheckOf(check.constraintCls);
  const test = own === undefined ? predicateOf(check) : (item: unknown) => own.test(item);
  if (test === undefined) return undefined;
  return (item) => {
    try {
      return test(item);
    } catch {
      // The library breaks on some data, and that data has failed.
      return false;
    }
  };
}

function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[];
  return value instanceof Set || value instanceof Map ? [...(value as ReadonlySet<unknown>).values()] : undefined;
}
