import '../../../src/core/metadata.js';
import { Type, type TargetMap } from 'class-transformer';
import { instanceToPlain, plainToInstance } from '../../../src/model/transformer/plain-to-instance.js';
import { toInstance, toPlain } from './both.js';

class Part {
  name!: string;
}

class Parts extends Array<Part> {}

class Whole {
  @Type(() => Part) one!: Part;
  @Type(() => Part) list!: Part[];
  @Type(() => Part) own!: Parts;
  @Type(() => Part) set!: Set<Part>;
  @Type(() => Part) map!: Map<string, Part>;
  @Type(() => Number) number!: number;
  @Type(() => Date) date!: Date;
  @Type(() => Buffer) bytes!: Buffer;
  any!: unknown;
}

const part = (): Part => Object.assign(new Part(), { name: 'p' });

/** Of these the library throws when they are to become numbers or dates; see crashes.spec.ts. */
const cannotConvert = (value: unknown): boolean =>
  typeof value === 'bigint' || (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null);

describe('values of every kind', () => {
  const kinds: readonly (() => unknown)[] = [
    () => ({ name: 'p' }),
    () => [{ name: 'p' }, null, undefined, 5, [{ name: 'q' }]],
    // eslint-disable-next-line no-sparse-arrays
    () => [1, , 3],
    () => new Set([{ name: 'p' }]),
    () =>
      new Map<unknown, unknown>([
        ['a', { name: 'p' }],
        [1, 'x'],
        ['size', 2],
      ]),
    () => part(),
    () => [part()],
    () => Object.create(null) as object,
    () => 'text',
    () => '12',
    () => 12,
    () => -0,
    () => true,
    () => null,
    () => undefined,
    () => 10n,
    () => new Date(5),
    () => new Date(NaN),
    () => Buffer.from('abc'),
    () => ({ then: 'not a function' }),
  ];

  it.each(kinds.map((kind) => [kind.toString().slice(6), kind] as const))('%s', (_, kind) => {
    for (const property of ['one', 'list', 'own', 'set', 'map', 'number', 'date', 'any']) {
      for (const options of [{}, { enableImplicitConversion: true }, { exposeUnsetFields: false }, { exposeDefaultValues: true }]) {
        if (cannotConvert(kind()) && (property === 'number' || property === 'date')) continue;
        toInstance(Whole, () => ({ [property]: kind() }), options);
        toPlain(() => Object.assign(new Whole(), { [property]: kind() }), options);
      }
    }
    toInstance(Whole, kind);
    toPlain(kind);
  });

  it('are converted to bytes if they are text or numbers of bytes', () => {
    expect(toInstance(Whole, () => ({ bytes: 'abc' })).bytes).toEqual(Buffer.from('abc'));
    expect(toPlain(() => Object.assign(new Whole(), { bytes: Buffer.from('abc') })).bytes).toEqual(Buffer.from('abc'));
  });

  it('are awaited if they are promises', async () => {
    const { one } = plainToInstance(Whole, { one: Promise.resolve({ name: 'p' }) });
    expect(await (one as unknown as Promise<Part>)).toEqual(part());
    const { any } = instanceToPlain(Object.assign(new Whole(), { any: Promise.resolve(part()) })) as { any: Promise<unknown> };
    const settled = await any;
    expect(settled).toEqual({ name: 'p' });
    expect(Object.getPrototypeOf(settled)).toBe(Object.prototype);
  });

  it('are copies', () => {
    const deep = { any: { list: [{ a: 1 }], date: new Date(0) } };
    const { any } = plainToInstance(Whole, deep) as unknown as typeof deep;
    expect(any).toEqual(deep.any);
    expect(any).not.toBe(deep.any);
    expect(any.list[0]).not.toBe(deep.any.list[0]);
    expect(any.date).not.toBe(deep.any.date);
  });
});

describe('circles', () => {
  it('are left out, if they are looked for', () => {
    const node = (): object => {
      const first: Record<string, unknown> = { name: 'first' };
      first.list = [first, { name: 'second', any: first }];
      return first;
    };
    expect(toInstance(Whole, node, { enableCircularCheck: true }).list).toHaveLength(1);
    toPlain(() => Object.assign(new Whole(), node()), { enableCircularCheck: true });
  });

  it('that are not looked for end in a RangeError, as in the library', () => {
    const first: Record<string, unknown> = {};
    first.any = first;
    expect(() => plainToInstance(Whole, first)).toThrow(RangeError);
  });
});

describe('types from elsewhere', () => {
  class Plain {
    child!: Part;
    count!: number;
  }

  it('are those of targetMaps for properties without @Type', () => {
    const targetMaps: TargetMap[] = [
      { target: Plain, properties: { child: Whole, count: String } },
      { target: Plain, properties: { child: Part } },
      { target: Part, properties: { child: Date } },
    ];
    const { child, count } = toInstance(Plain, () => ({ child: { name: 'p' }, count: 5 }), { targetMaps, enableImplicitConversion: true });
    expect(child).toBeInstanceOf(Part);
    expect(count).toBe('5');
  });

  it('may be no classes at all', () => {
    const Color = { Red: 'red' } as const;
    class Paint {
      @Type(() => Color as never) color!: string;
      @Type(() => undefined as never) other!: unknown;
    }
    toInstance(Paint, () => ({ color: 'red', other: { a: 1 } }));
    toInstance(Paint, () => ({ color: ['red'], other: [] }));
  });
});
