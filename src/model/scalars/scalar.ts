import type { Misfit } from './misfit.js';

/**
 * A type whose values can be read from text (path, query, header, cookie) and from JSON.
 * `T` is the type of its values; neither method throws, what does not fit is a {@link Misfit}.
 */
export interface Scalar<T = unknown> {
  readonly kind: 'scalar';
  /** Its name in errors: `Int`. */
  readonly name: string;
  /** Which limits apply: those of numbers, those of text, or none. */
  readonly limits: 'number' | 'text' | 'none';
  fromText(text: string): T | Misfit;
  fromJson(value: unknown): T | Misfit;
}

/** Whether a value stated as a type is one of ours. */
export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'object' && value !== null && (value as Scalar).kind === 'scalar';
}
