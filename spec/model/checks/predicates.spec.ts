import * as library from 'class-validator';
import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';
import fc from 'fast-check';
import { predicateOf } from '../../../src/model/checks/predicates.js';
import { inputs, nearly } from './inputs.js';
import { CHECKS, metadataOf, TAKEN } from './inventory.js';

const outcome = (decide: () => unknown): unknown => {
  try {
    return Boolean(decide());
  } catch (thrown) {
    return String(thrown);
  }
};

describe('the predicate of', () => {
  it.each(CHECKS)('%s %i decides exactly as the library', (name, _, decorator) => {
    const metadata = metadataOf(decorator);
    const predicate = predicateOf(metadata);
    expect(predicate).toBeInstanceOf(Function);
    const [constraint] = library.getMetadataStorage().getTargetValidatorConstraints(metadata.constraintCls);
    const { instance } = constraint as { instance: ValidatorConstraintInterface };
    const args = { constraints: metadata.constraints } as ValidationArguments;
    const pattern = metadata.constraints?.[0] as unknown;
    const moved = (decide: () => unknown, from: number): unknown[] => {
      if (pattern instanceof RegExp) pattern.lastIndex = from;
      return [outcome(decide), pattern instanceof RegExp && pattern.lastIndex];
    };
    const taken = TAKEN[name];
    const values = taken === undefined ? inputs : fc.oneof(inputs, nearly(taken));
    fc.assert(
      fc.property(values, fc.nat(3), (value, from) => {
        expect(moved(() => predicate?.(value), from)).toEqual(moved(() => instance.validate(value, args), from));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it.each(Object.entries(TAKEN))('%s takes %s', (name, text) => {
    const predicate = predicateOf(metadataOf((library[name as 'IsAscii'] as () => PropertyDecorator)()));
    expect([predicate?.(text), predicate?.(5.5e300), predicate?.(undefined)]).toEqual([true, false, false]);
  });

  it('a list or an enumeration that has changed since knows the change', () => {
    const list = ['a'];
    const entity: Record<string, string> = { A: 'a' };
    const inList = predicateOf(metadataOf(library.IsIn(list)));
    const inEnum = predicateOf(metadataOf(library.IsEnum(entity)));
    expect([inList?.('b'), inEnum?.('b'), inList?.('a'), inEnum?.('a')]).toEqual([false, false, true, true]);
    list[0] = entity['A'] = 'b';
    expect([inList?.('b'), inEnum?.('b'), inList?.('a'), inEnum?.('a')]).toEqual([true, true, false, false]);
  });

  it('a check whose options are in a closure knows them', () => {
    const [austrian, wide] = [library.IsIBAN({ whitelist: ['AT'] }), library.IsMACAddress({ eui: '64' })].map((decorator) =>
      predicateOf(metadataOf(decorator)),
    );
    expect([austrian?.('DE89370400440532013000'), austrian?.('AT611904300234573201')]).toEqual([false, true]);
    expect([wide?.('01:23:45:67:89:ab'), wide?.('01:23:45:67:89:ab:cd:ef')]).toEqual([false, true]);
  });

  it.each<[string, PropertyDecorator]>([
    ['ArrayUnique with a function of the user', library.ArrayUnique((item: unknown) => item)],
    ['an unknown name', library.ValidateBy({ name: 'isLucky', validator: { validate: () => true } })],
    ['no name at all', library.ValidateBy({ validator: { validate: () => true } } as never)],
  ])('%s is none', (_, decorator) => expect(predicateOf(metadataOf(decorator))).toBeUndefined());
});
