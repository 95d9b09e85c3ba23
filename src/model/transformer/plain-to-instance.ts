import type { ClassTransformOptions } from 'class-transformer';
import type { Constructor } from '../../core/types.js';
import { Direction } from '../library/transformer-storage.js';
import { plansFor } from './plans.js';
import { completeOptions } from './selection.js';
import { ToClass } from './to-class.js';
import { ToPlain } from './to-plain.js';

/**
 * Makes an instance of a class of a plain value, or an array of instances of an array, as class-transformer's function of this name does,
 * from plans that are made once. The value is not changed, not even where class-transformer deletes the discriminator's property.
 *
 * @example
 * ```ts
 * class Person {
 *   @Expose({ name: 'full_name' }) name!: string;
 * }
 * plainToInstance(Person, { full_name: 'Ada' }); // Person { name: 'Ada' }
 * ```
 */
export function plainToInstance<T>(type: Constructor<T>, plain: readonly unknown[], options?: ClassTransformOptions): T[];
export function plainToInstance<T>(type: Constructor<T>, plain: unknown, options?: ClassTransformOptions): T;
export function plainToInstance(type: Constructor, plain: unknown, options?: ClassTransformOptions): unknown {
  const complete = completeOptions(options);
  return new ToClass(complete, plansFor(Direction.ToClass, complete)).value(plain, type, undefined, false);
}

/**
 * Makes a plain value of an instance, or of each instance of an array, as class-transformer's function of this name does, from plans that
 * are made once. The instance is not changed, not even where class-transformer writes the discriminator's property.
 *
 * @example
 * ```ts
 * class Person {
 *   @Expose({ name: 'full_name' }) name = 'Ada';
 * }
 * instanceToPlain(new Person()); // { full_name: 'Ada' }
 * ```
 */
export function instanceToPlain(value: readonly unknown[], options?: ClassTransformOptions): Record<string, unknown>[];
export function instanceToPlain(value: unknown, options?: ClassTransformOptions): Record<string, unknown>;
export function instanceToPlain(value: unknown, options?: ClassTransformOptions): unknown {
  const complete = completeOptions(options);
  return new ToPlain(complete, plansFor(Direction.ToPlain, complete)).value(value, undefined, undefined, false);
}
