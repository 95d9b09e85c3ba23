import { IsInt, IsOptional, ValidateNested } from 'class-validator';
import { expectSame } from '../support/same-validation.js';

class Order {
  @IsInt({ groups: ['a'] }) amount: unknown = 'x';
  @IsOptional() note?: unknown;
}

const OPTIONS = [{ whitelist: true }, { whitelist: true, forbidNonWhitelisted: true }, { forbidNonWhitelisted: true }];

describe('the whitelist', () => {
  it.each(OPTIONS)('%j treats names that every object has as known', async (options) => {
    for (const name of [
      'constructor',
      'hasOwnProperty',
      'isPrototypeOf',
      'toString',
      'valueOf',
      '__proto__',
      '__defineGetter__',
      'extra',
      '1',
    ]) {
      for (const value of [Order, 5]) {
        await expectSame(
          () => Object.defineProperty(new Order(), name, { value, enumerable: true, configurable: true, writable: true }),
          options,
        );
      }
    }
  });

  it.each(OPTIONS)('%j depends on the groups', async (options) => {
    await expectSame(() => new Order(), { ...options, groups: ['a'] });
    await expectSame(() => new Order(), { ...options, groups: ['b'], forbidUnknownValues: false });
  });

  it.each(OPTIONS)('%j forbids before anything else, and keeps what it cannot remove', async (options) => {
    await expectSame(() => Object.assign(new Order(), { z: 1, y: undefined, a: { b: 1 } }), options);
    await expectSame(() => Object.freeze(Object.assign(new Order(), { z: 1 })), options);
  });

  it.each(OPTIONS)('%j takes lists for objects where nothing is known of them', async (options) => {
    class Holder {
      @ValidateNested() inner: unknown = { a: 1 };
    }
    await expectSame(() => [1, 2], { ...options, forbidUnknownValues: false });
    await expectSame(() => new Holder(), { ...options, forbidUnknownValues: false });
  });
});
