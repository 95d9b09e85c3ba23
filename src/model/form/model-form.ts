import type { TransformMetadata } from 'class-transformer';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { Constructor } from '../../core/types.js';
import type { FieldFacts } from '../field/field-facts.js';
import type { Documented } from '../types/described.js';
import type { TypeForm } from '../types/type-form.js';
import type { Rule } from './rules.js';

/** Everything that the decorators of a class say, as plain data: what parsing, explaining, picking and the schema are made from. */
export interface ModelForm {
  readonly type: Constructor;
  /** Those of ancestors first, in the order of their decorators. */
  readonly properties: readonly PropertyForm[];
  /** The number of each property in `properties`, by its name. */
  readonly positions: ReadonlyMap<string, number>;
  /** The keys that are read. */
  readonly keys: ReadonlySet<string>;
  /** Those of `readOnly` properties: they may come back from a client who was sent them, and are passed over. */
  readonly passedOver: ReadonlySet<string>;
  /** Conditions across properties, {@link Check}. */
  readonly rules: readonly Rule[];
  readonly settings: ReadingSettings;
}

/** How all data of a class is read. */
export interface ReadingSettings {
  /** No conversions between JSON's own types. */
  readonly strict?: boolean;
  readonly unknownKeys?: UnknownKeys;
  /** A property with an alias is read under its own name as well, where the alias was not sent; pydantic's `populate_by_name`. */
  readonly byName?: boolean;
}

/** What a class says about all of its data, by `@Model`: how it is read, and what the documents say of it. */
export interface ModelSettings extends ReadingSettings, Omit<Documented, 'deprecated'> {}

/** What happens to keys that no property declares: dropped, refused, or kept on the instance. */
export type UnknownKeys = 'ignore' | 'forbid' | 'keep';

/** One property of a model. */
export interface PropertyForm {
  readonly name: string;
  /** The key in data that comes in; undefined where it is not read. */
  readonly inKey: string | undefined;
  /** Its own name, where it is read under that as well: what is under the other key counts. */
  readonly nameKey: string | undefined;
  /** The key in data that goes out; undefined where it is kept back. */
  readonly outKey: string | undefined;
  readonly type: TypeForm;
  /** What `@Field` said; undefined where only the decorators of the libraries speak. */
  readonly field: FieldFacts | undefined;
  /** Whether `undefined` and `null` are taken without a further look. */
  readonly skipsUndefined: boolean;
  readonly skipsNull: boolean;
  /** Conditions that users wrote (`@ValidateIf`). */
  readonly conditions: readonly ValidationMetadata[];
  /** Checks of the value, `@IsDefined` included, in the order in which class-validator runs them. */
  readonly checks: readonly ValidationMetadata[];
  /** Whether the value is validated as a model of its own (`@ValidateNested`). */
  readonly isNested: boolean;
  readonly nested: readonly ValidationMetadata[];
  /** `@ValidatePromise`. */
  readonly isPromise: boolean;
  /** Conversions that users wrote (`@Transform`), in calling order. */
  readonly transformsIn: readonly TransformMetadata[];
  readonly transformsOut: readonly TransformMetadata[];
}

/** Which part of the metadata is meant; everything where nothing is said (class-validator's options of these names). */
export interface Selection {
  readonly groups?: readonly string[];
  readonly always?: boolean;
  readonly strictGroups?: boolean;
}
