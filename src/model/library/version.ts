import { classValidator } from './library.js';
import { transformerStorage } from './transformer-storage.js';

let version = 0;
let watching = false;

/**
 * Counts up whenever a decorator of either library (or of ours) has added metadata. What was built from metadata is stale when this
 * number has changed since: classes may be decorated late, by mapped types or by modules that are loaded on demand.
 */
export function metadataVersion(): number {
  if (!watching) watch();
  return version;
}

/** Says that metadata outside of both libraries has changed. */
export function metadataChanged(): void {
  version += 1;
}

/** The libraries tell nobody when their storages grow, so their adding methods are extended, once. */
function watch(): void {
  watching = true;
  count(classValidator().getMetadataStorage(), ['addValidationMetadata', 'addConstraintMetadata']);
  count(transformerStorage(), ['addTypeMetadata', 'addTransformMetadata', 'addExposeMetadata', 'addExcludeMetadata']);
}

function count<S extends object>(storage: S, methods: readonly (keyof S & string)[]): void {
  for (const method of methods) {
    const add = storage[method] as (metadata: unknown) => void;
    Object.defineProperty(storage, method, {
      configurable: true,
      writable: true,
      value(metadata: unknown) {
        version += 1;
        add.call(storage, metadata);
      },
    });
  }
}
