import type { Constructor } from '../../core/types.js';
import type { DiscriminatedType } from './property-type.js';

/** The subtype that a value names, if it names one. */
export function subTypeNamedBy(value: unknown, { property, subTypes }: DiscriminatedType): Constructor | undefined {
  const name = (value as Readonly<Record<string, unknown>>)[property];
  return subTypes.find((subType) => subType.name === name)?.value;
}

/** The name of the subtype that a value is of, if it is of one. */
export function subTypeNameOf(value: object, { subTypes }: DiscriminatedType): string | undefined {
  return subTypes.find((subType) => (subType.value as unknown) === value.constructor)?.name;
}

/** A copy of an object without one property; the object itself when it has no such property of its own, or holds entries. */
export function without(value: object, property: string): object {
  if (!Object.hasOwn(value, property) || value instanceof Map) return value;
  const { [property]: _, ...others } = Object.getOwnPropertyDescriptors(value) as Record<string, PropertyDescriptor>;
  return Object.create(Object.getPrototypeOf(value) as object | null, others) as object;
}
