import { Exclude, Expose, instanceToPlain, plainToInstance, Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, MinLength, ValidateNested } from 'class-validator';
import { Field } from '../../../src/model/field/field.js';
import { fieldOf, fieldsOf } from '../../../src/model/field/field-facts.js';
import { IntersectionType, OmitType, PartialType, PickType, RequiredType } from '../../../src/model/field/mapped-types.js';
import { Int } from '../../../src/model/scalars/numbers.js';
import { failures } from './support.js';

class Line {
  @Field({ minLength: 1 }) sku!: string;
}
class Base {
  @Field() id!: string;
}
class Order extends Base {
  @IsString() @MinLength(2) customer!: string;
  @Field({ type: [Line], minItems: 1 }) lines!: Line[];
  @Field({ type: Int }) priority = 3;
  @Field({ default: 'EUR', maxLength: 3 }) currency!: string;
  @Field({ nullable: true, optional: true, maxLength: 5 }) note?: string | null;
  @IsOptional() @ValidateNested() @Type(() => Line) gift?: Line;
  @Field({ alias: 'the-count' }) count!: number;
  @IsString() @Transform(({ value }) => `${value as string}!`, { toClassOnly: true }) shout!: string;
  plain = 'plain';
  get label(): string {
    return `${this.id} for ${this.customer}`;
  }
}
const order = { id: '1', customer: 'Ann', lines: [{ sku: 'a' }], 'the-count': 1, shout: 'hey' };

describe('PartialType', () => {
  class OrderPatch extends PartialType(Order) {}

  it('lets every property be absent, and none be null that was not', () => {
    expect(failures(OrderPatch, {})).toEqual([]);
    expect(failures(OrderPatch, order)).toEqual([]);
    expect(failures(OrderPatch, { id: null })).toEqual(['id isDefined', 'id isString']);
    expect(failures(OrderPatch, { customer: null })).toEqual(['customer minLength', 'customer isString']);
    expect(failures(OrderPatch, { note: null, gift: null })).toEqual([]);
  });

  it('checks what is there as before', () => {
    expect(failures(OrderPatch, { customer: 'A', lines: [] })).toEqual(['customer minLength', 'lines arrayMinSize']);
    expect(failures(OrderPatch, { lines: [{ sku: '' }], gift: { sku: '' } })).toEqual(['lines.0.sku minLength', 'gift.sku minLength']);
  });

  it('puts no defaults in', () => {
    expect({ ...new OrderPatch() }).toEqual({});
    expect(fieldOf(OrderPatch, 'currency')?.options).toEqual({ maxLength: 3, optional: true });
    expect(fieldOf(OrderPatch, 'priority')?.options).toEqual({ type: Int, optional: true });
  });

  it('knows how values are made', () => {
    const patch = plainToInstance(OrderPatch, { ...order, gift: { sku: 'g' } });
    expect(patch.lines?.[0]).toBeInstanceOf(Line);
    expect(patch.gift).toBeInstanceOf(Line);
    expect([patch.count, patch.shout, patch.label]).toEqual([1, 'hey!', '1 for Ann']);
    expect(patch).toBeInstanceOf(OrderPatch);
    expect(patch).not.toBeInstanceOf(Order);
  });

  it('has a name for documents, and fields in the order of the declarations', () => {
    expect(PartialType(Order).name).toBe('OrderPartial');
    expect([...fieldsOf(OrderPatch).keys()]).toEqual(['id', 'lines', 'priority', 'currency', 'note', 'count']);
    expect(fieldOf(OrderPatch, 'lines')?.form).toMatchObject({ kind: 'list', item: { kind: 'model', model: Line } });
  });
});

describe('PickType', () => {
  const Picked = PickType(Order, ['id', 'priority', 'lines', 'label']);

  it('takes the named properties over, with their initialisers', () => {
    expect(Picked.name).toBe('OrderPick');
    expect({ ...new Picked() }).toEqual({ priority: 3 });
    expect(failures(Picked, {})).toEqual([
      'id isDefined',
      'id isString',
      'lines isDefined',
      'lines isArray',
      'lines isObject',
      'lines arrayMinSize',
    ]);
    expect(failures(Picked, { id: '1', lines: [{ sku: '' }] })).toEqual(['lines.0.sku minLength']);
    expect([...fieldsOf(Picked).keys()]).toEqual(['id', 'lines', 'priority']);
  });

  it('makes a class of its own each time', () => {
    const other = PickType(Order, ['id']);
    expect(other).not.toBe(Picked);
    expect([...fieldsOf(other).keys()]).toEqual(['id']);
  });
});

describe('OmitType', () => {
  class NewOrder extends OmitType(Order, ['id', 'lines', 'shout', 'label']) {}

  it('takes all others over', () => {
    expect({ ...new NewOrder() }).toEqual({ priority: 3, plain: 'plain' });
    expect(failures(NewOrder, { customer: 'Ann', 'the-count': 1, currency: null })).toEqual([
      'currency isDefined',
      'currency isString',
      'currency maxLength',
    ]);
    expect('label' in NewOrder.prototype).toBe(false);
    expect(fieldOf(NewOrder, 'id')).toBeUndefined();
    expect(fieldOf(NewOrder, 'currency')?.options.default).toBe('EUR');
  });
});

describe('IntersectionType', () => {
  class Audited {
    @Field() by: string = 'nobody';
    @Field({ maxLength: 1 }) id!: string;
  }
  class AuditedOrder extends IntersectionType(Order, Audited) {}

  it('has the properties of all, of two the last', () => {
    expect(IntersectionType(Order, Audited).name).toBe('OrderAndAudited');
    expect(new AuditedOrder()).toMatchObject({ priority: 3, by: 'nobody' });
    expect(failures(AuditedOrder, { ...order, id: '12' })).toEqual(['id maxLength']);
    expect(failures(AuditedOrder, { ...order, by: 1 })).toEqual(['by isString']);
    const made = new AuditedOrder();
    const typed: string = made.by + made.id + String(made.priority);
    expect(typed).toBe('nobodyundefined3');
  });
});

describe('RequiredType', () => {
  class FullOrder extends RequiredType(Order) {}

  it('lets nothing be absent but what has a default or an initialiser', () => {
    expect(failures(FullOrder, order)).toEqual(['note isDefined', 'note isString', 'note maxLength', 'gift isDefined']);
    expect(failures(FullOrder, { ...order, note: null, gift: { sku: 'a' } })).toEqual([]);
    expect(failures(FullOrder, { ...order, note: null, gift: null })).toEqual(['gift isDefined', 'gift nestedValidation']);
    expect(fieldOf(FullOrder, 'note')?.options).toEqual({ nullable: true, maxLength: 5 });
  });

  it('undoes PartialType', () => {
    expect(failures(RequiredType(PartialType(Base)), {})).toEqual(['id isDefined', 'id isString']);
  });
});

describe('a class that hides its properties', () => {
  @Exclude()
  class Hidden {
    @Expose() @IsString() shown!: string;
    @IsInt() secret!: number;
    @Expose() @Exclude({ toPlainOnly: true }) @IsInt() inwards!: number;
    @Expose()
    @Transform(({ value }) => `${value as string}1`, { toClassOnly: true })
    @Transform(({ value }) => `${value as string}2`)
    @Transform(({ value }) => `${value as string}3`, { toPlainOnly: true })
    @Transform(({ value }) => `${value as string}4`)
    steps!: string;
  }

  it.each([
    ['Pick', PickType(Hidden, ['shown', 'secret', 'inwards', 'steps'])],
    ['Omit', OmitType(Hidden, [])],
    ['Partial', PartialType(Hidden)],
    ['Required', RequiredType(Hidden)],
  ])('hides them after %s too', (_, type) => {
    const plain = { shown: 'a', secret: 1, inwards: 2, steps: '' };
    const [made, original] = [plainToInstance(type, plain), plainToInstance(Hidden, plain)];
    expect({ ...made }).toEqual({ ...original });
    expect(instanceToPlain(made)).toEqual(instanceToPlain(original));
    expect(made.secret).toBeUndefined();
  });
});
