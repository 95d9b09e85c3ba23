/** `tenon/model`: the model engine by itself, without the container and Express, and drop-ins for the functions of both libraries. */

import '../core/this-copy.js';

// Reading
export { explain, parse, parseAsync } from './model.js';
export { sentKeys } from './engine/sent-keys.js';
export { sentValues } from './engine/sent-values.js';
export type { SentValues } from './types/sent.js';
export type { Explanation } from './engine/explain.js';
export type { Conversion, DataLimits, ModelOptions } from './engine/options.js';
export { ModelValidationError } from './validation-failure.js';
export type { ValidationProblem } from './misfit.js';

// Writing
export { pick } from './output/pick.js';
export { toJsonable, type JsonableOptions } from './output/to-jsonable.js';
export type { Exclusion, PickOptions, PropertySelection } from './output/pick-options.js';

// Declaring
export { Field } from './field/field.js';
export type { FieldOptions } from './field/options.js';
export { Check, type CheckOptions } from './form/rules.js';
export { Model } from './form/settings.js';
export type { ModelSettings, UnknownKeys } from './form/model-form.js';
export { IntersectionType, OmitType, PartialType, PickType, RequiredType, type ModelClass } from './field/mapped-types.js';
export { generic } from './field/generic.js';

// Types of values
export { BigInteger, Float, Int } from './scalars/numbers.js';
export { Decimal } from './scalars/decimals.js';
export { Email } from './scalars/emails.js';
export { Secret } from './scalars/secrets.js';
export { Uuid } from './scalars/texts.js';
export { AnyUrl, Url } from './scalars/urls.js';
export { DateOnly, DateTime } from './scalars/moments.js';
export { TimeOnly } from './scalars/times.js';
export { Duration, durationOf, milliseconds } from './scalars/durations.js';
export { later } from './scalars/later.js';
export { Base64, Base64Url, Utf8 } from './scalars/base64.js';
export { enumOf, literal } from './scalars/choices.js';
export {
  described,
  mapOf,
  nullable,
  oneOf,
  recordOf,
  setOf,
  tuple,
  type Composite,
  type StatedType,
  type ValueOf,
} from './types/composite.js';
export type { Described, Documented } from './types/described.js';
export type { EnumNaming } from './scalars/enum-names.js';
export type { Scalar } from './scalars/scalar.js';

// Describing
export { jsonSchema, selfContainedSchema } from './schema/json-schema.js';
export { SchemaComponents } from './schema/components.js';

// Drop-ins
export { instanceToPlain, plainToInstance } from './transformer/plain-to-instance.js';
export { validate, validateOrReject, validateSync } from './validator/validate.js';
