import fc from 'fast-check';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Field, Int, literal, loadSettings, mapOf, recordOf, Secret, setOf, Settings } from 'tenon';
import { toJsonable } from 'tenon/model';

class Mast {
  @Field() height: number = 0;
  @Field({ type: Int }) lightsRed: number = 0;
  @Field({ type: recordOf(String) }) notes: Record<string, string> = {};
}

@Settings({ prefix: 'TRIP_' })
class Trip {
  @Field() readonly text: string = '';
  @Field() readonly number: number = 0;
  @Field({ type: Int }) readonly whole: number = 0;
  @Field({ type: BigInt }) readonly large: bigint = 0n;
  @Field() readonly flag: boolean = false;
  @Field() readonly moment: Date = new Date(0);
  @Field() readonly bytes: Uint8Array = new Uint8Array();
  @Field({ type: literal('a', 'b') }) readonly choice: 'a' | 'b' = 'a';
  @Field({ type: [String] }) readonly list: string[] = [];
  @Field({ type: setOf(Int) }) readonly set: Set<number> = new Set();
  @Field({ type: mapOf(Number) }) readonly map: Map<string, number> = new Map();
  @Field({ type: Object }) readonly anything: unknown = '';
  @Field() readonly mast: Mast = new Mast();
  @Field() readonly secret: Secret = new Secret('');
}

const text = fc.string({ unit: 'grapheme' });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0);
const whole = fc.maxSafeInteger();
const key = text.filter((one) => one !== '__proto__' && one !== 'constructor');

const values = fc.record({
  text,
  number,
  whole,
  large: fc.bigInt(),
  flag: fc.boolean(),
  moment: fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
  bytes: fc.uint8Array(),
  choice: fc.constantFrom('a' as const, 'b' as const),
  list: fc.array(text),
  set: fc.uniqueArray(whole).map((all) => new Set(all)),
  map: fc.uniqueArray(fc.tuple(key, number), { selector: ([one]) => one }).map((all) => new Map(all)),
  anything: text,
  mast: fc.record({ height: number, lightsRed: whole, notes: fc.dictionary(key, text) }),
  secret: text,
});

/** A value as a variable says it. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return typeof value === 'object' ? JSON.stringify(toJsonable(value)) : String(value as string | number | bigint | boolean);
}

type Values = typeof values extends fc.Arbitrary<infer V> ? V : never;

function variablesOf({ mast, ...others }: Values, isApart: boolean): Record<string, string> {
  const plain = Object.entries(others).map(([name, value]) => [`TRIP_${name.toUpperCase()}`, textOf(value)]);
  const { height, lightsRed, notes } = mast;
  const parts = { TRIP_MAST__HEIGHT: textOf(height), TRIP_MAST__LIGHTS_RED: textOf(lightsRed), TRIP_MAST__NOTES: textOf(notes) };
  return { ...(Object.fromEntries(plain) as Record<string, string>), ...(isApart ? parts : { TRIP_MAST: textOf(mast) }) };
}

function expectSame(read: Trip, { secret, bytes, ...others }: Values): void {
  expect({ ...read, secret: read.secret.reveal(), bytes: [...read.bytes] }).toEqual({ ...others, secret, bytes: [...bytes] });
}

it('what is written into the environment is what is read', () => {
  fc.assert(
    fc.property(values, fc.boolean(), (given, isApart) => {
      expectSame(loadSettings(Trip, { environment: variablesOf(given, isApart) }), given);
    }),
  );
});

it('what a program gives is what is read', () => {
  fc.assert(fc.property(values, (given) => expectSame(loadSettings(Trip, { environment: {}, values: given }), given)));
});

it('what is written into a .env file in single quotes is what is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-settings-'));
  const envFile = join(folder, '.env');
  // A file of variables has no form for its own quotes, nor for a carriage return of its own, and ends of other lines it makes its own.
  const sayable = values.filter((given) => Object.values(variablesOf(given, true)).every((one) => !/['\r\\]/.test(one)));
  try {
    fc.assert(
      fc.property(sayable, (given) => {
        const lines = Object.entries(variablesOf(given, true)).map(([name, value]) => `${name}='${value}'\n`);
        writeFileSync(envFile, lines.join(''));
        expectSame(loadSettings(Trip, { environment: {}, envFile }), given);
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('any environment is read or refused with a message, whatever it says', () => {
  const names = fc.constantFrom(
    ...[
      'TEXT',
      'NUMBER',
      'WHOLE',
      'LARGE',
      'FLAG',
      'MOMENT',
      'BYTES',
      'CHOICE',
      'LIST',
      'SET',
      'MAP',
      'MAST',
      'MAST__NOTES',
      'MAST__NOTES__X',
      'MAST__LIGHTS_RED',
    ].map((one) => `TRIP_${one}`),
  );
  const anything = fc.oneof(text, fc.json(), fc.constantFrom('[]', '{}', 'null', '{"height": []}'));
  fc.assert(
    fc.property(fc.dictionary(names, anything), (environment) => {
      try {
        expect(loadSettings(Trip, { environment })).toBeInstanceOf(Trip);
      } catch (error) {
        expect(error).toMatchObject({ name: 'SettingsError', message: expect.stringContaining('TRIP_') as string });
      }
    }),
  );
});
