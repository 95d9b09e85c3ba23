import { enumOf, literal } from '../../../src/model/scalars/choices.js';
import { Misfit } from '../../../src/model/misfit.js';

enum Section {
  Strings = 'strings',
  Wood = 'wood-wind',
}
enum Desk {
  First = 1,
  Second,
  Last = 9,
}
enum Mixed {
  No = 0,
  Yes = 'yes',
}
const Plain = { red: 'r', blue: 'b' } as const;

const outcome = (value: unknown): unknown => (value instanceof Misfit ? [value.type, value.ctx?.expected] : value);

describe('an enum', () => {
  it.each<[string, ReturnType<typeof enumOf>, unknown, unknown]>([
    ['text', enumOf(Section), 'wood-wind', Section.Wood],
    ['a name', enumOf(Section), 'Wood', ['enum', "'strings' or 'wood-wind'"]],
    ['another case', enumOf(Section), 'Strings', ['enum', "'strings' or 'wood-wind'"]],
    ['a number', enumOf(Desk), '2', Desk.Second],
    ['a number written in another way', enumOf(Desk), ' +9.0 ', Desk.Last],
    ['a number that is none of them', enumOf(Desk), '3', ['enum', '1, 2 or 9']],
    ['a name of a number', enumOf(Desk), 'First', ['enum', '1, 2 or 9']],
    ['zero among texts', enumOf(Mixed), '0', Mixed.No],
    ['text among numbers', enumOf(Mixed), 'yes', Mixed.Yes],
    ['an object of names', enumOf(Plain), 'b', 'b'],
    ['what every object has', enumOf(Plain), 'constructor', ['enum', "'r' or 'b'"]],
  ])('takes %s by its value', (_, scalar, text, expected) => expect(outcome(scalar.fromText(text as string))).toEqual(expected));

  it('takes numbers as numbers from JSON', () => {
    expect(outcome(enumOf(Desk).fromJson(2))).toBe(Desk.Second);
    expect(outcome(enumOf(Desk).fromJson(3))).toEqual(['enum', '1, 2 or 9']);
    expect(outcome(enumOf(Section).fromJson('strings'))).toBe(Section.Strings);
    expect(outcome(enumOf(Section).fromJson(null))).toEqual(['enum', "'strings' or 'wood-wind'"]);
  });
});

describe('a literal', () => {
  it.each<[ReturnType<typeof literal>, string, unknown]>([
    [literal('largo', 'presto'), 'presto', 'presto'],
    [literal('largo', 'presto'), 'Presto', ['literal_error', "'largo' or 'presto'"]],
    [literal(1, 2, 3), '2', ['literal_error', '1, 2 or 3']],
    [literal('only'), '', ['literal_error', "'only'"]],
  ])('is exactly one of its values', (scalar, text, expected) => expect(outcome(scalar.fromText(text))).toEqual(expected));

  it('is a number or a switch where JSON has one', () => {
    expect(outcome(literal(1, true).fromJson(1))).toBe(1);
    expect(outcome(literal(1, true).fromJson(true))).toBe(true);
    expect(outcome(literal(1).fromJson('1'))).toEqual(['literal_error', '1']);
    expect(outcome(literal('a').fromJson(['a']))).toEqual(['literal_error', "'a'"]);
  });
});
