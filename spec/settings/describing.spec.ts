import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSettings, envExample, Field, Int, literal, loadSettings, Secret, Settings } from 'tenon';
import { strayVariables } from '../../src/settings/announce.js';

class Mast {
  @Field({ description: 'In metres.' }) height!: number;
  @Field({ type: Int }) lights: number = 1;
}

@Settings({ prefix: 'STATION_' })
class Station {
  @Field({ description: 'What it is\ncalled.' }) readonly name!: string;
  @Field() readonly mast!: Mast;
  @Field({ type: literal('summer', 'winter') }) readonly season: 'summer' | 'winter' = 'winter';
  @Field({ type: [String] }) readonly instruments: string[] = ['a thermometer'];
  @Field({ minLength: 8 }) readonly password: Secret = new Secret('development');
  @Field({ optional: true }) readonly databaseUrl?: string;
  @Field({ type: BigInt }) readonly serial: bigint = 7n;
  @Field({ alias: 'HUT_KEEPER' }) readonly keeper: string = '';
}

const folder = mkdtempSync(join(tmpdir(), 'tenon-settings-'));
const envFile = join(folder, '.env');
writeFileSync(envFile, 'STATION_MAST={"height": 3}\nSTATION_SEASN=summer\nHUT_KEPER=Ida\nTOWN=x\nSTATION_UNKNOWN=1\n');
afterAll(() => rmSync(folder, { recursive: true }));

const environment = {
  STATION_NAME: 'Snow ridge',
  STATION_MAST__LIGHTS: '2',
  STATION_DATABASE_URL: 'postgres://app:gentian@db/shop',
  STATION_PASSWORD: 'edelweiss',
  STATION_INSTRUMENT: '[]',
  HUT_KEPPER: 'no prefix, no file',
};
const station = loadSettings(Station, { environment, envFile, values: { serial: 8n } });

describe('describeSettings', () => {
  it('says of each setting what it is and where it comes from, without secrets', () => {
    expect(describeSettings(station).map(({ variable, property, value, place }) => [variable, property, value, place])).toEqual([
      ['STATION_NAME', 'name', '"Snow ridge"', 'the environment'],
      ['STATION_MAST__HEIGHT', 'mast.height', '3', `${envFile}, line 1`],
      ['STATION_MAST__LIGHTS', 'mast.lights', '2', 'the environment'],
      ['STATION_SEASON', 'season', '"winter"', 'default'],
      ['STATION_INSTRUMENTS', 'instruments', '["a thermometer"]', 'default'],
      ['STATION_PASSWORD', 'password', '**********', 'the environment'],
      ['STATION_DATABASE_URL', 'databaseUrl', '"postgres://[redacted]@db/shop"', 'the environment'],
      ['STATION_SERIAL', 'serial', '"8"', 'the given values'],
      ['HUT_KEEPER', 'keeper', '""', 'default'],
    ]);
  });

  it('reads a class, and knows nothing of anything else', () => {
    @Settings()
    class Small {
      @Field() readonly smallName: string = 'x';
    }
    expect(describeSettings(Small)).toEqual([{ variable: 'SMALL_NAME', property: 'smallName', value: '"x"', place: 'default' }]);
    expect(describeSettings({ name: 'x' })).toEqual([]);
  });
});

it('variables that look like a slip of the pen are those with the prefix, and those of a file of the class', () => {
  expect(strayVariables([station])).toEqual([
    { variable: 'STATION_SEASN', place: `${envFile}, line 2`, suggestion: 'STATION_SEASON' },
    { variable: 'HUT_KEPER', place: `${envFile}, line 3`, suggestion: 'HUT_KEEPER' },
    { variable: 'STATION_INSTRUMENT', place: 'the environment', suggestion: 'STATION_INSTRUMENTS' },
  ]);
});

it('a variable of other settings is no slip of the pen', () => {
  @Settings({ prefix: 'STATION_' })
  class Others {
    @Field() readonly instrument: string = '';
    @Field() readonly seasn: string = '';
  }
  const others = loadSettings(Others, { environment, envFile });
  expect(strayVariables([station, others]).map(({ variable }) => variable)).toEqual(['HUT_KEPER']);
});

it('envExample writes a .env.example, which gives the defaults when it is read', () => {
  const text = envExample(Station);
  expect(text).toBe(`# What it is called. (text, required)
STATION_NAME=

# In metres. (a number, required)
STATION_MAST__HEIGHT=

# (a whole number)
# STATION_MAST__LIGHTS=1

# (one of summer | winter)
# STATION_SEASON=winter

# (a list of String as JSON)
# STATION_INSTRUMENTS='["a thermometer"]'

# (a secret text)
# STATION_PASSWORD=

# (text)
# STATION_DATABASE_URL=

# (a whole number)
# STATION_SERIAL=7

# (text)
# HUT_KEEPER=
`);
});
