import { getMetadataStorage, useContainer } from 'class-validator';
import type { Constructor } from '../../../src/core/types.js';
import { transformerStorage } from '../../../src/model/library/transformer-storage.js';
import { metadataChanged } from '../../../src/model/library/version.js';

/** The library searches all classes for each validation, and its container all instances. */
export function forgetClasses(): void {
  const clear = (maps: object): void => Object.values(maps).forEach((map: unknown) => map instanceof Map && map.clear());
  clear(getMetadataStorage());
  clear(transformerStorage());
  metadataChanged();
}

/** A container that finds an instance at once. */
export function keepInstances(): void {
  const instances = new WeakMap<object, object>();
  useContainer({
    get(type: Constructor<object>) {
      let known = instances.get(type);
      if (known === undefined) instances.set(type, (known = new type()));
      return known;
    },
  } as never);
}
