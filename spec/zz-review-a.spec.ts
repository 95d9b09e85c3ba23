import { Field, Int, Decimal, DateOnly, Float, literal, oneOf, setOf, mapOf, recordOf, tuple, nullable, Model, Check, PartialType, sentKeys, enumOf, BigInteger } from 'tenon';
import { parse, explain, pick, jsonSchema, selfContainedSchema } from 'tenon/model';
import { IsInt, Min } from 'class-validator';

const tryIt = (name: string, run: () => unknown) => {
  const t = performance.now();
  let out: unknown;
  try { out = run(); } catch (e) { out = 'THROWN ' + ((e as any).name) + ' ' + ((e as any).code ?? '') + ' ' + (e as Error).message; }
  const ms = performance.now() - t;
  process.stdout.write(`${name}: ${ms > 20 ? ms.toFixed(0) + 'ms ' : ''}${typeof out === 'string' ? out : require_inspect(out)}\n`);
};
import { inspect as require_inspect } from 'node:util';

class A { @Field({ optional: true, type: () => oneOf(A, B) as never }) next?: unknown; @Field({optional: true}) a?: string; }
class B { @Field({ optional: true, type: () => oneOf(A, B) as never }) next?: unknown; @Field({optional: true}) b?: string; }

it('x', () => {
  // A: union recursion
  class U { @Field({ type: oneOf(() => U as never, () => V as never), optional: true }) next?: U | V; @Field({ optional: true }) a?: string }
  class V { @Field({ type: oneOf(() => U as never, () => V as never), optional: true }) next?: U | V; @Field({ optional: true }) b?: string }
  for (const depth of [4, 6, 8, 10, 12]) {
    let plain: any = { a: 1 };
    for (let i = 0; i < depth; i++) plain = { next: plain };
    tryIt('recursive untagged union depth ' + depth, () => explain(U, plain) && 'done');
  }
  // alias tag
  class Cat { @Field({ type: literal('cat'), alias: 'pet_kind' }) kind!: 'cat'; }
  class Dog { @Field({ type: literal('dog'), alias: 'pet_kind' }) kind!: 'dog'; }
  class Owner { @Field({ type: oneOf(Cat, Dog, 'kind') }) pet!: Cat | Dog; }
  tryIt('alias tag wire', () => parse(Owner, { pet: { pet_kind: 'cat' } }));
  tryIt('alias tag prop', () => parse(Owner, { pet: { kind: 'cat' } }));
  tryIt('alias tag schema', () => JSON.stringify(selfContainedSchema(Owner, { direction: 'input' } as never)));
  // default instance
  class Line { @Field({ type: Int }) n = 1; }
  class WithDefault { @Field({ type: Line, default: new Line() }) line!: Line; @Field({ type: [Line], default: [] }) lines!: Line[]; }
  tryIt('default instance', () => parse(WithDefault, {}));
  class WithInit { @Field({ type: Line }) line = new Line(); @Field({ type: [Line] }) lines = [new Line()]; }
  tryIt('init instance', () => parse(WithInit, {}));
  class WithFn { @Field({ type: Line, default: () => new Line() }) line!: Line; @Field({ type: setOf(Int), default: new Set([1]) }) s!: Set<number>; @Field({ type: mapOf(Line), default: () => new Map([['a', new Line()]]) }) m!: Map<string, Line> }
  tryIt('fn default', () => parse(WithFn, {}));
  class BadDefault { @Field({ type: Int, default: 'x' as never }) n!: number; }
  tryIt('bad default', () => parse(BadDefault, {}));
  class UndefDefault { @Field({ type: Int, default: undefined as never }) n!: number; }
  tryIt('undef default', () => parse(UndefDefault, {}));
  // alias to Object.prototype name
  class P { @Field({ type: Object, optional: true, alias: 'constructor' }) c?: unknown; @Field({ type: String, optional: true, alias: 'toString' }) d?: string; @Field({type: Object, alias: 'valueOf'}) v!: unknown }
  tryIt('alias proto empty', () => parse(P, {}));
  tryIt('alias proto given', () => parse(P, { valueOf: 1, toString: 'x', constructor: 5 }));
  class P2 { @Field({ type: Int, optional: true }) toString2?: number; @Field({ type: Int, optional: true, alias: '__proto__' }) c?: number; }
  tryIt('alias __proto__', () => pick(P2, parse(P2, { toString2: 1 })));
  tryIt('alias __proto__ out', () => pick(P2, Object.assign(new P2(), { c: 5 })));
  // set of dates
  class S { @Field({ type: setOf(Date) }) s!: Set<Date>; @Field({ type: setOf(setOf(Int)), optional: true }) t?: Set<Set<number>>; }
  tryIt('set of dates', () => parse(S, { s: ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z'] }));
  // ctor
  class Req { @Field({ type: Int }) n: number; constructor(o: { n: number }) { this.n = o.n; } }
  tryIt('required ctor', () => parse(Req as never, { n: 1 }));
  tryIt('required ctor pick', () => pick(Req as never, new Req({ n: 1 })));
  tryIt('required ctor schema', () => jsonSchema(Req as never, { direction: 'input' } as never));
  class Priv { @Field({ type: Int }) n!: number; private constructor() {} static make() { return new Priv(); } }
  tryIt('private ctor', () => parse(Priv as never, { n: 1 }));
  abstract class Abs { @Field({ type: Int }) n!: number; }
  tryIt('abstract', () => parse(Abs as never, { n: 1 }));
  class Frozen { @Field({ type: Int }) n!: number; constructor() { Object.freeze(this); } }
  tryIt('frozen', () => parse(Frozen, { n: 1 }));
  class Outer { @Field({ type: Req as never }) r!: Req; }
  tryIt('nested required ctor', () => parse(Outer, { r: { n: 1 } }));
  // sentKeys on foreign
  tryIt('sentKeys foreign', () => sentKeys({ a: 1 } as never));
  tryIt('null-proto', () => parse(Line, Object.assign(Object.create(null), { n: 2 })));
  tryIt('sentKeys nullproto', () => sentKeys(Object.create(null)));
  // BigInt, decimals
  class N { @Field({ type: BigInteger, minimum: 5 }) b!: bigint; @Field({ type: Decimal, maxDigits: 4, decimalPlaces: 2 }) d!: string; }
  tryIt('num', () => parse(N, { b: '9007199254740993', d: 1.5 }));
  tryIt('num', () => JSON.stringify((explain(N, { b: 4, d: '123.456' }) as any).problems));
  // map typed keys, duplicates
  class M { @Field({ type: mapOf(Int, Float) }) m!: Map<number, number>; @Field({ type: recordOf([Int]), optional: true, maxItems: 1 }) r?: Record<string, number[]>; }
  tryIt('map', () => parse(M, { m: { '1': 1, '01': 2, '1.0': 3 } }));
  tryIt('map', () => JSON.stringify((explain(M, { m: { a: 1, '2': 'x' }, r: { a: [1], b: ['q'] } }) as any).problems));
  tryIt('map constructor key', () => parse(M, { m: { '1': 1 }, r: { constructor: [1] } }));
});
