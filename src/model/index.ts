/** `tenon/model`: the model engine by itself, and drop-ins for the functions of class-validator and class-transformer. */

// Reading
export { explain, parse, parseAsync } from './model.js';
export { sentKeys } from './engine/sent-keys.js';
export type { Explanation } from './engine/explain.js';
export type { Conversion, DataLimits, ModelOptions } from './engine/options.js';
export { ModelValidationError } from './validation-failure.js';
export type { ValidationProblem } from './misfit.js';

// Writing
export { pick } from './output/pick.js';
export type { Exclusion, PickOptions } from './output/output-form.js';

// Declaring
export { Check, type CheckOptions } from './form/rules.js';
export { Model } from './form/settings.js';
export type { ModelSettings, UnknownKeys } from './form/model-form.js';

// Describing
export { jsonSchema, selfContainedSchema } from './schema/json-schema.js';
export { SchemaComponents } from './schema/components.js';

// Drop-ins
export { instanceToPlain, plainToInstance } from './transformer/plain-to-instance.js';
export { validate, validateOrReject, validateSync } from './validator/validate.js';
