import { Exclude, Expose, Transform, Type } from 'class-transformer';
import { Allow, IsArray, IsDate, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Field, mapOf, oneOf, parse, pick, type PickOptions, type StatedType } from 'tenon/model';

class Line {
  @IsString()
  sku!: string;

  @IsInt()
  quantity = 1;
}

class Order {
  @IsString()
  id!: string;

  @IsOptional()
  @IsString()
  note?: string | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Line)
  lines: Line[] = [];

  @IsOptional()
  @IsDate()
  due?: Date;

  @Allow()
  @Expose({ name: 'customer_id' })
  customer?: string;

  @Allow()
  @Exclude({ toPlainOnly: true })
  secret?: string;

  @Allow()
  @Transform(({ value }) => (value as number) / 100, { toPlainOnly: true })
  cents?: number;

  hidden = 'not declared';

  @Expose()
  get count(): number {
    return this.lines.length;
  }

  @Expose()
  total(): number {
    return this.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  }
}

const data = { id: 'a', lines: [{ sku: 'x', quantity: 2 }, { sku: 'y' }], due: '2031-05-09T20:15:00Z' };

describe.each(['on', 'off'] as const)('picking, code generation %s', (codeGeneration) => {
  const picked = (value: unknown, options: PickOptions = {}): unknown =>
    JSON.parse(JSON.stringify(pick(Order, value, { ...options, codeGeneration })));

  it('takes what is declared, under the names of the wire, in the order of declaration', () => {
    const order = parse(Order, { ...data, note: null, secret: 's', cents: 250, customer_id: 'c' });
    const out = picked(order) as object;
    expect(out).toEqual({
      id: 'a',
      note: null,
      lines: [
        { sku: 'x', quantity: 2 },
        { sku: 'y', quantity: 1 },
      ],
      due: '2031-05-09T20:15:00.000Z',
      customer_id: 'c',
      cents: 2.5,
      count: 2,
      total: 3,
    });
    expect(Object.keys(out)).toEqual(['id', 'note', 'lines', 'due', 'customer_id', 'cents', 'count', 'total']);
  });

  it('takes the properties of a plain object, and of each in a list', () => {
    const plain = { id: 'a', lines: [{ sku: 'x', quantity: 1, cost: 7 }], password: 'p', total: () => 1 };
    expect(picked(plain)).toEqual({ id: 'a', lines: [{ sku: 'x', quantity: 1 }], total: 1 });
    expect(picked([plain, null])).toEqual([{ id: 'a', lines: [{ sku: 'x', quantity: 1 }], total: 1 }, null]);
  });

  it('cuts an instance of a subclass down to the class that is asked for', () => {
    class Admin extends Line {
      @IsString()
      password = 'p';
    }
    const admin = Object.assign(new Admin(), { sku: 'x' });
    expect(picked(Object.assign(new Order(), { id: 'a', lines: [admin] }))).toMatchObject({ lines: [{ sku: 'x', quantity: 1 }] });
  });

  it('leaves out what was not sent, in models inside too', () => {
    const out = picked(parse(Order, data), { exclude: 'unset' });
    expect(out).toMatchObject({ id: 'a', lines: [{ sku: 'x', quantity: 2 }, { sku: 'y' }] });
    expect((out as { lines: object[] }).lines[1]).toEqual({ sku: 'y' });
    expect(picked(parse(Order, { id: 'a', note: null }), { exclude: 'unset' })).toEqual({ id: 'a', note: null, count: 0, total: 0 });
  });

  it('counts what a handler has set as sent', () => {
    const order = parse(Order, { id: 'a' });
    order.lines = [Object.assign(new Line(), { sku: 'z' })];
    expect(picked(order, { exclude: 'unset' })).toMatchObject({ lines: [{ sku: 'z' }] });
  });

  it('leaves out what is as it is by default', () => {
    const out = picked(parse(Order, { ...data, note: null }), { exclude: 'defaults' }) as { lines: object[] };
    expect(out.lines).toEqual([{ sku: 'x', quantity: 2 }, { sku: 'y' }]);
    expect(picked(parse(Order, { id: 'a', lines: [] }), { exclude: 'defaults' })).toEqual({ id: 'a', count: 0, total: 0 });
  });

  it('leaves out nulls', () => {
    expect(picked(parse(Order, { id: 'a', note: null }), { exclude: 'null' })).toEqual({ id: 'a', lines: [], count: 0, total: 0 });
  });

  it('takes a part of the model itself, and all of the models in it', () => {
    const order = parse(Order, data);
    expect(picked(order, { include: ['lines'] })).toEqual({
      lines: [
        { sku: 'x', quantity: 2 },
        { sku: 'y', quantity: 1 },
      ],
    });
    expect(Object.keys(picked(order, { omit: ['lines', 'due', 'total'] }) as object)).toEqual(['id', 'count']);
  });

  it('leaves out several things at once', () => {
    const order = parse(Order, { ...data, note: null });
    expect(Object.keys(picked(order, { exclude: ['unset', 'null'] }) as object)).toEqual(['id', 'lines', 'due', 'count', 'total']);
    expect(picked(order, { exclude: [] })).toMatchObject({ note: null, lines: [{}, { quantity: 1 }] });
  });

  it('takes a part of the models inside, in a list of each', () => {
    const order = parse(Order, data);
    expect(picked(order, { include: { id: true, lines: ['sku'] } })).toEqual({ id: 'a', lines: [{ sku: 'x' }, { sku: 'y' }] });
    expect(picked([order], { omit: { lines: { sku: true }, due: true, count: true, total: true } })).toEqual([
      { id: 'a', lines: [{ quantity: 2 }, { quantity: 1 }] },
    ]);
    expect(picked(order, { include: ['id', 'lines'], omit: { lines: ['quantity'] } })).toEqual({
      id: 'a',
      lines: [{ sku: 'x' }, { sku: 'y' }],
    });
    expect(picked(order, { include: [] })).toEqual({});
  });

  it('takes the names of the properties where it is asked to, and finds a plain object by either', () => {
    const order = parse(Order, { ...data, customer_id: 'c' });
    expect(picked(order, { byAlias: false, include: ['customer'] })).toEqual({ customer: 'c' });
    expect(picked({ customer_id: 'c', lines: [] }, { include: ['customer'] })).toEqual({ customer_id: 'c' });
    expect(picked({ customer_id: 'c', customer: 'd', lines: [] }, { include: ['customer'], exclude: 'unset' })).toEqual({
      customer_id: 'd',
    });
  });

  it('takes types that hold themselves', () => {
    const tree: StatedType = mapOf(() => tree);
    class Forest {
      @Field({ type: [tree] }) trees!: unknown[];
      @Field({ type: oneOf([() => Forest], Date), optional: true }) more?: unknown;
    }
    const forest = { trees: [new Map([['a', new Map([['b', new Map()]])]])], more: [{ trees: [{}], more: new Date(0), x: 1 }] };
    expect(JSON.parse(JSON.stringify(pick(Forest, forest, { codeGeneration })))).toEqual({
      trees: [{ a: { b: {} } }],
      more: [{ trees: [{}], more: '1970-01-01T00:00:00.000Z' }],
    });
  });
});
