import '../../../src/core/metadata.js';
import * as library from 'class-transformer';
import { Type } from 'class-transformer';
import type { ClassTransformOptions } from 'class-transformer';
import { instanceToPlain, plainToInstance } from '../../../src/model/transformer/plain-to-instance.js';

class Part {}
const subTypes = [{ name: 'part', value: Part }];
const Color = { Red: 'red' };

class Model {
  @Type(() => String) text!: string;
  @Type(() => Number) number!: number;
  @Type(() => Date) date!: Date;
  @Type(() => Buffer) bytes!: Buffer;
  @Type(() => BigInt as never) big!: bigint;
  @Type(() => Part) bigs!: bigint;
  @Type(() => Color as never) color!: unknown;
  @Type(() => Part, { discriminator: { property: 'kind', subTypes } }) part!: unknown;
  @Type(() => Part, { discriminator: { property: 'kind', subTypes } }) parts!: unknown[];
}

const bare = Object.freeze(Object.create(null)) as object;
const thrown = (run: () => unknown): string => {
  try {
    run();
    return 'nothing';
  } catch (error) {
    return (error as Error).constructor.name;
  }
};

/** Where ours answers and the library throws: what is given, the library's error, and our answer. */
const towardsInstances: readonly [given: unknown, theirs: string, ours: unknown, options: ClassTransformOptions][] = [
  [{ any: { constructor: 5, a: 1 } }, 'TypeError', { any: { a: 1 } }, {}],
  [{ any: { constructor: { prototype: {} } } }, 'TypeError', { any: {} }, {}],
  [{ parts: [null, { kind: 'part' }] }, 'TypeError', { parts: [null, new Part()] }, {}],
  [{ parts: [undefined] }, 'TypeError', { parts: [undefined] }, {}],
  [{ part: Object.freeze({ kind: 'part' }) }, 'TypeError', { part: new Part() }, {}],
  [{ text: { toString: 1 } }, 'TypeError', { text: { toString: 1 } }, {}],
  [{ number: bare }, 'TypeError', { number: bare }, {}],
  [{ date: { toString: 1, valueOf: 1 } }, 'TypeError', { date: { toString: 1, valueOf: 1 } }, {}],
  [{ date: 10n }, 'TypeError', { date: 10n }, {}],
  [{ bytes: 5 }, 'TypeError', { bytes: 5 }, {}],
  [{ bytes: {} }, 'TypeError', { bytes: {} }, {}],
  [{ big: { a: 1 } }, 'TypeError', { big: { a: 1 } }, {}],
  [{ bigs: [{}] }, 'TypeError', { bigs: [new Part()] }, {}],
  [{ color: { a: 1 } }, 'TypeError', { color: { a: 1 } }, {}],
  [new Map<unknown, unknown>([[1, 2]]), 'TypeError', { 1: undefined }, { excludePrefixes: ['_'] }],
];

const towardsPlain: readonly [given: object, theirs: string, ours: unknown][] = [
  [{ part: new Model() }, 'TypeError', { part: {} }],
  [{ part: 'text' }, 'TypeError', { part: 'text' }],
  [{ parts: [new Part(), null, 5] }, 'TypeError', { parts: [{ kind: 'part' }, null, 5] }],
  [{ part: Object.freeze(new Part()) }, 'TypeError', { part: { kind: 'part' } }],
  [{ text: { toString: 1 } }, 'TypeError', { text: { toString: 1 } }],
  [{ color: { a: 1 } }, 'TypeError', { color: { a: 1 } }],
];

describe('where the library throws', () => {
  it.each(towardsInstances)('%j (library: %s) becomes an instance with %j', (given, theirs, ours, options) => {
    const result = plainToInstance(Model, given, options);
    expect({ ...result }).toEqual(ours);
    expect(result).toBeInstanceOf(Model);
    expect(thrown(() => library.plainToInstance(Model, given, options))).toBe(theirs);
  });

  it.each(towardsPlain)('an instance with %j (library: %s) becomes %j', (given, theirs, ours) => {
    expect(instanceToPlain(Object.assign(new Model(), given))).toEqual(ours);
    expect(thrown(() => library.instanceToPlain(Object.assign(new Model(), given)))).toBe(theirs);
  });

  it('a promise whose value cannot be transformed is rejected; of the library it never settles', async () => {
    class Failing {
      constructor() {
        throw new RangeError('no instances');
      }
    }
    class Holder {
      @Type(() => Failing) value!: Promise<Failing>;
    }
    await expect(plainToInstance(Holder, { value: Promise.resolve({}) }).value).rejects.toThrow('no instances');
  });
});
