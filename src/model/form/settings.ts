import { MetadataKey } from '../../core/metadata.js';
import type { AbstractConstructor } from '../../core/types.js';
import { metadataChanged } from '../library/version.js';
import type { ModelSettings } from './model-form.js';

const settingsMetadata = new MetadataKey<ModelSettings>('model-settings');

/**
 * Says how all data of a class is read: `strict` without conversions between JSON's own types, `unknownKeys` ignored, forbidden or kept,
 * `byName` under the names of properties beside their aliases. It goes before what the application says, and holds for subclasses that say nothing.
 *
 * @example
 * @Model({ strict: true, unknownKeys: 'forbid' })
 * class Payment { @Field() amount!: number; }
 */
export function Model(settings: ModelSettings): (target: AbstractConstructor) => void {
  return (target) => {
    settingsMetadata.write(target, settings);
    metadataChanged();
  };
}

export function settingsOf(type: AbstractConstructor): ModelSettings {
  return settingsMetadata.read(type) ?? {};
}
