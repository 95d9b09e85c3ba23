import * as library from 'class-validator';
import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { builtIn } from '../../../src/model/checks/built-ins.js';
import { isGenuine } from '../../../src/model/checks/genuine.js';
import { CHECKS, metadataOf, NO_CHECKS, UNNOTICED } from './inventory.js';

const WATCHED: readonly (readonly [object, string])[] = [
  [String.prototype, 'constructor'],
  [Intl, 'DateTimeFormat'],
  [RegExp.prototype, 'test'],
  [Number, 'isInteger'],
  [Array, 'isArray'],
];
const descriptors = (): unknown[] => WATCHED.map(([owner, key]) => Object.getOwnPropertyDescriptor(owner, key));

const registered =
  (name: string, validator: ValidatorConstraintInterface, constraints?: unknown[]): PropertyDecorator =>
  (target, property) =>
    library.registerDecorator({ name, validator, constraints, target: target.constructor, propertyName: property as string });

/** A constraint that the library made for a decorator. */
const instanceOf = ({ constraintCls }: ValidationMetadata): ValidatorConstraintInterface =>
  (library.getMetadataStorage().getTargetValidatorConstraints(constraintCls)[0] as { instance: ValidatorConstraintInterface }).instance;

const isTaken = (metadata: ValidationMetadata, validate: ValidatorConstraintInterface['validate']): boolean => {
  const instance = instanceOf(metadata);
  const defaultMessage = (args?: ValidationArguments): string => instance.defaultMessage?.(args) ?? '';
  return isGenuine(metadataOf(registered(metadata.name as string, { validate, defaultMessage }, metadata.constraints)));
};

const noticed = CHECKS.filter(([name]) => !UNNOTICED.includes(name));

// First, for what is known of a name is kept.
it('a look-alike does not spoil the name for the library, whatever its parameters', () => {
  expect(isGenuine(metadataOf(registered('arrayUnique', { validate: () => true }, [() => 1])))).toBe(false);
  expect(isGenuine(metadataOf(library.ArrayUnique()))).toBe(true);
  expect(isGenuine(metadataOf(library.ArrayUnique((item: unknown) => item)))).toBe(false);
});

describe('a check of the library', () => {
  it('is one of the inventory', () => {
    const exported = Object.entries(library).filter(([name, it]) => typeof it === 'function' && /^[A-Z]/.test(name));
    const checks = exported.map(([name]) => name).filter((name) => !NO_CHECKS.includes(name));
    expect([...new Set(CHECKS.map(([name]) => name))].sort()).toEqual(checks.sort());
  });

  it.each(CHECKS)('%s %i is known', (_, __, decorator) => {
    const before = descriptors();
    expect(isGenuine(metadataOf(decorator))).toBe(true);
    expect(descriptors()).toEqual(before);
  });

  it('is known whatever its options', () => {
    const options = { each: true, message: 'm', groups: ['g'], context: {} };
    const some = [
      ...[library.IsString(options), library.IsInt(options), library.Length(1, 2, options), library.IsDateString({}, options)],
      ...[library.IsLowercase(options), library.IsMACAddress(options), library.ArrayUnique(options), library.IsNotEmpty(options)],
    ];
    expect(some.map((decorator) => isGenuine(metadataOf(decorator)))).toEqual(some.map(() => true));
  });

  it.each([
    ['IsString', library.IsString()],
    ['IsLowercase', library.IsLowercase()],
    ['IsInt', library.IsInt()],
  ])('is known however hot its code is: %s', (_, decorator) => {
    const instances = Array.from({ length: 50 }, () => instanceOf(metadataOf(decorator)));
    expect(isGenuine(metadataOf(decorator))).toBe(true);
    const mixed = ['a', 1, null, [], {}, new String('a')];
    for (let count = 0; count < 1_000_000; count += 1) void instances[count % 50]?.validate(mixed[count % 6]);
    expect(isGenuine(metadataOf(decorator))).toBe(true);
  });

  it('is known from any depth of the stack', () => {
    const deep = (depth: number): boolean => (depth === 0 ? isGenuine(metadataOf(library.IsPort())) : deep(depth - 1));
    expect([deep(0), deep(3), deep(500)]).toEqual([true, true, true]);
  });

  it('is examined without a trace in the storage', () => {
    const metadata = metadataOf(library.IsByteLength(1));
    const storage = library.getMetadataStorage() as unknown as {
      validationMetadatas: Map<unknown, unknown>;
      constraintMetadatas: Map<unknown, unknown>;
    };
    const sizes = (): number[] => [storage.validationMetadatas.size, storage.constraintMetadatas.size];
    const before = sizes();
    expect(isGenuine(metadata)).toBe(true);
    expect(sizes()).toEqual(before);
  });

  it.each(WATCHED)('is not known where %p is not as the language has it', (owner, key) => {
    const before = Object.getOwnPropertyDescriptor(owner, key) as PropertyDescriptor;
    const fresh = noticed.map(([, , decorator]) => metadataOf(decorator));
    Object.defineProperty(owner, key, { get: () => before.value as unknown, configurable: true });
    try {
      const unknown = fresh.filter((metadata) => !isGenuine(metadata));
      expect([unknown.length > 0, unknown.length < fresh.length]).toEqual([true, true]);
    } finally {
      Object.defineProperty(owner, key, before);
    }
    expect(noticed.filter(([, , decorator]) => !isGenuine(metadataOf(decorator)))).toEqual([]);
  });
});

describe('a look-alike', () => {
  it.each(noticed)('of %s %i is told by its code', (_, __, decorator) => {
    const metadata = metadataOf(decorator);
    const instance = instanceOf(metadata);
    const { check } = builtIn(metadata.name as string) ?? {};
    const constraints = (metadata.constraints ?? []) as unknown[];
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- code without a file
    const wrap = new Function('instance', 'return (value, args) => instance.validate(value, args)') as (it: unknown) => () => boolean;
    let count = 0;
    const alike: ValidatorConstraintInterface['validate'][] = [
      (value) => check?.(value, ...constraints) ?? false,
      (value, args) => instance.validate(value, args),
      (value, args) => (count += 1) > 0 && instance.validate(value, args),
      (value, args) => instance.validate(value, args) && value !== 'forbidden',
      (value) => typeof value === 'string' && value !== '' && (check?.(value) ?? false),
      (value) => value === 'allowed' || (check?.(value, ...constraints) ?? false),
      (value) => typeof value === 'string' && value === value.toLowerCase(),
      async (value, args) => instance.validate(value, args),
      instance.validate.bind(instance),
      wrap(instance),
      () => true,
      () => false,
    ];
    const before = descriptors();
    expect(alike.map((validate) => isTaken(metadata, validate))).toEqual(alike.map(() => false));
    expect(descriptors()).toEqual(before);
    expect(count).toBeLessThanOrEqual(2);
  });

  it('that validates by another decorator is told', () => {
    const upper = instanceOf(metadataOf(library.IsUppercase()));
    expect(isTaken(metadataOf(library.IsLowercase()), upper.validate.bind(upper))).toBe(false);
    const decorator = library.ValidateBy({ name: 'isLowercase', validator: upper });
    expect(isGenuine(metadataOf(decorator))).toBe(false);
  });

  it('is not asked on where it touches what it is asked with', () => {
    const looks: string[] = [];
    const validate = (value: unknown): boolean => {
      const text = (value as string).trim();
      looks.push(text);
      return text === text.toLowerCase();
    };
    expect([isTaken(metadataOf(library.IsLowercase()), validate), looks]).toEqual([false, []]);
  });

  it('may ask in turn', () => {
    const validate = (value: unknown): boolean => isGenuine(metadataOf(library.IsLowercase())) && library.isLowercase(value);
    expect(isTaken(metadataOf(library.IsLowercase()), validate)).toBe(false);
    expect(isGenuine(metadataOf(library.IsLowercase()))).toBe(true);
  });

  it.each([
    ['isPositive', { validate: (value: unknown) => typeof value === 'number' && value > 1e-9 }, undefined],
    ['isNegative', { validate: (value: unknown) => typeof value === 'number' && value <= 0 }, undefined],
    ['isNotEmpty', { validate: (value: unknown) => typeof value === 'string' && value.trim() !== '' }, undefined],
    ['isEmpty', { validate: (value: unknown) => value === undefined || value === null }, undefined],
    ['isDefined', { validate: (value: unknown) => value !== undefined && value !== null, defaultMessage: () => 'another' }, undefined],
    ['isDefined', { validate: async (value: unknown) => Promise.reject(new Error(String(value))) }, undefined],
    ['isDefined', { validate: (value: unknown) => value !== undefined && value !== null }, [1]],
    ['isBoolean', { validate: async (value: object) => value.constructor === Boolean }, undefined],
  ])('of a check by operators alone is told by its answers: %s', (name, validator, constraints) => {
    expect(isGenuine(metadataOf(registered(name, validator as ValidatorConstraintInterface, constraints)))).toBe(false);
  });

  it('that is a class is told without making it', () => {
    let made = 0;
    @library.ValidatorConstraint({ name: 'isInt' })
    class CustomConstraint implements ValidatorConstraintInterface {
      constructor() {
        made += 1;
      }
      validate = library.isInt;
    }
    class Checked {}
    library.registerDecorator({ name: 'isInt', validator: CustomConstraint, target: Checked, propertyName: 'value' });
    const [metadata] = library.getMetadataStorage().getTargetValidationMetadatas(Checked, '', false, false);
    expect([isGenuine(metadata as ValidationMetadata), made]).toEqual([false, 0]);
  });
});
