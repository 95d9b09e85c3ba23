import type { Constructor } from '../core/types.js';

/** The one place that loads class-validator and class-transformer: only once a model is met, because they take long to load. */
type Validator = typeof import('class-validator');

/** The part that is read of class-transformer's storage, which it does not export; `spec/model` holds its shape. */
interface TypeStorage {
  findTypeMetadata(target: Constructor, property: string): { typeFunction(about?: object): unknown } | undefined;
}

/** Published, but without types beside it. */
const storagePath: string = 'class-transformer/cjs/storage.js';

let validator: Validator | undefined;
let types: TypeStorage | undefined;

/** Loads the libraries; awaited at start-up before any model is used. */
export async function loadModelLibraries(): Promise<void> {
  validator ??= await import('class-validator');
  if (types === undefined) {
    const storage: unknown = await import(storagePath);
    types = (storage as { defaultMetadataStorage: TypeStorage }).defaultMetadataStorage;
  }
}

/** class-validator, loaded. */
export function classValidator(): Validator {
  if (validator === undefined) throw new Error('a model is used before start-up loaded class-validator');
  return validator;
}

/** The class that @Type(() => X) names for a property; undefined where it is not stated. */
export function statedType(type: Constructor, property: string): unknown {
  return types?.findTypeMetadata(type, property)?.typeFunction({ newObject: {}, object: {}, property });
}
