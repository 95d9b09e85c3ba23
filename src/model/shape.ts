import { designType } from '../core/metadata.js';
import type { Constructor } from '../core/types.js';
import { classValidator, statedType } from './library.js';
import type { Scalar } from './scalar.js';
import { scalarOf } from './scalar-of.js';

/** One property of a model. */
export interface ModelProperty {
  readonly name: string;
  /** The class of a nested model, of each item where the value is an array. */
  readonly nested: Constructor | undefined;
  /** How a text is read for it where all values are texts (query, headers, cookies). */
  readonly scalar: Scalar | undefined;
  readonly isArray: boolean;
  /** Whether the declaration says that it is one nested model; a union says nothing. */
  readonly isSingle: boolean;
  /** Limits of the checks on it, by class-validator's name of the check. */
  readonly constraints: ReadonlyMap<string, readonly unknown[]>;
}

const shapes = new WeakMap<Constructor, readonly ModelProperty[]>();

/** The properties of a model, in the order in which their decorators stand. Only decorated properties belong to it. */
export function shapeOf(type: Constructor): readonly ModelProperty[] {
  let shape = shapes.get(type);
  if (shape === undefined) shapes.set(type, (shape = read(type)));
  return shape;
}

/** Whether a class is a model: whether class-validator knows anything about it. */
export function isModel(type: unknown): type is Constructor {
  if (typeof type !== 'function' || scalarOf(type) !== undefined) return false;
  return shapeOf(type as Constructor).length > 0;
}

function read(type: Constructor): readonly ModelProperty[] {
  const metadata = classValidator().getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const properties = new Map<string, Map<string, readonly unknown[]>>();
  for (const one of metadata) {
    let constraints = properties.get(one.propertyName);
    if (constraints === undefined) properties.set(one.propertyName, (constraints = new Map<string, readonly unknown[]>()));
    if (one.name !== undefined) constraints.set(one.name, (one.constraints as readonly unknown[] | undefined) ?? []);
  }
  return [...properties].map(([name, constraints]) => {
    const declared = designType(type.prototype as object, name);
    const stated = statedType(type, name);
    const nested =
      [stated, declared].find((candidate) => candidate !== type && isNestable(candidate)) ?? (stated === type ? type : undefined);
    return {
      name,
      nested: nested as Constructor | undefined,
      scalar: scalarOf(stated ?? declared),
      isArray: declared === Array,
      isSingle: nested !== undefined && declared === nested,
      constraints,
    };
  });
}

function isNestable(candidate: unknown): boolean {
  if (typeof candidate !== 'function' || scalarOf(candidate) !== undefined) return false;
  if (candidate === Object || candidate === Array || candidate === Function || candidate === Promise) return false;
  return classValidator().getMetadataStorage().getTargetValidationMetadatas(candidate, '', false, false).length > 0;
}
