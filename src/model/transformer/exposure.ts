import type { ClassTransformOptions, TransformMetadata } from 'class-transformer';
import type { Constructor } from '../../core/types.js';
import { Direction, transformerStorage } from '../library/transformer-storage.js';
import { activeTransforms } from './plan.js';
import { plansFor } from './plans.js';
import { selectionOf } from './selection.js';

/** Which properties of a class take part in a direction. */
export interface Exposure {
  /** Whether properties that no decorator of class-transformer mentions take part. */
  readonly isOpen: boolean;
  /** The properties with `@Expose` that take part, each with its name on the wire, in the library's order: of ancestors first. */
  readonly exposed: ReadonlyMap<string, string>;
  /** The properties that do not take part, whatever `isOpen` says: excluded ones, and those exposed only to other groups. */
  readonly hidden: ReadonlySet<string>;
}

/**
 * Tells which properties of a class take part in a direction and under which names.
 *
 * Towards the class, `isOpen` also lets a renamed property be given under its own name: the library takes every key that is not excluded,
 * so with `@Expose({ name: 'n' }) p` both `n` and `p` reach `p`. `exposed` has the name that is meant.
 */
export function exposureOf(
  type: Constructor,
  direction: Direction,
  options: Pick<ClassTransformOptions, 'groups' | 'version'> = {},
): Exposure {
  const storage = transformerStorage();
  const plan = plansFor(direction, options).of(type);
  const exposed = new Map<string, string>();
  const hidden = new Set<string>();
  for (const property of new Set(storage.getExposedMetadatas(type).map(({ propertyName }) => propertyName as string))) {
    const name = wireName(type, property, direction);
    const key = direction === Direction.ToClass ? name : property;
    if (plan.property(key).takesPart && (plan.takesOwnKeys || plan.namedKeys.includes(key))) exposed.set(property, name);
    else hidden.add(property);
  }
  for (const property of storage.getExcludedProperties(type, direction)) if (!exposed.has(property)) hidden.add(property);
  return { isOpen: plan.takesOwnKeys, exposed, hidden };
}

/** The name on the wire of one property; undefined when it does not take part. */
export function exposedName({ isOpen, exposed, hidden }: Exposure, property: string): string | undefined {
  return exposed.get(property) ?? (isOpen && !hidden.has(property) ? property : undefined);
}

/** The `@Transform`s that run for a property in a direction, in calling order. */
export function transformsOf(
  type: Constructor,
  property: string,
  direction: Direction,
  options: Pick<ClassTransformOptions, 'groups' | 'version'> = {},
): readonly TransformMetadata[] {
  return activeTransforms(type, property, selectionOf(direction, options));
}

/** Towards the class a name counts only if it is exposed that way; from the class the library uses it in any case. */
function wireName(type: Constructor, property: string, direction: Direction): string {
  const storage = transformerStorage();
  const name = storage.findExposeMetadata(type, property)?.options?.name || property;
  if (direction === Direction.ToPlain) return name;
  return storage.getExposedProperties(type, direction).includes(property) ? name : property;
}
