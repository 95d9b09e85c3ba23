import { MetadataKey } from '../../core/metadata.js';
import { lineage } from '../../core/classes.js';
import type { AbstractConstructor } from '../../core/types.js';
import { metadataChanged } from '../library/version.js';
import type { Documented } from '../types/described.js';
import type { ModelSettings, ReadingSettings } from './model-form.js';

const settingsMetadata = new MetadataKey<ModelSettings>('model-settings');

/**
 * Says how all data of a class is read: `strict` without conversions between JSON's own types, `unknownKeys` ignored, forbidden or kept,
 * `byName` under the names of properties beside their aliases. It goes before what the application says, and holds for subclasses that say nothing else.
 *
 * Its other words are for the documents, and for this class alone: `title`, `description`, `examples`, and `openapi`, which is laid over the
 * schema (FastAPI's `json_schema_extra`).
 *
 * @example
 * @Model({ strict: true, unknownKeys: 'forbid', description: 'What a customer owes.' })
 * class Payment { @Field() amount!: number; }
 */
export function Model(settings: ModelSettings): (target: AbstractConstructor) => void {
  return (target) => {
    settingsMetadata.write(target, settings);
    metadataChanged();
  };
}

/** How data of a class is read: each word as the class itself or its nearest ancestor says it. */
export function settingsOf(type: AbstractConstructor): ReadingSettings {
  const all = lineage(type).reverse();
  return Object.assign({}, ...all.map((owner) => readingOf(settingsMetadata.own(owner) ?? {}))) as ReadingSettings;
}

/** What the documents say of a class; what an ancestor is called does not name its subclasses. */
export function describedOf(type: AbstractConstructor): Documented {
  const { title, description, examples, openapi } = settingsMetadata.own(type) ?? {};
  return stated({ title, description, examples, openapi });
}

function readingOf({ strict, unknownKeys, byName }: ReadingSettings): ReadingSettings {
  return stated({ strict, unknownKeys, byName });
}

/** Words that are there and undefined would go before others. */
function stated<T extends object>(words: T): { [P in keyof T]: Exclude<T[P], undefined> } {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as never;
}
