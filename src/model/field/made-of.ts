import { transformerStorage } from '../library/transformer-storage.js';
import { Moment } from '../scalars/moments.js';
import type { TypeForm } from '../types/type-form.js';
import type { DeclaredField } from './declared-field.js';
import type { Outline } from './outline.js';

/**
 * Tells class-transformer what the values are made of, as `@Type` does. Not by `@Type` itself: that takes the container from what the
 * compiler wrote, which of `Set<Line> | null` is nothing.
 */
export function madeOf(field: DeclaredField, outline: Outline): PropertyDecorator | undefined {
  const typeFunction = made(field, outline);
  if (typeFunction === undefined) return undefined;
  const { container, item } = outline;
  const reflectedType: unknown =
    { list: Array, set: Set, map: Map, none: undefined, unknown: undefined }[container] ?? field.declared ?? Object;
  const tag = item?.kind === 'union' ? item.tag : undefined;
  const discriminator = tag && {
    get property() {
      return tag.key;
    },
    // Asked for when there is something to tell apart, for a branch may be a class that is not there yet.
    get subTypes() {
      return [...tag.models].map(([name, value]) => ({ name, value }));
    },
  };
  return (target, property) =>
    transformerStorage().addTypeMetadata({
      target: target.constructor,
      propertyName: property as string,
      reflectedType,
      typeFunction: typeFunction as () => never,
      options: (discriminator === undefined ? {} : { discriminator, keepDiscriminatorProperty: true }) as never,
    });
}

function made(field: DeclaredField, { container, item }: Outline): (() => unknown) | undefined {
  const isSetOrMap = container === 'set' || container === 'map';
  if (item === undefined) return () => modelIn(field.form) ?? Object;
  if (item.kind === 'model') return () => item.model;
  if (item.kind === 'union' && item.tag !== undefined) return () => Object;
  if (item.kind === 'scalar' && item.scalar === Moment) return () => Date;
  // Object leaves scalars as they are, and lets the Set or the Map be made.
  return isSetOrMap && (item.kind === 'scalar' || item.kind === 'any') ? () => Object : undefined;
}

function modelIn(form: TypeForm): unknown {
  if (form.kind === 'model') return form.model;
  if (form.kind === 'nullable') return modelIn(form.of);
  if (form.kind === 'list' || form.kind === 'set') return modelIn(form.item);
  return form.kind === 'map' ? modelIn(form.value) : undefined;
}
