import * as library from 'class-transformer';
import type { ClassTransformOptions } from 'class-transformer';
import type { Constructor } from '../../../src/core/types.js';
import { instanceToPlain, plainToInstance } from '../../../src/model/transformer/plain-to-instance.js';
import { portrait } from './portrait.js';

/** What ours makes of a value, after a look that the library makes the same of an equal one, and that the value is as it was. */
export function toInstance<T>(type: Constructor<T>, plain: () => unknown, options?: ClassTransformOptions): T {
  const input = plain();
  const ours = plainToInstance(type, input, options);
  expect(portrait(input)).toBe(portrait(plain()));
  expect(portrait(ours)).toBe(portrait(library.plainToInstance(type, plain(), options)));
  return ours;
}

/** The same, from instances. */
export function toPlain(instance: () => unknown, options?: ClassTransformOptions): Record<string, unknown> {
  const input = instance();
  const ours = instanceToPlain(input, options);
  expect(portrait(input)).toBe(portrait(instance()));
  expect(portrait(ours)).toBe(portrait(library.instanceToPlain(instance(), options)));
  return ours;
}
