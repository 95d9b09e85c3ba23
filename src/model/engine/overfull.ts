import type { PropertyForm } from '../form/model-form.js';
import { Misfit } from '../misfit.js';
import type { Scalar } from '../scalars/scalar.js';
import { listCheck } from '../scalars/limits.js';
import { testOf } from './item-problems.js';
import { isOfResponse, type ValueConversion } from './options.js';
import { readScalar } from './scalar-reading.js';

/** What has more items than it may. */
export interface Overfull {
  readonly misfit: Misfit;
  /** For class-validator to speak about it, too. */
  readonly value: unknown;
}

/**
 * A list or a set of a `@Field` that has more items than it may: FastAPI stops there, and says nothing of the items. Of a set those count
 * that are valid, each once.
 */
export function overfull({ field, type, checks }: PropertyForm, value: unknown, conversion: ValueConversion): Overfull | undefined {
  const maxItems = field?.options.maxItems;
  if (maxItems === undefined || !Array.isArray(value) || value.length <= maxItems || isOfResponse(conversion)) return undefined;
  const of = type.kind === 'nullable' ? type.of : type;
  // Not where the checks of these groups are others.
  if (!checks.some(({ name }) => name === 'arrayMaxSize')) return undefined;
  if (of.kind === 'list') return found(listCheck({ maxItems })?.(value as readonly unknown[]), value);
  if (of.kind !== 'set' || of.item.kind !== 'scalar') return undefined;
  const valid = validItems(of.item.scalar, checks, value, maxItems + 1, conversion);
  return found(listCheck({ maxItems }, 'Set')?.([...valid]), valid);
}

function found(misfit: Misfit | undefined, value: unknown): Overfull | undefined {
  return misfit && { misfit, value };
}

/** Different items that are valid, so many of them. */
function validItems(
  scalar: Scalar,
  checks: PropertyForm['checks'],
  value: readonly unknown[],
  wanted: number,
  conversion: ValueConversion,
): ReadonlySet<unknown> {
  const tests = checks.filter(({ each }) => each).map((check) => testOf(check));
  const valid = new Set<unknown>();
  for (const item of value) {
    if (valid.size === wanted) break;
    const read = readScalar(scalar, conversion, item);
    // A user's function runs once, and not here.
    if (!(read instanceof Misfit) && tests.every((test) => test?.(read) !== false)) valid.add(read);
  }
  return valid;
}
