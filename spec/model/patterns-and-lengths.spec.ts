import { Matches, MaxLength } from 'class-validator';
import { Field } from 'tenon';
import { explain } from 'tenon/model';
import { patternsIn } from '../../src/model/patterns.js';
import type { Constructor } from '../../src/core/types.js';

class Order {
  @Field({ type: String, pattern: /^(c+)+$/, maxLength: 12, optional: true }) code?: string;
  @MaxLength(12) @Matches(/^(a+)+$/) name = 'a';
}

class Grouped {
  @MaxLength(12, { groups: ['import'] }) @Matches(/^(a+)+$/) some!: string;
  @MaxLength(12, { groups: ['import'] }) @Matches(/^(a+)+$/, { groups: ['import'] }) same!: string;
  @MaxLength(12, { always: true }) @Matches(/^(a+)+$/, { groups: ['import'] }) always!: string;
  @MaxLength(12) @Matches(/^(a+)+$/, { always: true }) never!: string;
}

class Conditional {
  @MaxLength(12, { validateIf: () => false }) @Matches(/^[a-z]+$/) name!: string;
}

const constraintsOf = async (type: Constructor<object>, plain: object): Promise<unknown> =>
  (await explain(type, plain)).errors.map(({ property, constraints }) => [property, Object.keys(constraints ?? {}).sort()]);

const reached = (model: Constructor): unknown =>
  patternsIn({ kind: 'model', model } as never, { longest: 100_000, seen: new Set() }).map(({ where, maxLength }) => [where, maxLength]);

describe('a pattern beside a maximal length', () => {
  it('is not asked about a longer text, of a field', async () => {
    const since = performance.now();
    expect(await constraintsOf(Order, { code: `${'c'.repeat(36)}!` })).toEqual([['code', ['maxLength']]]);
    expect(performance.now() - since).toBeLessThan(10_000);
  });

  it('is asked about every text that is short enough, in characters', async () => {
    expect(await constraintsOf(Order, { code: 'c!' })).toEqual([['code', ['matches']]]);
    expect(await constraintsOf(Order, { code: '\u{1F600}'.repeat(12) })).toEqual([['code', ['matches']]]);
    expect(await constraintsOf(Order, { code: '\u{1F600}'.repeat(13) })).toEqual([['code', ['maxLength']]]);
  });

  it('is listed as class-validator lists it, of its own decorators, unless the text is a long one', async () => {
    expect(await constraintsOf(Order, { name: 'b'.repeat(13) })).toEqual([['name', ['matches', 'maxLength']]]);
    expect(await constraintsOf(Order, { name: 'b'.repeat(1_001) })).toEqual([['name', ['maxLength']]]);
  });

  it('is asked where the length counts on a condition only', async () => {
    expect(await constraintsOf(Conditional, { name: '!'.repeat(2_000) })).toEqual([['name', ['matches']]]);
    expect(reached(Conditional)).toEqual([['Conditional.name', 100_000]]);
  });

  it('is told with the texts that it really sees', () => {
    expect(reached(Order)).toEqual([
      ['Order.code', 36],
      ['Order.name', 1_000],
    ]);
  });

  it('is protected by limits that apply in all of its groups', () => {
    expect(reached(Grouped)).toEqual([
      ['Grouped.some', 100_000],
      ['Grouped.same', 1_000],
      ['Grouped.always', 1_000],
      ['Grouped.never', 100_000],
    ]);
  });
});
