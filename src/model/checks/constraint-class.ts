import type { ValidatorConstraintInterface } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { classValidator } from '../library/library.js';

/** Where class-validator keeps its storage. */
const holder = globalThis as { classValidatorMetadataStorage?: unknown };

let source: string | undefined;

/**
 * Whether a class is one that `registerDecorator` made around a validator object: without state, without a constructor, and nobody else
 * can know it. Such an instance need not come from the container, which would keep it for ever and search all of them for each.
 */
export function isAnonymous(constraint: unknown): boolean {
  source ??= Function.prototype.toString.call(
    captured((target, propertyName) =>
      classValidator().registerDecorator({ target: target.constructor, propertyName, validator: { validate: () => true } }),
    ),
  );
  return typeof constraint === 'function' && Function.prototype.toString.call(constraint) === source;
}

/** The constraint that a decorator makes, without registering it. */
export function constraintOf(decorate: (target: object, property: string) => void): ValidatorConstraintInterface {
  return new (captured(decorate))();
}

/** The class that a decorator registers, without leaving a trace in the storage, which others read as well. */
function captured(decorate: (target: object, property: string) => void): new () => ValidatorConstraintInterface {
  const storage = holder.classValidatorMetadataStorage;
  let found: ValidationMetadata | undefined;
  holder.classValidatorMetadataStorage = {
    addConstraintMetadata: () => undefined,
    addValidationMetadata: (metadata: ValidationMetadata) => (found = metadata),
  };
  try {
    decorate({}, 'value');
  } finally {
    holder.classValidatorMetadataStorage = storage;
  }
  if (found === undefined) throw new TypeError('class-validator keeps its metadata elsewhere than expected');
  return found.constraintCls as new () => ValidatorConstraintInterface;
}
