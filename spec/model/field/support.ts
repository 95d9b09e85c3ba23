import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { Constructor } from '../../../src/core/types.js';

/** What the plain libraries say of data: the failed checks, each with the way to its property. */
export function failures(type: Constructor, plain: object): readonly string[] {
  return flat(validateSync(plainToInstance(type, plain) as object));
}

/** The same of an instance. */
export function failuresOf(instance: object): readonly string[] {
  return flat(validateSync(instance));
}

function flat(errors: readonly ValidationError[], above = ''): string[] {
  return errors.flatMap(({ property, constraints, children }) => [
    ...Object.keys(constraints ?? {}).map((check) => `${above}${property} ${check}`),
    ...flat(children ?? [], `${above}${property}.`),
  ]);
}

export function messages(type: Constructor, plain: object): readonly string[] {
  return validateSync(plainToInstance(type, plain) as object).flatMap(({ constraints }) => Object.values(constraints ?? {}));
}
