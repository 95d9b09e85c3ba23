/*
 * The conditions that `@Field` hands to `@ValidateIf`. They are constants, so that whoever reads the metadata can tell them from the
 * conditions of users: `@IsOptional` takes undefined and null alike, which is neither of these.
 */

/** Of what may be absent: `undefined` is taken, null is not. */
export function unlessAbsent(_model: object, value: unknown): boolean {
  return value !== undefined;
}

/** Of what may be null, but not absent. */
export function unlessNull(_model: object, value: unknown): boolean {
  return value !== null;
}

/** Of what an ancestor lets be absent or null, and the class does not: class-validator inherits a condition unless there is another. */
export function inAnyCase(): boolean {
  return true;
}
