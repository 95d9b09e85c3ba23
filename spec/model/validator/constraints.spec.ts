import * as library from 'class-validator';
import { IsInt, Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { validateSync } from '../../../src/model/validator/validate.js';
import { expectSame } from '../support/same-validation.js';

describe('constraints of the user', () => {
  it('come from the container at each use, the library its own once', () => {
    const made: string[] = [];
    @ValidatorConstraint({ name: 'scoped' })
    class Scoped implements ValidatorConstraintInterface {
      validate(): boolean {
        return false;
      }
      defaultMessage(): string {
        return 'scoped';
      }
    }
    class Order {
      @Validate(Scoped) @IsInt() value = 'x';
    }
    const container = { get: <T>(type: new () => T): T => (made.push(type.name), new type()) };
    library.useContainer(container as never);
    try {
      for (let count = 0; count < 2; count += 1) {
        expect(validateSync(new Order())[0]?.constraints).toEqual({ isInt: 'value must be an integer number', scoped: 'scoped' });
      }
    } finally {
      library.useContainer(undefined as never);
    }
    expect(made).toEqual(Array.from({ length: 6 }, () => 'Scoped'));
  });

  it('are named by their registration, their class or the type of validation', async () => {
    @ValidatorConstraint()
    class ByClass implements ValidatorConstraintInterface {
      validate = (): boolean => false;
    }
    @ValidatorConstraint({ name: 'one' })
    @ValidatorConstraint({ name: 'two' })
    class Both implements ValidatorConstraintInterface {
      validate = (): boolean => false;
      defaultMessage = (): string => '$property';
    }
    class Unregistered implements ValidatorConstraintInterface {
      validate = (): boolean => false;
    }
    class Order {
      @Validate(ByClass, { context: { code: 1 }, message: 'm' }) a = 1;
      @Validate(Both, [1], { context: { code: 2 } }) b = 1;
      @Validate(Unregistered) c = 1;
      @library.ValidateBy({ validator: { validate: () => false } } as never) d = 1;
      @library.ValidateBy({ name: 'nestedValidation', validator: { validate: () => false } }) e = 1;
      @library.ValidateBy({ name: 'isDefined', validator: { validate: (value) => value === 1 } }) f = undefined;
      @library.ValidateBy({ name: 'whitelistValidation', validator: { validate: () => false } }) g = 1;
      @library.ValidateBy({ name: 'conditionalValidation', validator: { validate: () => false }, constraints: [() => true] }) h = 1;
    }
    await expectSame(() => new Order());
    await expectSame(() => new Order(), { skipMissingProperties: true, stopAtFirstError: true });
  });

  it('are told of the object, each of their calls by an object of its own', async () => {
    const seen: unknown[] = [];
    @ValidatorConstraint()
    class Telling implements ValidatorConstraintInterface {
      validate(_: unknown, args?: library.ValidationArguments): boolean {
        seen.push({ ...args });
        if (args) args.property = 'changed';
        return false;
      }
      defaultMessage(args?: library.ValidationArguments): string {
        seen.push({ ...args });
        return '$property';
      }
    }
    class Order {
      @Validate(Telling, [1, { a: 2 }]) value = 'x';
      @Validate(Telling, { each: true }) list = ['x', 'y'];
    }
    await expectSame(
      () => new Order(),
      undefined,
      () => seen,
    );
  });

  it('may throw', async () => {
    class Order {
      @library.ValidateBy({
        name: 'broken',
        validator: {
          validate: () => {
            throw new RangeError('down');
          },
        },
      })
      name = 'x';
    }
    await expectSame(() => new Order());
  });

  it('that look like a built-in are asked as often as without the name', () => {
    const asked: unknown[] = [];
    const lookAlike = library.ValidateBy({
      name: 'isEmail',
      validator: { validate: (value, args) => (asked.push([value, args?.property]), library.isEmail(value)) },
    });
    class Order {
      @lookAlike address = 'a@b.co';
    }
    validateSync(new Order());
    expect(asked).toEqual([['a@b.co', 'address']]);
  });
});
