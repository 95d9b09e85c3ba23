import type { ValidationError, ValidatorOptions } from 'class-validator';
import { execute, type Mode } from './executor.js';

/**
 * Validates an object by the decorators of its class: class-validator's `validate`, only faster. A first argument that is a text names a
 * schema, as there.
 *
 * Throws (rather than rejects) what a synchronous user function throws, and a TypeError for null and undefined.
 */
export function validate(object: object, validatorOptions?: ValidatorOptions): Promise<ValidationError[]>;
export function validate(schemaName: string, object: object, validatorOptions?: ValidatorOptions): Promise<ValidationError[]>;
export function validate(...given: Given): Promise<ValidationError[]> {
  return Promise.resolve(run(given, 'async'));
}

/** As {@link validate}, but counts checks that are asynchronous as passed. */
export function validateSync(object: object, validatorOptions?: ValidatorOptions): ValidationError[];
export function validateSync(schemaName: string, object: object, validatorOptions?: ValidatorOptions): ValidationError[];
export function validateSync(...given: Given): ValidationError[] {
  return run(given, 'sync') as ValidationError[];
}

/** As {@link validate}, but rejects with the errors where there are any, and with what is thrown. */
export function validateOrReject(object: object, validatorOptions?: ValidatorOptions): Promise<void>;
export function validateOrReject(schemaName: string, object: object, validatorOptions?: ValidatorOptions): Promise<void>;
export async function validateOrReject(...given: Given): Promise<void> {
  const errors = await run(given, 'async');
  if (errors.length > 0) throw errors;
}

type Given = [schemaNameOrObject: object | string, objectOrOptions?: object, options?: ValidatorOptions];

/** The name of a schema selects nothing: class-validator has found metadata by class only since 0.14. */
function run([first, second, third]: Given, mode: Mode): ReturnType<typeof execute> {
  return typeof first === 'string' ? execute(second as object, third, mode) : execute(first, second, mode);
}
