import type { TransformMetadata } from 'class-transformer';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { designType } from '../../core/metadata.js';
import type { AbstractConstructor } from '../../core/types.js';
import { classValidator } from '../library/library.js';
import { Direction, transformerStorage } from '../library/transformer-storage.js';

/** The validation metadata of a class with those of its ancestors that it inherits, in the order in which they run. */
export function validationOf(type: AbstractConstructor): readonly ValidationMetadata[] {
  return classValidator().getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
}

export function copyValidation(metadata: ValidationMetadata, target: AbstractConstructor): void {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(metadata) as object) as ValidationMetadata, metadata, { target });
  classValidator().getMetadataStorage().addValidationMetadata(copy);
}

/** The properties of which class-transformer knows something, those of ancestors too. */
export function transformedProperties(type: AbstractConstructor): readonly string[] {
  const storage = transformerStorage();
  const listed = [...storage.getExposedMetadatas(type), ...storage.getExcludedMetadatas(type)];
  return listed.flatMap(({ propertyName }) => propertyName ?? []);
}

/** What the compiler wrote, and what class-transformer knows: `@Type`, `@Transform`, `@Expose` and `@Exclude`. */
export function copyTransformation(source: AbstractConstructor, target: AbstractConstructor, property: string): void {
  const declared = designType(source.prototype as object, property);
  if (declared !== undefined) Reflect.defineMetadata('design:type', declared, target.prototype as object, property);
  const storage = transformerStorage();
  const type = storage.findTypeMetadata(source, property);
  const expose = storage.findExposeMetadata(source, property);
  const exclude = storage.findExcludeMetadata(source, property);
  if (type !== undefined) storage.addTypeMetadata({ ...type, target: target as never });
  if (expose !== undefined) storage.addExposeMetadata({ ...expose, target: target as never });
  if (exclude !== undefined) storage.addExcludeMetadata({ ...exclude, target: target as never });
  for (const transform of transforms(source, property)) storage.addTransformMetadata({ ...transform, target: target as never });
}

/** Whether all properties are exposed or excluded where they do not say so themselves; class-transformer asks the class itself only. */
export function copyStrategy(source: AbstractConstructor, target: AbstractConstructor): void {
  const storage = transformerStorage();
  const strategy = storage.getStrategy(source);
  if (strategy === 'none') return;
  const metadata = { target: target as never, propertyName: undefined, options: {} };
  if (strategy === 'excludeAll') storage.addExcludeMetadata(metadata);
  else storage.addExposeMetadata(metadata);
}

/** In the order in which they were added, which the storage answers backwards and for one direction at a time. */
function transforms(source: AbstractConstructor, property: string): readonly TransformMetadata[] {
  const storage = transformerStorage();
  const [inwards, outwards] = [Direction.ToClass, Direction.ToPlain].map((way) => storage.findTransformMetadatas(source, property, way));
  const all: TransformMetadata[] = [];
  let next = 0;
  for (const one of outwards ?? []) {
    const at = inwards?.indexOf(one) ?? -1;
    if (at >= 0) while (next <= at) all.push(inwards?.[next++] as TransformMetadata);
    else all.push(one);
  }
  all.push(...(inwards ?? []).slice(next));
  return all.reverse();
}
