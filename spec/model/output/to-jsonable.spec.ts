import fc from 'fast-check';
import { Field, Int, nullable, parse, toJsonable, type JsonableOptions } from 'tenon/model';

class Repair {
  @Field() clock!: string;
  @Field() takes: string = 'PT2H';
  @Field({ type: String, nullable: true, alias: 'remark' }) note: string | null = null;
  @Field({ type: [Int] }) parts: number[] = [];
  hidden = 'h';
}

/** A value inside of so many objects and lists. */
const deepened = (value: unknown, levels: number): unknown => {
  let deep = value;
  for (let i = 0; i < levels; i += 1) deep = i % 2 === 0 ? { inner: deep } : [deep];
  return deep;
};

describe('the JSON form', () => {
  it('of plain data is the data itself', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const data: unknown = JSON.parse(text);
        expect(toJsonable(data)).toBe(data);
      }),
    );
    const rare = { f: () => 1, u: undefined, s: Symbol('s'), nan: NaN, n: null, sparse: new Array(3), bare: Object.create(null) as object };
    expect(toJsonable(rare)).toBe(rare);
    for (const one of ['text', 1, true, null, undefined]) expect(toJsonable(one)).toBe(one);
  });

  it('of instances without models is the instance, where nothing in it has to be changed', () => {
    class Row {
      constructor(
        readonly id: number,
        readonly at: unknown,
      ) {}
    }
    const row = new Row(1, 'now');
    expect(toJsonable(row)).toBe(row);
    expect(toJsonable([new Row(1, new Date(0))])).toEqual([{ id: 1, at: '1970-01-01T00:00:00.000Z' }]);
  });

  it('of what JSON has no type for', () => {
    const value = {
      at: new Date(0),
      never: new Date(NaN),
      set: new Set([1n, 'a', new Set([2])]),
      map: new Map<unknown, unknown>([
        [1, new Map([['x', 1]])],
        [true, 2n ** 60n],
        [new Date(0), 1],
        ['__proto__', 'p'],
      ]),
      bytes: Buffer.from('tiché moře'),
      array: new Uint8Array([97, 98]),
      url: new URL('http://a/b'),
      json: { toJSON: () => ({ at: new Date(0) }) },
      self: {
        toJSON(): unknown {
          return this;
        },
        a: 1n,
      },
      error: new RangeError('secret'),
    };
    const map = Object.fromEntries([
      ['1', { x: 1 }],
      ['true', '1152921504606846976'],
      ['1970-01-01T00:00:00.000Z', 1],
      ['__proto__', 'p'],
    ]) as object;
    const before = { ...value };
    const jsonable = toJsonable(value) as Record<string, unknown>;
    expect(jsonable).toMatchObject({
      at: '1970-01-01T00:00:00.000Z',
      never: null,
      set: [1, 'a', [2]],
      bytes: 'tiché moře',
      array: 'ab',
      url: 'http://a/b',
      json: { at: '1970-01-01T00:00:00.000Z' },
    });
    expect(jsonable['map']).toEqual(map);
    expect(jsonable['error']).toBe(value.error);
    expect(JSON.parse(JSON.stringify(jsonable['self']))).toEqual({ a: 1 });
    expect(value).toEqual(before);
  });

  it('keeps what is unchanged beside what is not', () => {
    const inner = { a: [1] };
    const value = { inner, list: [inner, 1n] };
    const jsonable = toJsonable(value) as typeof value;
    expect(jsonable).toEqual({ inner, list: [inner, 1] });
    expect(jsonable.inner).toBe(inner);
    expect(jsonable.list[0]).toBe(inner);
    expect(value.list[1]).toBe(1n);
  });

  it('makes no prototype of a key', () => {
    const value = JSON.parse('{"__proto__": {"x": 1}, "a": 1}') as Record<string, unknown>;
    value['n'] = 1n;
    Object.defineProperty(value, '__proto__', { value: { x: 1n }, enumerable: true });
    const jsonable = toJsonable(value) as object;
    expect(Object.getPrototypeOf(jsonable)).toBe(Object.prototype);
    expect(JSON.stringify(jsonable)).toBe('{"__proto__":{"x":1},"a":1,"n":1}');
  });

  it('of instances of models is what goes out of them, wherever they are', () => {
    const repair = parse(Repair, { clock: 'Tower', remark: 'slow', parts: [2, '2'] });
    const sent = { clock: 'Tower', takes: 'PT2H', remark: 'slow', parts: [2, 2] };
    expect(toJsonable(repair)).toEqual(sent);
    const around = { list: [repair], map: new Map([['a', repair]]), set: new Set([repair]) };
    expect(toJsonable(around)).toEqual({ list: [sent], map: { a: sent }, set: [sent] });
    class Holder {
      @Field({ type: Object }) any: unknown = repair;
      @Field({ type: nullable(Repair) }) one: Repair | null = null;
    }
    expect(toJsonable(new Holder())).toEqual({ any: sent, one: null });
  });

  const full = { clock: 'Tower', remark: 'slow', parts: [2] };
  // shared/contract/apps/encoding/shapes.py
  it.each<[string, object, JsonableOptions, object]>([
    ['by name', full, { byAlias: false }, { clock: 'Tower', takes: 'PT2H', note: 'slow', parts: [2] }],
    ['short', { clock: 'Tower' }, { exclude: 'null', omit: ['parts'] }, { clock: 'Tower', takes: 'PT2H' }],
    ['as sent', { clock: 'Tower', remark: null }, { exclude: 'unset' }, { clock: 'Tower', remark: null }],
    ['one', full, { include: ['takes'] }, { takes: 'PT2H' }],
    ['changed', { clock: 'Tower', takes: 'PT7200S' }, { exclude: 'defaults' }, { clock: 'Tower', takes: 'PT7200S' }],
    ['sent, and no nulls', { clock: 'Tower', remark: null }, { exclude: ['unset', 'null'] }, { clock: 'Tower' }],
  ])('of a part of a model: %s', (_, data, options, expected) => {
    expect(toJsonable(parse(Repair, data), options)).toEqual(expected);
    expect(toJsonable([parse(Repair, data)], options)).toEqual([expected]);
  });

  it('of a part of plain objects', () => {
    const value = { a: null, b: { c: null, d: [null, { e: null, f: 1 }] }, g: new Map([['h', null]]), t: { toJSON: () => ({ u: null }) } };
    expect(toJsonable(value, { exclude: 'null' })).toEqual({ b: { d: [null, { f: 1 }] }, g: {}, t: {} });
    expect(toJsonable(value, { include: { b: ['d'], a: true } })).toEqual({ a: null, b: { d: [null, { e: null, f: 1 }] } });
    expect(toJsonable([value], { omit: { b: { d: ['f'] }, g: true, t: true } })).toEqual([
      { a: null, b: { c: null, d: [null, { e: null }] } },
    ]);
    expect(toJsonable({ x: parse(Repair, full) }, { include: { x: ['clock'] } })).toEqual({ x: { clock: 'Tower' } });
  });

  it('of data that is deeper than the stack', () => {
    const deep = deepened('x', 50_000);
    expect(toJsonable(deep)).toBe(deep);
    const levels = (value: unknown): [number, unknown] => {
      let [count, at] = [0, value];
      for (; typeof at === 'object' && at !== null; count += 1) at = Array.isArray(at) ? at[0] : (at as { inner: unknown }).inner;
      return [count, at];
    };
    expect(levels(toJsonable(deepened(7n, 50_000)))).toEqual([50_000, 7]);
    expect(levels(toJsonable(deepened({ inner: new Set([parse(Repair, full).parts]) }, 2000)))).toEqual([2003, 2]);
    expect(JSON.stringify(toJsonable(deepened({ a: null, b: 1 }, 1000), { exclude: 'null' }))).toBe(
      JSON.stringify(deepened({ b: 1 }, 1000)),
    );
  });

  it('is refused to what holds itself', () => {
    const ring: Record<string, unknown> = {};
    ring['a'] = [{ ring }];
    expect(() => toJsonable(ring)).toThrow(/JSON_CYCLIC/);
    const list: unknown[] = [];
    list.push(list, list);
    expect(() => toJsonable(list)).toThrow(/JSON_CYCLIC/);
    class Link {
      @Field({ type: () => Link, optional: true }) next?: Link;
    }
    const link = new Link();
    link.next = link;
    expect(() => toJsonable(link)).toThrow(/JSON_CYCLIC/);
    // The same twice is no ring.
    const one = {};
    expect(toJsonable([one, one])).toEqual([{}, {}]);
  });

  it('is refused to bytes that are no text', () => {
    expect(() => toJsonable({ frame: Buffer.from([0xff, 0xfe]) })).toThrow(/JSON_BYTES/);
  });

  it('is what JSON.stringify writes of whatever it knows', () => {
    const known = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.constant(undefined),
        fc.date({ noInvalidDate: true }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(fc.property(known.value, (value) => expect(JSON.stringify(toJsonable(value))).toBe(JSON.stringify(value))));
  });
});
