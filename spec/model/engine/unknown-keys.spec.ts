import { Exclude, Expose, Transform, Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, ValidateIf, ValidateNested } from 'class-validator';
import { Field } from 'tenon';
import type { Explanation } from 'tenon/model';
import { explain, parse } from '../../../src/model/model.js';
import { backEnds } from './back-ends.js';
import { placesOf } from './problems.js';

class Item {
  @IsString()
  sku!: string;
}

class Cart {
  @Type(() => Item)
  @ValidateNested()
  first!: Item;

  @Type(() => Item)
  @ValidateNested({ each: true })
  @IsArray()
  items!: Item[];

  @IsOptional()
  @IsString()
  note?: string;

  total = 0;

  sum(): number {
    return this.items.length;
  }
}

class LookedAt extends Cart {
  @ValidateIf(() => true)
  @IsOptional()
  @IsString()
  looked?: string;
}

const cart = { first: { sku: 'a', colour: 'red' }, items: [{ sku: 'b' }, { sku: 'c', size: 5 }], voucher: { code: [1] } };

describe.each(backEnds)('keys that no property declares, %s', (_, codeGeneration) => {
  describe.each<[string, typeof Cart]>([
    ['the short way', Cart],
    ['the long way', LookedAt],
  ])('read %s', (__, type) => {
    const read = (plain: object, unknownKeys: 'ignore' | 'keep'): object => parse(type, plain, { unknownKeys, codeGeneration });

    it('are dropped at every depth', () => {
      const { first, items, ...others } = read(cart, 'ignore') as Cart & { voucher?: unknown };
      expect([first, ...items].map((item) => Object.keys(item))).toEqual([['sku'], ['sku'], ['sku']]);
      expect(others.voucher).toBeUndefined();
    });

    it('are refused at every depth, those of the model itself first', async () => {
      expect(await placesOf(type, cart, { unknownKeys: 'forbid', codeGeneration })).toEqual([
        'first.colour: extra_forbidden',
        'items.1.size: extra_forbidden',
        'voucher: extra_forbidden',
      ]);
      const { errors } = await explain(type, cart, { unknownKeys: 'forbid', codeGeneration });
      expect(errors.map(({ property, constraints }) => [property, constraints])).toEqual([
        ['voucher', { whitelistValidation: 'property voucher should not exist' }],
        ['first', undefined],
        ['items', undefined],
      ]);
      expect(errors[2]?.children?.[0]).toMatchObject({ property: '1', children: [{ property: 'size', value: 5 }] });
    });

    it('are kept at every depth as they were sent', () => {
      expect(read(cart, 'keep')).toMatchObject(cart);
    });

    it('never take the place of a method, of a field or of what every object has', () => {
      const kept = read({ ...cart, sum: 'mine', total: 7, toString: 'x', hasOwnProperty: 1 }, 'keep') as Cart;
      expect(kept.sum()).toBe(2);
      expect(kept.total).toBe(0);
      expect(Object.hasOwn(kept, 'toString')).toBe(false);
    });
  });

  it('are no way to what is read from another key, or is kept from clients', () => {
    class Account {
      @Expose({ name: 'login' })
      @IsOptional()
      @IsInt()
      user?: number;

      @Exclude({ toClassOnly: true })
      @IsOptional()
      @IsInt()
      id?: number;

      @Exclude({ toClassOnly: true })
      secret?: string;
    }
    const account = parse(Account, { user: 'raw', id: 'raw', secret: 'raw', login: 5 }, { unknownKeys: 'keep', codeGeneration });
    expect({ ...account }).toEqual({
      user: 5,
      ...('id' in account && { id: undefined }),
      ...('secret' in account && { secret: undefined }),
    });
  });

  it('are refused at their own place where a property of that name is read from another key', async () => {
    class Account {
      @Expose({ name: 'login' })
      @IsOptional()
      @IsInt()
      user?: number;
    }
    const options = { unknownKeys: 'forbid', codeGeneration } as const;
    expect(await placesOf(Account, { user: 1, login: 'x' }, options)).toEqual(['login: int_parsing', 'user: extra_forbidden']);
  });

  it('are refused inside of what is transformed', async () => {
    class Order {
      @Transform(({ value }) => value as unknown)
      @Type(() => Item)
      @ValidateNested()
      item!: Item;
    }
    const options = { unknownKeys: 'forbid', codeGeneration } as const;
    expect(await placesOf(Order, { item: { sku: 'a', evil: 1 } }, options)).toEqual(['item.evil: extra_forbidden']);
  });

  it('are not hidden by two properties that are read from one key', async () => {
    class Twice {
      @IsString()
      one!: string;

      @Expose({ name: 'one' })
      @IsString()
      other!: string;
    }
    const options = { unknownKeys: 'forbid', codeGeneration } as const;
    expect(await placesOf(Twice, { one: 'x', evil: 1 }, options)).toEqual(['evil: extra_forbidden']);
  });
});

describe('a key of a property that is only sent', () => {
  class Sent {
    @Field({ readOnly: true, alias: 'the_id' })
    id!: string;

    @Field()
    name!: string;
  }

  it.each(['on', 'off'] as const)('may come back, and is passed over, code generation %s', (codeGeneration) => {
    const read = parse(Sent, { the_id: 'a', name: 'b' }, { unknownKeys: 'forbid', codeGeneration });
    expect(read).toMatchObject({ name: 'b' });
    expect(read.id).toBeUndefined();
    const { problems } = explain(Sent, { the_id: 'a', name: 5, other: 1 }, { unknownKeys: 'forbid', codeGeneration }) as Explanation;
    expect(problems.map(({ type }) => type)).toEqual(['string_type', 'extra_forbidden']);
  });
});
