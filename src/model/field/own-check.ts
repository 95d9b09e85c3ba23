import type { ValidationArguments } from 'class-validator';
import { classValidator } from '../library/library.js';
import type { Check } from '../scalars/limits.js';

/** A check that class-validator has none for. */
export interface OwnCheck {
  /** Class-validator's key of the error. */
  readonly name: string;
  /** Whether it says no more than the type of the property does: whoever reads data by its type need not run it. */
  readonly isType: boolean;
  /** Of a limit: which problem it is, as FastAPI tells it; none where the value is not of the type. */
  readonly limit?: Check<unknown>;
  test(value: unknown): boolean;
  /** What follows the name of the property in the default message: `must be a UUID`. */
  words(): string;
}

/** How a check is applied to a property. */
export interface Application {
  /** To each item. */
  readonly each?: boolean;
  readonly message?: string | undefined;
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- the type that class-validator has for it
const checks = new WeakMap<Function, OwnCheck>();

/** The check of ours that a constraint class of class-validator's metadata runs; undefined for any other. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
export function ownCheckOf(constraintCls: Function | undefined): OwnCheck | undefined {
  return constraintCls === undefined ? undefined : checks.get(constraintCls);
}

/** A decorator that registers the check with class-validator, under a constraint class that {@link ownCheckOf} knows. */
export function checkedBy(
  check: OwnCheck,
  { each = false, message }: Application = {},
  constraints: readonly unknown[] = [],
): PropertyDecorator {
  class OwnConstraint {
    validate(value: unknown): boolean {
      return check.test(value);
    }
    defaultMessage(_about: ValidationArguments): string {
      return `${each ? 'each value in ' : ''}$property ${check.words()}`;
    }
  }
  const { ValidatorConstraint, registerDecorator } = classValidator();
  ValidatorConstraint({ name: check.name })(OwnConstraint);
  checks.set(OwnConstraint, check);
  return (target, property) =>
    registerDecorator({
      name: check.name,
      target: target.constructor,
      propertyName: property as string,
      options: { each, ...(message === undefined ? {} : { message }) },
      constraints: [...constraints],
      validator: OwnConstraint,
    });
}
