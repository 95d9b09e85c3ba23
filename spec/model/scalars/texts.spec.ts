import fc from 'fast-check';
import { expected, Switch, Text, Uuid } from '../../../src/model/scalars/texts.js';
import { Misfit } from '../../../src/model/misfit.js';

const outcome = (value: unknown): unknown => (value instanceof Misfit ? value.type : value);

describe('text', () => {
  it('is taken as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Text.fromText(text)).toBe(text);
        expect(Text.fromJson(text)).toBe(text);
      }),
    );
  });

  it.each([7, true, null, [], {}])('is not made out of %j', (value) => expect(outcome(Text.fromJson(value))).toBe('string_type'));
});

describe('a switch', () => {
  const words: readonly (readonly [string, unknown])[] = [
    ...['1', 'true', 'True', 'TRUE', 'tRue', 't', 'T', 'yes', 'Yes', 'y', 'Y', 'on', 'On'].map((word) => [word, true] as const),
    ...['0', 'false', 'False', 'FALSE', 'f', 'F', 'no', 'NO', 'n', 'N', 'off', 'OFF'].map((word) => [word, false] as const),
    ...['', ' true', 'true ', '01', '1.0', '-1', '2', 'enabled', 'nope', 'o', 'null', '\uff34', 'constructor'].map(
      (word) => [word, 'bool_parsing'] as const,
    ),
  ];
  it.each(words)('from the text %j', (text, value) => {
    expect(outcome(Switch.fromText(text))).toBe(value);
    expect(outcome(Switch.fromJson(text))).toBe(value);
  });

  it.each<[unknown, unknown]>([
    [true, true],
    [false, false],
    [1, true],
    [0, false],
    [-0, false],
    [2, 'bool_parsing'],
    [0.5, 'bool_type'],
    [null, 'bool_type'],
    [[], 'bool_type'],
    [{}, 'bool_type'],
  ])('from JSON %j', (value, result) => expect(outcome(Switch.fromJson(value))).toBe(result));
});

describe('a UUID', () => {
  const uuid = '3f0c9a52-6f0e-4a57-9d0e-2d6a9c1b7e44';
  const bare = uuid.replaceAll('-', '');

  it.each([uuid, uuid.toUpperCase(), bare, bare.toUpperCase(), `{${uuid}}`, `urn:uuid:${uuid}`, `urn:uuid:${uuid.toUpperCase()}`])(
    'is read from %s',
    (text) => {
      expect(Uuid.fromText(text)).toBe(uuid);
      expect(Uuid.fromJson(text)).toBe(uuid);
    },
  );

  it.each([
    '',
    uuid.slice(1),
    `${uuid}0`,
    `${bare}0`,
    ` ${uuid}`,
    `${uuid}\n`,
    `{${uuid}`,
    `{${bare}}`,
    `urn:uuid:${bare}`,
    `urn:uuid:{${uuid}}`,
    `URN:UUID:${uuid}`,
    `(${uuid})`,
    uuid.replace('3', 'g'),
    uuid.replace('-', ''),
    uuid.replaceAll('-', '_'),
  ])('is not read from %j', (text) => expect(outcome(Uuid.fromText(text))).toBe('uuid_parsing'));

  it.each([7, null, true, []])('is not read from JSON %j', (value) => expect(outcome(Uuid.fromJson(value))).toBe('uuid_type'));

  it('comes back, whichever it is', () => {
    fc.assert(fc.property(fc.uuid(), (text) => expect(Uuid.fromText(text.toUpperCase())).toBe(text)));
  });
});

describe('what is expected', () => {
  it.each([
    [[], ''],
    [['a'], "'a'"],
    [['a', 'b'], "'a' or 'b'"],
    [['a', 2, 'c'], "'a', 2 or 'c'"],
  ])('%j is said as %j', (values, sentence) => expect(expected(values)).toBe(sentence));
});
