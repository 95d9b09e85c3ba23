import { ValidateBy } from 'class-validator';
import { isHashable } from 'tenon/security';

/** For `@Field`: what a password may be. */
export const password = {
  secret: true,
  minLength: 12,
  maxLength: 100,
  description: 'A phrase of several words is a good one.',
  examples: ['nanoseconds of wire'],
} as const;

/** Refuses what `hashPassword` does: halves of surrogate pairs, and letters that become too many when they are written in full (NFKC). */
export const IsHashable = (): PropertyDecorator =>
  ValidateBy({
    name: 'isHashable',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isHashable(value),
      defaultMessage: () => 'Some of these characters cannot be part of a password',
    },
  });
