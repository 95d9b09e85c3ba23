import * as library from 'class-validator';
import { Allow, IsDefined, IsInt, IsNotEmpty, IsOptional, IsString, Length, Matches, MinLength, ValidateIf } from 'class-validator';
import { expectSame } from '../support/same-validation.js';

describe('properties', () => {
  it('come in the order of keys, their constraints in the order of metadata', async () => {
    class Order {
      @IsString() @MinLength(5) b = 1;
      @IsString() 2 = 1;
      @IsString() a = 1;
      @IsString() 1 = 1;
    }
    await expectSame(() => new Order());
  });

  it('are read once each, from the prototype as well', async () => {
    const reads: string[] = [];
    class Order {
      @IsInt() @Length(3) @IsNotEmpty() get total(): unknown {
        reads.push('total');
        return 'x';
      }
    }
    await expectSame(
      () => new Order(),
      undefined,
      () => reads,
    );
  });

  it('inherit decorators by their type, not by their name', async () => {
    class Base {
      @IsOptional() @IsString() @MinLength(5) a: unknown = 5;
      @IsDefined() @IsString() b: unknown;
      @IsString() c: unknown = 5;
    }
    class Derived extends Base {
      @IsInt() declare a: unknown;
      @IsInt() declare b: unknown;
      @Allow() declare c: unknown;
    }
    await expectSame(() => new Derived());
    await expectSame(() => Object.assign(new Derived(), { a: null, b: 'x' }));
  });

  it('ask every condition, even after one was not met', async () => {
    const asked: unknown[] = [];
    class Order {
      @ValidateIf((_, value) => (asked.push(value), false))
      @ValidateIf((object: object) => (asked.push(object.constructor.name), true))
      @IsInt()
      a = 'x';
      @ValidateIf(() => 'yes' as never) @IsInt() b = 'x';
      @ValidateIf(() => 0 as never) @IsDefined() c = undefined;
    }
    await expectSame(
      () => new Order(),
      undefined,
      () => asked,
    );
  });

  it('ask validateIf of a decorator before each check', async () => {
    const asked: unknown[] = [];
    class Order {
      @IsInt({ validateIf: (_, value) => (asked.push(value), false) }) a = 'x';
      @IsInt({ validateIf: (_, value) => (asked.push(value), true) }) @IsString() b = [];
    }
    await expectSame(
      () => new Order(),
      undefined,
      () => asked,
    );
    await expectSame(
      () => new Order(),
      { stopAtFirstError: true },
      () => asked,
    );
  });

  it.each([{ skipUndefinedProperties: true }, { skipNullProperties: true }, { skipMissingProperties: true }, { stopAtFirstError: true }])(
    'are skipped, but not their IsDefined, with %j',
    async (options) => {
      class Order {
        @IsDefined() @IsInt() a = undefined;
        @IsInt() @IsDefined() b = null;
        @IsInt() @IsString() c = undefined;
        @IsInt() @IsString() d = null;
        @IsInt() @IsString() e = [];
      }
      await expectSame(() => new Order(), options);
    },
  );

  it.each([0, 1, 2])('go on where a sticky pattern stands, but not where a global one does (%i)', async (from) => {
    const patterns = { sticky: /a/y, global: /a/g };
    class Order {
      @Matches(patterns.sticky) sticky = 'aa';
      @Matches(patterns.global) global = 'aa';
    }
    await expectSame(() => {
      patterns.sticky.lastIndex = patterns.global.lastIndex = from;
      return new Order();
    });
  });

  it.each(['toString', 'constructor', 'hasOwnProperty'])('may not be named %s', async (name) => {
    class Order {}
    IsInt()(Order.prototype, name);
    await expectSame(() => new Order());
  });

  it.each([
    { groups: ['a'] },
    { groups: ['a'], always: true },
    { groups: [] },
    { strictGroups: true },
    { strictGroups: true, groups: ['b'] },
    { groups: 'ab' as never },
    { groups: [Symbol.iterator] as never },
    { groups: ['none'], forbidUnknownValues: false, whitelist: true },
    { groups: ['none'] },
  ])('belong to groups, as for %j', async (options) => {
    class Order {
      @IsInt({ groups: ['a'] }) a = 'x';
      @IsInt({ groups: ['b', 'ab'] }) b = 'x';
      @IsInt({ always: true }) c = 'x';
      @IsInt({ groups: ['b'], always: false }) d = 'x';
      @IsInt() e = 'x';
    }
    await expectSame(() => new Order(), options);
  });

  it('show what the options ask for', async () => {
    class Order {
      @IsInt() a = 'x';
    }
    for (const target of [true, false, undefined]) {
      for (const value of [true, false, undefined]) {
        await expectSame(() => Object.assign(new Order(), { b: 1 }), {
          validationError: { target, value },
          whitelist: true,
          forbidNonWhitelisted: true,
        });
      }
    }
  });

  it('that were decorated after the first validation are validated as well', async () => {
    class Order {
      @IsInt() a = 'x';
      b = 'x';
    }
    await expectSame(() => new Order());
    IsInt()(Order.prototype, 'b');
    await expectSame(() => new Order());
    library.registerDecorator({ target: Order, propertyName: 'b', name: 'never', validator: { validate: () => false } });
    await expectSame(() => new Order());
  });
});
