import * as library from 'class-validator';
import type { ValidationArguments, ValidationOptions, ValidatorConstraintInterface } from 'class-validator';
import { Random } from './random.js';
import { Color, Level } from './random-values.js';

/** Everything that user functions were called with, as text. */
export type Calls = string[];

type Make = (random: Random, options: ValidationOptions | undefined) => PropertyDecorator;

/** class-validator's own decorators, with usual parameters. */
export const BUILT_IN: readonly Make[] = [
  (_, options) => library.IsString(options),
  (_, options) => library.IsInt(options),
  (_, options) => library.IsBoolean(options),
  (_, options) => library.IsDate(options),
  (_, options) => library.IsArray(options),
  (_, options) => library.IsObject(options),
  (_, options) => library.IsDefined(options),
  (_, options) => library.IsNotEmpty(options),
  (_, options) => library.IsEmpty(options),
  (_, options) => library.IsPositive(options),
  (_, options) => library.IsNegative(options),
  (_, options) => library.ArrayNotEmpty(options),
  (_, options) => library.IsJSON(options),
  (_, options) => library.IsMongoId(options),
  (_, options) => library.IsBooleanString(options),
  (_, options) => library.IsAlpha(undefined, options),
  (_, options) => library.IsLatitude(options),
  (_, options) => library.IsHexColor(options),
  (_, options) => library.IsNumberString({}, options),
  (_, options) => library.IsIP(undefined, options),
  (random, options) => library.IsEmail(random.pick([undefined, { allow_ip_domain: true }]), options),
  (random, options) => library.IsUrl(random.pick([undefined, { require_tld: false }]), options),
  (random, options) => library.IsUUID(random.pick([undefined, '4', 'all', 1]), options),
  (random, options) => library.IsDateString(random.pick([undefined, { strict: true }]), options),
  (random, options) => library.IsISO8601(random.pick([undefined, { strict: true }]), options),
  (random, options) => library.IsByteLength(1, random.pick([3, undefined]), options),
  (random, options) => library.Min(random.pick([0, -1, 2.5]), options),
  (random, options) => library.Max(random.pick([0, 10, -2]), options),
  (random, options) => library.IsDivisibleBy(random.pick([2, 2.5, 0]), options),
  (random, options) =>
    library.IsNumber(random.pick([undefined, { allowNaN: true }, { maxDecimalPlaces: 1 }, { allowInfinity: true }]), options),
  (random, options) => library.MinLength(random.pick([0, 1, 3]), options),
  (random, options) => library.MaxLength(random.pick([0, 2, 5]), options),
  (random, options) => library.Length(random.pick([0, 2]), random.pick([undefined, 4]), options),
  (random, options) => library.Contains(random.pick(['a', '$&', '']), options),
  (random, options) => library.NotContains(random.pick(['a', '$']), options),
  (random, options) => library.Matches(random.pick([/^a/, /a/g, /^.$/u, /A/i]), options),
  (_, options) => library.Matches('b', 'i', options),
  (random, options) => library.IsIn(random.pick([[1, 'a', null], ['$value', NaN], [undefined]]), options),
  (random, options) => library.IsNotIn(random.pick([[1, 'a', null], ['abc']]), options),
  (random, options) => library.Equals(random.pick<unknown>([1, 'a', null, Symbol.for('s'), NaN]), options),
  (random, options) => library.NotEquals(random.pick<unknown>([1, 'a', undefined]), options),
  (random, options) => library.IsEnum(random.pick<object>([Color, Level, { a: NaN, b: undefined }]), options),
  (random, options) => library.IsInstance(random.pick<typeof Date | typeof Map>([Date, Map]), options),
  (random, options) => library.MinDate(random.pick([new Date(5), () => new Date(5)]), options),
  (_, options) => library.ArrayMinSize(1, options),
  (_, options) => library.ArrayMaxSize(2, options),
  (_, options) => library.ArrayUnique(options),
  (_, options) => library.ArrayContains(['a', 1], options),
  (_, options) => library.IsNotEmptyObject({ nullable: true }, options),
];

const calls = (log: Calls, what: string, value: unknown, args: ValidationArguments): void => {
  const { property, targetName, constraints } = args;
  log.push(
    `${what} ${String(property)} of ${String(targetName)} ${typeof value} ${JSON.stringify(constraints?.length)} ${args.value === value}`,
  );
};

/** What depends on the value alone, so that both sides decide alike. */
const verdict = (value: unknown): unknown => (typeof value === 'string' ? value.length % 2 : typeof value === 'number' ? value > 0 : value);

/** Decorators of the user's own: objects and classes, synchronous and not, and some that look like the library's. */
export function userDecorators(log: Calls, isLate: boolean): Make[] {
  const registered =
    (name: string | undefined, validator: ValidatorConstraintInterface, async?: boolean): Make =>
    (random, options) => {
      const constraints = random.pick([undefined, [], [1, 'two', [3, 4]], [null, undefined, { a: 1 }]]);
      return (target, propertyName) =>
        library.registerDecorator({
          target: target.constructor,
          propertyName: propertyName as string,
          name: name as string,
          options,
          constraints,
          validator,
          async,
        });
    };
  const answering = (what: string, answer: (value: unknown) => unknown): ValidatorConstraintInterface => ({
    validate: (value, args) => (calls(log, what, value, args as ValidationArguments), answer(value) as boolean),
    defaultMessage: (args) => (
      calls(log, `${what} message`, undefined, args as ValidationArguments),
      `${what} refuses $value of $property ($constraint1)`
    ),
  });

  @library.ValidatorConstraint({ name: random().pick(['named', '']) })
  class Plain implements ValidatorConstraintInterface {
    validate(value: unknown, args: ValidationArguments): boolean {
      calls(log, 'plain', value, args);
      return Boolean(verdict(value));
    }
    defaultMessage(): string {
      return '$target.$property $constraint2 $constraint10 $constraint1';
    }
  }

  @library.ValidatorConstraint({ async: true })
  class Slow implements ValidatorConstraintInterface {
    async validate(value: unknown, args: ValidationArguments): Promise<boolean> {
      calls(log, 'slow', value, args);
      await Promise.resolve();
      return Boolean(verdict(value));
    }
  }

  function random(): Random {
    return new Random(log.length + 1);
  }

  const late = (value: unknown): unknown => (typeof value === 'string' ? Promise.resolve(verdict(value)) : verdict(value));
  return [
    registered('custom', answering('custom', verdict)),
    registered('isString', answering('look-alike', verdict)),
    registered('isPositive', { validate: (value) => Boolean(verdict(value)) }),
    registered(undefined, answering('nameless', verdict)),
    registered('isDefined', answering('defined', verdict)),
    registered(
      'asynchronous',
      answering('asynchronous', (value) => Promise.resolve(verdict(value))),
      true,
    ),
    ...(isLate ? [registered('late', answering('late', late))] : []),
    (_, options) => library.Validate(Plain, [1, 'b'], options) as PropertyDecorator,
    (_, options) => library.Validate(Slow, options) as PropertyDecorator,
  ];
}

/** Options of a decorator: groups, `each`, messages with tokens, contexts and conditions. */
export function randomOptions(random: Random, log: Calls): ValidationOptions | undefined {
  if (random.chance(0.35)) return undefined;
  const options: ValidationOptions = {};
  if (random.chance(0.35)) options.each = random.chance(0.9);
  if (random.chance(0.25)) options.groups = random.some(['a', 'b', 'c'], 0.5);
  if (random.chance(0.1)) options.always = random.chance(0.7);
  if (random.chance(0.2)) options.context = random.pick<unknown>([{ code: 1 }, { other: { deep: true } }, 'text']);
  if (random.chance(0.25)) {
    options.message = random.pick<string | ((args: ValidationArguments) => string)>([
      '$property: $value is not $constraint1 of $target',
      '$constraint1$constraint2$value$value',
      (args) => (calls(log, 'message', undefined, args), 'told of $value'),
      () => '',
    ]);
  }
  if (random.chance(0.12)) {
    const seed = random.below(1000);
    options.validateIf = (_, value) => (log.push(`validateIf ${typeof value}`), new Random(seed + String(typeof value).length).chance(0.6));
  }
  return options;
}

/** A condition over the object, which is called for each validation. */
export function randomCondition(random: Random, log: Calls, options: ValidationOptions | undefined): PropertyDecorator {
  if (random.chance(0.6)) return library.IsOptional(options);
  const answer = random.pick<unknown>([true, true, 1, false, '']);
  return library.ValidateIf((_, value) => (log.push(`condition ${typeof value}`), answer as boolean), options);
}
