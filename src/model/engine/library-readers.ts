import type { TypeMetadata } from 'class-transformer';
import type { Constructor } from '../../core/types.js';
import type { PropertyForm } from '../form/model-form.js';
import { transformerStorage } from '../library/transformer-storage.js';
import { anyRead } from './closures.js';
import type { DataLimits } from './options.js';
import { FAIL, type Entry, type Read, type ReaderForm } from './program.js';

/** The constructors that class-transformer calls as functions. */
const conversions = new Map<unknown, (value: unknown) => unknown>([
  [String, String],
  [Number, Number],
  [Boolean, Boolean],
  [Date, (value) => new Date(value as string)],
]);

/**
 * How a property is read exactly as class-transformer does it: a list where one value is declared is taken, `@Type(() => Number)` turns
 * '' into 0. What takes more than that (objects without a type, lists in lists) is left to the long way.
 */
export function libraryReader(
  property: PropertyForm,
  type: Constructor,
  entryOf: (model: Constructor) => Entry,
  limits: DataLimits,
): ReaderForm {
  const stated = transformerStorage().findTypeMetadata(type, property.name);
  const target = stated === undefined ? undefined : targetOf(stated, property.name);
  if (target !== undefined && property.isNested) return { kind: 'call', read: modelsRead(entryOf(target as Constructor), limits) };
  const convert = stated === undefined ? (value: unknown) => value : conversions.get(target);
  return { kind: 'call', read: convert === undefined ? () => FAIL : scalarsRead(convert, limits) };
}

/** Whether the reader above can say anything about a property with this `@Type`. */
export function isPlainlyTyped({ options, reflectedType, typeFunction }: TypeMetadata): boolean {
  if (options?.discriminator !== undefined || reflectedType === Map || reflectedType === Set) return false;
  if (isListClass(reflectedType)) return false;
  return !looksAround(typeFunction as unknown as (about: object) => unknown);
}

/** Whether lists of a property are made as something else than arrays. */
function isListClass(declared: unknown): boolean {
  return typeof declared === 'function' && declared !== Array && 'push' in ((declared.prototype ?? {}) as object);
}

/** Whether a function decides by the object that it is told of, so that each value may be of another type. */
function looksAround(typeFunction: (about: object) => unknown): boolean {
  let looked = false;
  try {
    typeFunction(new Proxy({}, { get: () => void (looked = true), has: () => (looked = true) }));
  } catch {
    return true;
  }
  return looked;
}

/** What `@Type` says of values, where it does not decide by the object around them. */
export function targetOf(stated: TypeMetadata, property: string): unknown {
  return (stated.typeFunction as unknown as (about: object) => unknown)({ newObject: {}, object: {}, property });
}

function modelsRead(entry: Entry, limits: DataLimits): Read {
  const one: Read = (value, depth) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !('then' in value) ? entry.read(value, depth + 1) : FAIL;
  return listed(one, limits);
}

function scalarsRead(convert: (value: unknown) => unknown, limits: DataLimits): Read {
  const passes = anyRead(limits);
  return listed((value, depth) => {
    if (value === null || value === undefined) return value;
    return typeof value === 'object' || passes(value, depth) === FAIL ? FAIL : convert(value);
  }, limits);
}

function listed(one: Read, limits: DataLimits): Read {
  return (value, depth) => {
    if (!Array.isArray(value)) return one(value, depth);
    if (value.length > limits.items || depth >= limits.depth) return FAIL;
    const items = new Array<unknown>(value.length);
    for (let i = 0; i < value.length; i += 1) {
      const item = one(value[i], depth + 1);
      if (item === FAIL) return FAIL;
      items[i] = item;
    }
    return items;
  };
}
