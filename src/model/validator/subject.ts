import type { ValidationError, ValidatorOptions } from 'class-validator';
import { classValidator } from '../library/library.js';

/** Makes errors with the keys, and in the order, of the library's; `validationError` in the options says what they show. */
export class ErrorMaker {
  readonly #type = classValidator().ValidationError;
  readonly #showsTarget: boolean;
  readonly #showsValue: boolean;

  constructor(options: ValidatorOptions | undefined) {
    const { target, value } = options?.validationError ?? {};
    this.#showsTarget = target === undefined || target === true;
    this.#showsValue = value === undefined || value === true;
  }

  of(object: object, value: unknown, property: string): ValidationError {
    const error = new this.#type();
    if (this.#showsTarget) error.target = object;
    if (this.#showsValue) error.value = value;
    error.property = property;
    error.children = [];
    return error;
  }

  unlisted(object: object, value: unknown, property: string): ValidationError {
    const error = this.of(object, value, property);
    error.children = undefined;
    error.constraints = { whitelistValidation: `property ${property} should not exist` };
    return error;
  }

  unknown(object: object): ValidationError {
    const error = new this.#type() as Partial<ValidationError>;
    if (this.#showsTarget) error.target = object;
    error.value = undefined;
    error.property = undefined;
    error.children = [];
    error.constraints = { unknownValue: 'an unknown value was passed to the validate function' };
    return error as ValidationError;
  }
}

/**
 * A property, or an element of a collection, under validation. Its error comes into being when something fails, or may still fail; the
 * library makes one for everything and throws the empty ones away.
 */
export class Subject {
  #error: ValidationError | undefined;
  hasFailed = false;

  constructor(
    readonly object: object,
    readonly value: unknown,
    /** A number for an element: most of them never fail, and need no name. */
    private readonly name: string | number,
    private readonly siblings: ValidationError[],
    private readonly errors: ErrorMaker,
  ) {}

  /** Whether a message stands under a key; an empty one does not count. */
  hasMessage(key: string): boolean {
    return Boolean(this.#error?.constraints?.[key]);
  }

  fail(key: string, message: string): void {
    (this.open().constraints as Record<string, string>)[key] = message;
    this.hasFailed = true;
  }

  /** Notes a failure that was pending. Where nobody waited, the errors are given away already; the library then may throw into the void. */
  failLate(key: string, message: string, context: unknown): void {
    if (this.#error?.constraints === undefined) return;
    this.#error.constraints[key] = message;
    if (context) this.addContext(key, context);
  }

  addContext(key: string, context: unknown): void {
    const contexts = (this.#make().contexts ??= {}) as Record<string, object>;
    contexts[key] = Object.assign(contexts[key] ?? {}, context);
  }

  /** Takes a place among the errors for what may fail later; {@link withoutEmpty} clears it if nothing did. */
  open(): ValidationError {
    const error = this.#make();
    error.constraints ??= {};
    return error;
  }

  /** The list that the errors of nested objects go to, which {@link adopt} then makes part of this error. */
  get children(): ValidationError[] {
    return this.#error?.children ?? [];
  }

  adopt(children: ValidationError[]): void {
    this.#make().children = children;
  }

  #make(): ValidationError {
    if (this.#error === undefined) {
      this.#error = this.errors.of(this.object, this.value, String(this.name));
      this.siblings.push(this.#error);
    }
    return this.#error;
  }
}

/** Leaves out the errors of what did not fail after all. */
export function withoutEmpty(errors: readonly ValidationError[]): ValidationError[] {
  return errors.filter((error) => {
    if (error.children) error.children = withoutEmpty(error.children);
    if (Object.keys(error.constraints ?? {}).length > 0) return true;
    delete error.constraints;
    return error.children !== undefined && error.children.length > 0;
  });
}
