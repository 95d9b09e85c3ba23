import type { TypeMetadata } from 'class-transformer';
import type { Constructor } from '../../core/types.js';
import type { TypeForm } from '../types/type-form.js';

/** The union that class-transformer's discriminator describes; undefined where `@Type` has none. */
export function discriminated({ options }: TypeMetadata): TypeForm | undefined {
  const discriminator = options?.discriminator;
  if (discriminator === undefined) return undefined;
  const { property, subTypes } = discriminator;
  const models = new Map(subTypes.map(({ name, value }) => [name, value as Constructor]));
  return {
    kind: 'union',
    branches: [...models.values()].map((model) => ({ kind: 'model', model })),
    tag: { property, key: property, nameKey: undefined, models },
  };
}
