import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MinLength } from 'class-validator';
import { Check, Field, Int, literal, loadSettings, recordOf, Secret, Settings, SettingsError, TenonError, type Environment } from 'tenon';
import type { Constructor } from '../../src/core/types.js';

class Mast {
  @Field() height!: number;
  @Field({ optional: true }) note?: string;
}

class Account {
  @Field() user!: string;
  @Field({ minLength: 12 }) password!: Secret;
}

@Settings({ prefix: 'STATION_', envFile: '.env.none' })
class Station {
  @Field() readonly name!: string;
  @Field({ type: Int, minimum: 0 }) readonly altitude!: number;
  @Field() readonly mast!: Mast;
  @Field({ type: [Account] }) readonly accounts: Account[] = [];
  @Field({ type: recordOf(Int) }) readonly limits: Record<string, number> = {};
  @Field({ type: literal('summer', 'winter') }) readonly season: 'summer' | 'winter' = 'winter';
  @Field({ minLength: 8 }) readonly password!: Secret;
  @Field({ secret: true }) @MinLength(8, { message: '$value is too short' }) readonly token: string = 'long enough';
  @Field({ secret: true, type: Int, optional: true }) readonly pin?: number;
  @Field({ minLength: 100, optional: true }) readonly databaseUrl?: string;
  @Field({ minLength: 100, optional: true }) readonly signingKey?: string;
}

const fine = { STATION_NAME: 'a', STATION_ALTITUDE: '1', STATION_MAST__HEIGHT: '1', STATION_PASSWORD: 'edelweiss' };

function refused(environment: Environment, type: Constructor<object> = Station): SettingsError {
  try {
    loadSettings(type, { environment });
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('the settings were taken');
}

it('what is missing is told together, with what it takes and, of models, what they cannot do without', () => {
  const { message, problems, details } = refused({ STATION_NAEM: 'Snow ridge' });
  expect(message).toBe(`The settings of Station cannot be read: 1 problem.

1. Station takes 4 variables that are not set: STATION_NAME (text), STATION_ALTITUDE (a whole number), STATION_MAST__HEIGHT (a number), STATION_PASSWORD (a secret text). There is STATION_NAEM (the environment): is STATION_NAME meant? [SETTINGS_MISSING]
     fix:  set them in the environment or in .env.none, or give the properties a default.
`);
  expect(problems).toHaveLength(1);
  expect(details).toEqual([
    { type: 'missing', loc: ['name'], msg: 'is required', variable: 'STATION_NAME', place: undefined },
    { type: 'missing', loc: ['altitude'], msg: 'is required', variable: 'STATION_ALTITUDE', place: undefined },
    { type: 'missing', loc: ['mast', 'height'], msg: 'is required', variable: 'STATION_MAST__HEIGHT', place: undefined },
    { type: 'missing', loc: ['password'], msg: 'is required', variable: 'STATION_PASSWORD', place: undefined },
  ]);
});

it('every value that does not fit is told with its place, what is wrong with it and what it should be', () => {
  const environment = {
    ...fine,
    STATION_ALTITUDE: '-4',
    station_season: 'spring',
    STATION_LIMITS: 'wind=4',
    STATION_LIMITS__FROST: 'hard',
  };
  const { message } = refused(environment);
  expect(message).toContain('STATION_ALTITUDE=-4 (the environment) is not what Station takes: altitude must not be less than 0.');
  expect(message).toContain('fix:  correct it there: altitude is a whole number.');
  expect(message).toContain("station_season=spring (the environment) is not what Station takes: season must be 'summer' or 'winter'.");
  expect(message).toContain('STATION_LIMITS (the environment) is not what Station takes: limits must be JSON.');
  expect(message).toContain(`as in STATION_LIMITS='{"name": 1}'.`);
});

it('a part of an object is told by its own variable, and what is inside of JSON by its place', () => {
  const environment = { ...fine, STATION_LIMITS__FROST: 'hard', STATION_ACCOUNTS: '[{"user": 3, "password": "much too short"}]' };
  const { message } = refused(environment);
  expect(message).toContain('STATION_LIMITS__FROST=hard (the environment) is not what Station takes: limits.frost must be a whole number.');
  expect(message).toContain('STATION_ACCOUNTS (the environment) is not what Station takes: accounts[0].user must be text.');
});

it('what is wrong is told of the place that says it, not of one that says other parts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-settings-'));
  const envFile = join(folder, '.env');
  writeFileSync(envFile, 'STATION_MAST__HEIGHT=high\n');
  try {
    loadSettings(Station, { envFile, environment: { ...fine, STATION_MAST__HEIGHT: undefined, STATION_MAST: '{"note": "tall"}' } });
    throw new Error('it was taken');
  } catch (error) {
    expect((error as SettingsError).details).toMatchObject([{ variable: 'STATION_MAST__HEIGHT', place: `${envFile}, line 1` }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('the value of a secret is not told', () => {
  it.each([
    ['of the type Secret', { STATION_PASSWORD: 'gentian' }],
    ['that says so', { STATION_TOKEN: 'gentian' }],
    ['of another type', { STATION_PIN: 'gentian' }],
    ['inside of JSON', { STATION_ACCOUNTS: '[{"user": "ida", "password": "gentian"}]' }],
    ['in JSON that is none', { STATION_ACCOUNTS: '[{"password": "gentian"' }],
    ['in an address', { STATION_DATABASE_URL: 'postgres://app:gentian@db/shop' }],
    ['in an address that is cut', { STATION_DATABASE_URL: `postgres://app:gentian${'x'.repeat(70)}@db` }],
    ['that is only called like one', { STATION_SIGNING_KEY: 'gentian' }],
  ])('%s', (_, wrong) => {
    const error = refused({ ...fine, ...wrong });
    expect(error.details).toHaveLength(1);
    expect(`${error.message}${error.stack ?? ''}${JSON.stringify([error.problems, error.details])}`).not.toContain('gentian');
  });
});

it('a condition across properties is told of the class', () => {
  @Settings()
  @Check((range: Range) => range.from < range.until || 'must end after it begins')
  class Range {
    @Field({ type: Int }) readonly from: number = 0;
    @Field({ type: Int }) readonly until: number = 1;
  }
  expect(refused({ UNTIL: '0' }, Range).message).toContain(
    'The settings of Range do not fit together: Range must end after it begins. [SETTINGS_INCONSISTENT]',
  );
});

it('what is no JSON does not matter where something that counts more says all of it', () => {
  const values = { accounts: [], limits: { wind: 1 } };
  const settings = loadSettings(Station, { environment: { ...fine, STATION_ACCOUNTS: 'none' }, values });
  expect(settings.accounts).toEqual([]);
});

it('a class without @Settings, or without properties, or with a check that waits, is refused', () => {
  const codeOf = (type: Constructor<object>): string => {
    try {
      loadSettings(type, { environment: {} });
    } catch (error) {
      if (error instanceof TenonError) return error.code;
      throw error;
    }
    throw new Error('it was taken');
  };
  @Settings()
  class Empty {}
  @Settings()
  @Check(() => Promise.resolve(true))
  class Waiting {
    @Field() readonly name: string = '';
  }
  expect([Mast, Empty, Waiting].map(codeOf)).toEqual(['SETTINGS_UNDECORATED', 'MODEL_UNDECORATED', 'MODEL_ASYNC']);
});
