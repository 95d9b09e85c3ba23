import { Expose, Transform } from 'class-transformer';
import { IsString, registerDecorator, ValidateIf } from 'class-validator';
import fc from 'fast-check';
import {
  BigInteger,
  Check,
  Decimal,
  Field,
  Int,
  literal,
  mapOf,
  Model,
  nullable,
  oneOf,
  recordOf,
  parse,
  setOf,
  tuple,
  type StatedType,
} from 'tenon/model';
import { readerFor } from '../../../src/model/model-reader.js';
import { outgoing, type OutgoingOptions } from '../../../src/model/output/outgoing.js';
import { ResponseValidationError } from '../../../src/model/output/response-validation-error.js';
import { typeFormOf } from '../../../src/model/types/resolve.js';
import { backEnds } from '../engine/back-ends.js';
import { misfitting, recorded } from './recorded.js';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

function failure(run: () => unknown): ResponseValidationError {
  try {
    run();
  } catch (error) {
    if (error instanceof ResponseValidationError) return error;
    throw error;
  }
  throw new Error('the value fits');
}

const places = (error: ResponseValidationError): string[] => error.problems.map(({ loc, type }) => `${loc.join('.')} ${type}`);

describe.each(backEnds)('what goes out, %s', (_, codeGeneration) => {
  const send = (type: StatedType, value: unknown, options: Partial<OutgoingOptions> = {}): unknown =>
    json(outgoing(typeFormOf(type), { validates: true, models: { codeGeneration }, ...options })(value));

  it.each(recorded)('is what FastAPI sends: %s', (__, type, options, value, sent) => {
    expect(send(type, value(), options)).toEqual(sent);
  });

  it.each(misfitting)('is refused where FastAPI refuses it: %s', (__, type, value, problems) => {
    expect(places(failure(() => send(type, value)))).toEqual(problems);
  });

  it('takes values of their own types, and what reads as them', () => {
    class All {
      @Field() at!: Date;
      @Field() bytes!: Uint8Array;
      @Field({ type: BigInteger }) big!: bigint;
      @Field({ type: Decimal }) price!: string;
      @Field({ type: setOf(Int) }) set!: Set<number>;
      @Field({ type: mapOf(Int) }) map!: Map<string, number>;
      @Field({ type: tuple(Int, String) }) pair!: [number, string];
    }
    const own = {
      ...{ at: new Date(0), bytes: Buffer.from('a'), big: 2n ** 60n, price: '1.50', set: new Set([1, 2]), pair: [1, 'a'] },
      map: new Map([['a', 1]]),
    };
    const sent = { ...own, at: '1970-01-01T00:00:00.000Z', bytes: 'YQ==', big: '1152921504606846976', set: [1, 2], map: { a: 1 } };
    expect(send(All, own)).toEqual(sent);
    expect(send(All, sent)).toEqual(sent);
    expect(places(failure(() => send(All, { ...own, set: [1, 'x'], map: new Map([['a', 'x']]) })))).toEqual([
      'response.set.1 int_parsing',
      'response.map.a int_parsing',
    ]);
    expect(places(failure(() => send(mapOf(Int, Int), new Map([['x', 1]]))))).toEqual(['response.x.[key] int_parsing']);
  });

  it('has what only goes out, and not what only comes in', () => {
    class Account {
      @Field({ readOnly: true }) id!: string;
      @Field() name!: string;
      @Field({ writeOnly: true, minLength: 8 }) password!: string;
    }
    expect(send(Account, { id: 'a', name: 'b' })).toEqual({ id: 'a', name: 'b' });
    expect(send(Account, { id: 'a', name: 'b', password: 'x' })).toEqual({ id: 'a', name: 'b' });
    expect(places(failure(() => send(Account, { name: 'b' })))).toEqual(['response.id missing']);
    expect(readerFor(Account, { conversion: 'response', codeGeneration }).slowness).toBeUndefined();
  });

  it('is not read with the conversions of what comes in, and written with those of what goes out', () => {
    class Price {
      @Transform(({ value }) => (value as number) * 100, { toClassOnly: true })
      @Transform(({ value }) => (value as number) / 100, { toPlainOnly: true })
      @Field()
      cents!: number;
    }
    expect(send(Price, { cents: 250 })).toEqual({ cents: 2.5 });
  });

  it('has what a class works out, from all that its instance has', () => {
    class Basket {
      @Field() owner!: string;
      readonly #prices: number[] = [];
      add(price: number): this {
        this.#prices.push(price);
        return this;
      }
      @Expose() get count(): number {
        return this.#prices.length;
      }
      @Expose() total(): number {
        return this.#prices.reduce((sum, price) => sum + price, 0);
      }
    }
    const basket = Object.assign(new Basket(), { owner: 'Ada' }).add(2).add(3);
    expect(send(Basket, basket)).toEqual({ owner: 'Ada', count: 2, total: 5 });
    expect(send(Basket, { owner: 'Ada' })).toEqual({ owner: 'Ada', count: 0, total: 0 });
  });

  it('ignores unknown keys, but of a model that keeps them', () => {
    @Model({ unknownKeys: 'forbid', strict: true })
    class Narrow {
      @Field({ type: Int }) n!: number;
    }
    @Model({ unknownKeys: 'keep' })
    class Wide {
      @Field({ type: Int, alias: 'number' }) n!: number;
      @Field({ writeOnly: true, optional: true }) secret?: string;
    }
    expect(send(Narrow, { n: 1, m: 2, dig: () => 3 })).toEqual({ n: 1 });
    const wide = { number: 1, medium: 'oil', size: { at: new Date(0) }, dig: () => 3, none: undefined, secret: 's' };
    const sent = { number: 1, medium: 'oil', size: { at: '1970-01-01T00:00:00.000Z' } };
    expect(send(Wide, wide)).toEqual(sent);
    expect(send(Wide, parse(Wide, { number: 1, medium: 'oil', secret: 's' }))).toEqual({ number: 1, medium: 'oil' });
    expect(send(Wide, wide, { validates: false })).toEqual(sent);
    expect(send(Wide, wide, { omit: ['medium'] })).toEqual({ number: 1, size: sent.size });
  });

  it('knows what was sent, in models inside too', () => {
    class Inner {
      @Field() a: string = 'a';
      @Field() b: string = 'b';
    }
    class Outer {
      @Field({ type: [Inner] }) all: Inner[] = [];
      @Field() one!: Inner;
      @Field() name: string = 'n';
    }
    const read = parse(Outer, { one: { a: 'a' }, all: [{ b: 'x' }] });
    expect(send(Outer, read, { exclude: 'unset' })).toEqual({ one: { a: 'a' }, all: [{ b: 'x' }] });
    read.one.b = 'changed';
    expect(send(Outer, read, { exclude: 'unset' })).toEqual({ one: { a: 'a', b: 'changed' }, all: [{ b: 'x' }] });
    expect(send(Outer, { one: read.one }, { exclude: 'unset' })).toEqual({ one: { a: 'a', b: 'changed' } });
    expect(send(Outer, read, { include: { one: true, all: ['a'] } })).toEqual({ one: { a: 'a', b: 'changed' }, all: [{ a: 'a' }] });
    expect(send([Outer], [read], { omit: { one: ['a'], all: true, name: true } })).toEqual([{ one: { b: 'changed' } }]);
  });

  it('is the branch of a union whose class it is, else the one that fits as it is', () => {
    class Cat {
      @Field({ type: literal('cat') }) kind: 'cat' = 'cat' as const;
      @Field({ optional: true }) lives?: number;
    }
    class Lion extends Cat {
      @Field({ optional: true }) mane?: string;
    }
    const lion = Object.assign(new Lion(), { mane: 'long', lives: 1 });
    const cat = Object.assign(new Cat(), { lives: 9, mane: 'none' });
    expect(send(oneOf(Cat, Lion), lion)).toEqual({ kind: 'cat', lives: 1, mane: 'long' });
    expect(send(oneOf(Lion, Cat), cat)).toEqual({ kind: 'cat', lives: 9 });
    expect(send([oneOf(Date, String)], ['2031-05-01T20:00:00+02:00', new Date(0)])).toEqual([
      '2031-05-01T20:00:00+02:00',
      '1970-01-01T00:00:00.000Z',
    ]);
    expect(send(oneOf(Int, String), '5')).toBe('5');
    expect(send(oneOf(Int, Boolean), '5')).toBe(5);
  });

  it('is of the branch that it was read as', () => {
    class Seat {
      @Field({ type: Int, alias: 'number' }) row!: number;
    }
    expect(send(oneOf(Seat, recordOf(String)), { row: 'first', side: 'left' })).toEqual({ row: 'first', side: 'left' });
    expect(send(oneOf([Int], [Seat], setOf(Seat)), [{ row: 1 }])).toEqual([{ number: 1 }]);
    expect(send(oneOf([Int], setOf(Seat)), new Set([{ row: '1', x: 2 }]))).toEqual([{ number: 1 }]);
    expect(send(oneOf(tuple(Int, Seat), [String]), [1, { row: 1 }])).toEqual([1, { number: 1 }]);
    expect(send(oneOf([nullable(oneOf(Int, Seat))], String), [null, { row: 1 }, 2])).toEqual([null, { number: 1 }, 2]);
    expect(send(oneOf(mapOf(Seat), mapOf(Int)), { a: 1 })).toEqual({ a: 1 });
    const unread = { validates: false };
    expect(send(oneOf(Seat, recordOf(Int)), { a: 1 }, unread)).toEqual({ a: 1 });
    expect(send(oneOf(Seat, Int), { a: 1 }, unread)).toEqual({});
    expect(send(oneOf(Seat, String), { row: 1, a: 1 }, unread)).toEqual({ number: 1 });
    class Anything {
      @Field({ type: oneOf(Seat, Int) }) seat: unknown;
    }
    expect(send(Object, [Object.assign(new Anything(), { seat: { row: 1, a: 1 } })])).toEqual([{ seat: { number: 1 } }]);
  });

  it('is found by its tag', () => {
    class Heat {
      @Field({ type: literal('heat'), alias: 'type' }) kind!: 'heat';
      @Field() celsius!: number;
    }
    class Load {
      @Field({ type: literal('load'), alias: 'type' }) kind!: 'load';
      @Field() kilos!: number;
    }
    const type = oneOf(Heat, Load, 'kind');
    expect(send(type, { kind: 'load', kilos: 3, celsius: 4 })).toEqual({ type: 'load', kilos: 3 });
    expect(send(type, { type: 'heat', celsius: 4 })).toEqual({ type: 'heat', celsius: 4 });
    expect(send(type, { type: 'heat', celsius: 4 }, { validates: false })).toEqual({ type: 'heat', celsius: 4 });
    expect(places(failure(() => send(type, { kind: 'x' })))).toEqual(['response union_tag_invalid']);
  });

  it('keeps the rules of its model, but of one that is not sent whole', () => {
    @Check((span: Span) => span.from <= span.to, { loc: ['to'] })
    class Span {
      @Field() from!: number;
      @Field() to!: number;
    }
    @Check((account: Account) => account.password.length > 8)
    class Account {
      @Field() name!: string;
      @Field({ writeOnly: true }) password!: string;
    }
    class Holder {
      @Field() span!: Span;
      @Field() account!: Account;
    }
    const fine = { span: { from: 1, to: 2 }, account: { name: 'a' } };
    expect(send(Holder, fine)).toEqual(fine);
    expect(send(Account, fine.account)).toEqual(fine.account);
    expect(places(failure(() => send(Span, { from: 2, to: 1 })))).toEqual(['response.to value_error']);
    expect(places(failure(() => send(Holder, { ...fine, span: { from: 2, to: 1 } })))).toEqual(['response.span.to value_error']);
  });

  it('asks the checks of users once, of what is sent', () => {
    const asked: string[] = [];
    class Asked {
      @ValidateIf((_one, value) => asked.push(`a ${String(value)}`) > 0) @IsString() a!: string;
      @ValidateIf((_one, value) => asked.push(`b ${String(value)}`) > 0) @Field({ writeOnly: true }) b!: string;
    }
    expect(send(Asked, { a: 'x', b: 'y' })).toEqual({ a: 'x' });
    expect(asked).toEqual(['a x']);
  });

  it('is waited for where a check of a user has to be', async () => {
    class Slow {
      @((target: object, name: string) =>
        registerDecorator({
          target: target.constructor,
          propertyName: name,
          validator: { validate: (value) => Promise.resolve(value === 'yes') },
        }))
      @IsString()
      answer!: string;
    }
    const sends = outgoing(typeFormOf(Slow), { validates: true, models: { codeGeneration } });
    await expect(sends({ answer: 'yes', more: 1 })).resolves.toEqual({ answer: 'yes' });
    await expect(sends({ answer: 'no' })).rejects.toBeInstanceOf(ResponseValidationError);
  });

  it('is refused where it holds itself', () => {
    class Node_ {
      @Field({ type: () => Node_, nullable: true, optional: true }) next?: Node_ | null;
      @Field({ type: oneOf(Int, String), optional: true }) id?: number | string;
    }
    class Fork {
      @Field({ type: nullable(oneOf(Node_, String)), optional: true }) left?: unknown;
    }
    const ring: Node_ = new Node_();
    ring.next = Object.assign(new Node_(), { next: ring });
    expect(places(failure(() => send(Node_, ring)))).toEqual(['response.next.next recursion_loop']);
    expect(() => send(Node_, ring, { validates: false })).toThrow(/JSON_CYCLIC/);
    expect(failure(() => send(Fork, { left: ring })).problems[0]).toMatchObject({ type: 'recursion_loop' });
    // The same twice is no ring.
    const one = { id: 1 };
    expect(send([Node_], [one, one])).toEqual([one, one]);
    let deep: object = {};
    for (let i = 0; i < 200; i += 1) deep = { next: deep };
    expect(send(Node_, deep)).toEqual(deep);
  });

  it('is as long as it is', () => {
    const many = Array.from({ length: 20_000 }, (__, i) => i);
    expect(send([Int], many)).toHaveLength(20_000);
    expect(Object.keys(send(mapOf(Int), Object.fromEntries(many.entries())) as object)).toHaveLength(20_000);
  });

  it('is anything where nothing more is declared, or nothing is validated', () => {
    class Point {
      @Field({ alias: 'X' }) x!: number;
      hidden = 'h';
    }
    const point = Object.assign(new Point(), { x: 1 });
    expect(send(Object, { points: new Set([point]) })).toEqual({ points: [{ X: 1 }] });
    expect(send([Point], [point, { x: 'no' }], { validates: false })).toEqual([{ X: 1 }, { X: 'no' }]);
    expect(send(mapOf(nullable(Point)), new Map([['a', point]]), { validates: false })).toEqual({ a: { X: 1 } });
    class Any {
      @Field({ type: Object }) data: unknown;
    }
    expect(send(Any, { data: [point, new Map([[1, 2n]])] })).toEqual({ data: [{ X: 1 }, { 1: 2 }] });
  });

  it('never has a key that is not declared', () => {
    class Leaf {
      @Field({ optional: true, type: Int }) n?: number;
    }
    class Tree {
      @Field({ optional: true }) name?: string;
      @Field({ type: [() => Tree], optional: true }) trees?: Tree[];
      @Field({ type: oneOf(Leaf, String), optional: true }) leaf?: Leaf | string;
    }
    const keys = fc.constantFrom('name', 'trees', 'leaf', 'n', 'password', 'toString', '__proto__', 'constructor', 'x');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.string(), fc.integer(), fc.constant(null), tie('list'), tie('object')),
      list: fc.array(tie('value'), { maxLength: 3 }),
      object: fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    }));
    const send_ = outgoing(typeFormOf(Tree), { validates: true, models: { codeGeneration } });
    const loose = outgoing(typeFormOf(Tree), { validates: false, models: { codeGeneration } });
    const isDeclared = (one: unknown): boolean => {
      if (typeof one !== 'object' || one === null) return true;
      return Object.entries(one).every(([key, inner]) => ['name', 'trees', 'leaf', 'n'].includes(key) && all(inner));
    };
    const all = (one: unknown): boolean => (Array.isArray(one) ? one.every(all) : isDeclared(one));
    let sent = 0;
    fc.assert(
      fc.property(value, (given) => {
        try {
          const out = json(send_(given));
          expect(all(out)).toBe(true);
          sent += 1;
          expect(json(loose(given))).toMatchObject({});
        } catch (error) {
          if (!(error instanceof ResponseValidationError)) throw error;
          expect(error.problems.every(({ loc }) => loc[0] === 'response')).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
    expect(sent).toBeGreaterThan(0);
  });
});

describe('the error of a response that does not fit', () => {
  it('names the type, how many problems there are and where, and no value', () => {
    class Secret {
      @Field({ message: 'the value $value is no token', maxLength: 3 }) token!: string;
    }
    const error = failure(() => outgoing(typeFormOf([Secret]), { validates: true })([{ token: 5551234 }, { token: 'hunter2' }]));
    expect(error.message).toBe(
      'What the handler returned does not fit a list of Secret: 2 problems\n  response.0.token string_type\n  response.1.token string_too_long',
    );
    expect(error.message).not.toMatch(/hunter2|5551234/);
    expect(error.name).toBe('ResponseValidationError');
  });

  it('is no longer than a log wants', () => {
    const bad = Array.from({ length: 40 }, () => 'x');
    const error = failure(() => outgoing(typeFormOf([Int]), { validates: true })(bad));
    expect(error.problems).toHaveLength(40);
    expect(error.message.split('\n')).toHaveLength(12);
  });
});
