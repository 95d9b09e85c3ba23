import type { ExcludeMetadata, ExposeMetadata, TransformMetadata, TypeMetadata } from 'class-transformer';
import { createRequire } from 'node:module';
import type { AbstractConstructor } from '../../core/types.js';

/** Which way class-transformer goes; the numbers are its own. */
export enum Direction {
  ToClass = 0,
  ToPlain = 1,
}

/**
 * What is read of class-transformer's storage. It is not exported (issue 563 of class-transformer), and has not changed since 2021;
 * `spec/model/library` holds its shape.
 */
export interface TransformerStorage {
  findTypeMetadata(target: AbstractConstructor, property: string): TypeMetadata | undefined;
  findTransformMetadatas(target: AbstractConstructor, property: string, direction: Direction): TransformMetadata[];
  findExposeMetadata(target: AbstractConstructor, property: string | undefined): ExposeMetadata | undefined;
  findExcludeMetadata(target: AbstractConstructor, property: string | undefined): ExcludeMetadata | undefined;
  findExposeMetadataByCustomName(target: AbstractConstructor, name: string): ExposeMetadata | undefined;
  getStrategy(target: AbstractConstructor): 'excludeAll' | 'exposeAll' | 'none';
  getExposedMetadatas(target: AbstractConstructor): ExposeMetadata[];
  getExcludedMetadatas(target: AbstractConstructor): ExcludeMetadata[];
  getExposedProperties(target: AbstractConstructor, direction: Direction): string[];
  getExcludedProperties(target: AbstractConstructor, direction: Direction): string[];
  addTypeMetadata(metadata: TypeMetadata): void;
  addTransformMetadata(metadata: TransformMetadata): void;
  addExposeMetadata(metadata: ExposeMetadata): void;
  addExcludeMetadata(metadata: ExcludeMetadata): void;
}

const require = createRequire(import.meta.url);
let storage: TransformerStorage | undefined;

/** The storage that class-transformer's decorators fill. */
export function transformerStorage(): TransformerStorage {
  return (storage ??= (require('class-transformer/cjs/storage') as { defaultMetadataStorage: TransformerStorage }).defaultMetadataStorage);
}
