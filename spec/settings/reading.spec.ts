import { IsIn, IsInt, IsOptional, IsString, Max } from 'class-validator';
import {
  Duration,
  enumOf,
  Field,
  Int,
  literal,
  loadSettings,
  mapOf,
  Model,
  nullable,
  oneOf,
  recordOf,
  Secret,
  setOf,
  Settings,
  SettingsError,
  tuple,
  type Environment,
} from 'tenon';

enum Level {
  Low = 1,
  High = 2,
}

class Lights {
  @Field({ type: Int }) red: number = 0;
  @Field({ type: Int }) white: number = 1;
}

class Mast {
  @Field() height!: number;
  @Field() lights: Lights = new Lights();
}

@Settings({ prefix: 'STATION_' })
class Station {
  @Field() readonly name: string = 'none';
  @Field({ type: Int }) readonly maxWind: number = 0;
  @Field() readonly heated: boolean = false;
  @Field({ type: BigInt }) readonly serial: bigint = 0n;
  @Field() readonly since: Date = new Date(0);
  @Field({ type: Duration }) readonly pause: string = 'PT0S';
  @Field({ enum: Level }) readonly level: Level = Level.Low;
  @Field({ type: enumOf({ off: 0, on: 'on' }) }) readonly mode: string | number = 'on';
  @Field({ type: literal('summer', 'winter') }) readonly season: 'summer' | 'winter' = 'winter';
  @Field({ type: [String] }) readonly instruments: string[] = [];
  @Field({ type: setOf(Int) }) readonly channels: Set<number> = new Set();
  @Field({ type: tuple(Int, String) }) readonly place: [number, string] = [0, ''];
  @Field({ type: mapOf(Int) }) readonly ranges: Map<string, number> = new Map();
  @Field({ type: recordOf(Int) }) readonly limits: Record<string, number> = {};
  @Field({ type: recordOf(Object) }) readonly extras: Record<string, unknown> = {};
  @Field({ type: oneOf([Int], String) }) readonly either: number[] | string = '';
  @Field({ type: Object }) readonly anything: unknown = '';
  @Field({ type: nullable(Mast) }) readonly mast: Mast | null = null;
  @Field({ type: nullable([Mast]) }) readonly masts: Mast[] | null = [];
  @Field({ alias: 'HUT_KEEPER' }) readonly keeper: string = 'nobody';
  @Field({ optional: true }) readonly note?: string;
}

const read = (environment: Environment): Station => loadSettings(Station, { environment });

/** What is wrong, as `variable type`. */
function wrong(environment: Environment): string[] {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.details.map(({ variable, type }) => `${variable} ${type}`);
    throw error;
  }
  throw new Error('the settings were taken');
}

describe('a variable', () => {
  it.each([
    ['STATION_NAME', ' Snow ridge ', 'name', ' Snow ridge '],
    ['STATION_NAME', '', 'name', ''],
    ['STATION_NAME', '["no list"]', 'name', '["no list"]'],
    ['STATION_MAX_WIND', ' 1_000 ', 'maxWind', 1000],
    ['STATION_HEATED', 'On', 'heated', true],
    ['STATION_HEATED', '0', 'heated', false],
    ['STATION_SERIAL', '90071992547409930', 'serial', 90071992547409930n],
    ['STATION_SINCE', '2031-05-09T20:15:00+02:00', 'since', new Date('2031-05-09T18:15:00Z')],
    ['STATION_PAUSE', 'PT5M', 'pause', 'PT5M'],
    ['STATION_LEVEL', '2', 'level', Level.High],
    ['STATION_MODE', '0', 'mode', 0],
    ['STATION_MODE', 'on', 'mode', 'on'],
    ['STATION_SEASON', 'summer', 'season', 'summer'],
    ['STATION_INSTRUMENTS', '["barometer", "anemometer"]', 'instruments', ['barometer', 'anemometer']],
    ['STATION_CHANNELS', '[1, "2", 2]', 'channels', new Set([1, 2])],
    ['STATION_PLACE', '[1, "north"]', 'place', [1, 'north']],
    ['STATION_RANGES', '{"Wind": 3}', 'ranges', new Map([['Wind', 3]])],
    ['STATION_EITHER', '[1, 2]', 'either', [1, 2]],
    ['STATION_EITHER', 'some text', 'either', 'some text'],
    ['STATION_ANYTHING', '[1]', 'anything', '[1]'],
    ['STATION_MAST', 'null', 'mast', null],
    ['STATION_MASTS', '[{"height": "3"}]', 'masts', [{ height: 3, lights: { red: 0, white: 1 } }]],
    ['STATION_NOTE', 'cold', 'note', 'cold'],
  ] as const)('%s = %j is read as the model reads it', (variable, text, property, value) => {
    expect(read({ [variable]: text })[property]).toEqual(value);
  });

  it('is found whatever of its letters are capitals', () => {
    expect(read({ station_max_wind: '5', Hut_Keeper: 'Ida' })).toMatchObject({ maxWind: 5, keeper: 'Ida' });
  });

  it('has no prefix where it is an alias', () => {
    expect(read({ HUT_KEEPER: 'Ida' }).keeper).toBe('Ida');
    expect(read({ STATION_HUT_KEEPER: 'Ida', STATION_KEEPER: 'Ida' }).keeper).toBe('nobody');
  });

  it('that no property reads is passed over', () => {
    expect(read({ STATION_UNKNOWN: '1', NAME: 'elsewhere', STATION_NAME__FIRST: 'x' })).toEqual(read({}));
  });

  it('that is empty is empty, unless it is ignored', () => {
    @Settings({ ignoreEmpty: true })
    class Quiet {
      @Field() readonly name: string = 'none';
      @Field({ type: Int }) readonly count: number = 3;
    }
    expect(loadSettings(Quiet, { environment: { NAME: '', COUNT: '' } })).toEqual({ name: 'none', count: 3 });
    expect(wrong({ STATION_MAX_WIND: '' })).toEqual(['STATION_MAX_WIND int_parsing']);
  });

  it.each([
    [{ STATION_MAX_WIND: '2.5' }, 'STATION_MAX_WIND int_parsing'],
    [{ STATION_HEATED: 'warm' }, 'STATION_HEATED bool_parsing'],
    [{ STATION_SEASON: 'spring' }, 'STATION_SEASON literal_error'],
    [{ STATION_LEVEL: '3' }, 'STATION_LEVEL enum'],
    [{ STATION_INSTRUMENTS: 'barometer' }, 'STATION_INSTRUMENTS json_invalid'],
    [{ STATION_INSTRUMENTS: '' }, 'STATION_INSTRUMENTS json_invalid'],
    [{ STATION_INSTRUMENTS: '"barometer"' }, 'STATION_INSTRUMENTS list_type'],
    [{ STATION_INSTRUMENTS: '[1]' }, 'STATION_INSTRUMENTS string_type'],
    [{ STATION_LIMITS__WIND: 'strong' }, 'STATION_LIMITS__WIND int_parsing'],
    [{ STATION_MAST__HEIGHT: 'high' }, 'STATION_MAST__HEIGHT float_parsing'],
    [{ STATION_MAST__LIGHTS__RED: '1' }, 'STATION_MAST__HEIGHT missing'],
    [{ STATION_MASTS: '[{}]' }, 'STATION_MASTS missing'],
  ])('%j is refused', (environment, problem) => {
    expect(wrong(environment)).toEqual([problem]);
  });
});

describe('parts of an object', () => {
  it('have variables of their own, at any depth', () => {
    expect(read({ STATION_MAST__HEIGHT: '12.50', STATION_MAST__LIGHTS__RED: '2' }).mast).toEqual({
      height: 12.5,
      lights: { red: 2, white: 1 },
    });
  });

  it('go before what its JSON says of them, and leave the rest of it', () => {
    const environment = {
      STATION_LIMITS__WIND: '45',
      STATION_LIMITS: '{"wind": 40, "frost": -30}',
      STATION_MAST__LIGHTS__RED: '2',
      STATION_MAST: '{"height": 3, "lights": {"red": 9, "white": 8}}',
      STATION_MAST__LIGHTS: '{"red": 7}',
    };
    const { limits, mast } = read(environment);
    expect(limits).toEqual({ wind: 45, frost: -30 });
    expect(mast).toEqual({ height: 3, lights: { red: 2, white: 8 } });
  });

  it('are the keys of a record, in small letters', () => {
    expect(read({ STATION_LIMITS__WIND: '1', STATION_LIMITS__SNOW__DEEP: '2' }).limits).toEqual({ wind: 1, snow__deep: 2 });
  });

  it('of a record of anything are JSON where they can be', () => {
    expect(read({ STATION_EXTRAS__A: '[1]', STATION_EXTRAS__B: 'text' }).extras).toEqual({ a: [1], b: 'text' });
  });

  it('cannot reach a prototype', () => {
    expect(wrong({ STATION_EXTRAS: '{"__proto__": {"polluted": 1}}' })).toEqual(['STATION_EXTRAS____PROTO__ forbidden_key']);
    expect(wrong({ STATION_EXTRAS____PROTO__: '1' })).toEqual(['STATION_EXTRAS____PROTO__ forbidden_key']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('are told apart by what the class says', () => {
    @Settings({ nested: '--' })
    class Dashed {
      @Field() readonly mast!: Mast;
    }
    expect(loadSettings(Dashed, { environment: { 'MAST--HEIGHT': '3', MAST__HEIGHT: '4' } }).mast.height).toBe(3);
  });
});

it('names are those of the properties in capitals', () => {
  @Settings()
  class Names {
    @Field() readonly databaseURL: string = '';
    @Field() readonly oauth2ClientId: string = '';
    @Field() readonly snake_case: string = '';
    @Field() readonly dbURLPath: string = '';
  }
  const environment = { DATABASE_URL: 'a', OAUTH2_CLIENT_ID: 'b', SNAKE_CASE: 'c', DB_URL_PATH: 'd' };
  expect(loadSettings(Names, { environment })).toEqual({ databaseURL: 'a', oauth2ClientId: 'b', snake_case: 'c', dbURLPath: 'd' });
});

it('the decorators of class-validator alone make settings as well', () => {
  @Settings({ prefix: 'APP_' })
  class Plain {
    @IsInt() @Max(65_535) readonly port: number = 8000;
    @IsString() @IsOptional() readonly host?: string;
    @IsIn(['debug', 'info']) readonly level: string = 'info';
  }
  expect(loadSettings(Plain, { environment: { APP_PORT: '80', APP_HOST: 'x' } })).toEqual({ port: 80, host: 'x', level: 'info' });
  expect(() => loadSettings(Plain, { environment: { APP_PORT: '80000', APP_LEVEL: 'all' } })).toThrow(/APP_PORT=80000[^]*APP_LEVEL=all/);
});

it('texts are converted where the class is strict, too', () => {
  @Settings()
  @Model({ strict: true })
  class Strict {
    @Field({ type: Int }) readonly count!: number;
    @Field({ type: [Int] }) readonly counts: number[] = [];
  }
  expect(loadSettings(Strict, { environment: { COUNT: '3', COUNTS: '[1]' } })).toEqual({ count: 3, counts: [1] });
  expect(() => loadSettings(Strict, { environment: { COUNT: '3', COUNTS: '["1"]' } })).toThrow(SettingsError);
});

it('a property with an alias is read by its name as well where the class says so', () => {
  @Settings({ prefix: 'APP_' })
  @Model({ byName: true })
  class Both {
    @Field({ alias: 'HOST' }) readonly hostName: string = '';
  }
  expect(loadSettings(Both, { environment: { APP_HOST_NAME: 'a' } }).hostName).toBe('a');
  expect(loadSettings(Both, { environment: { HOST: 'b' } }).hostName).toBe('b');
});

it('a subclass inherits where its settings come from, and may say otherwise', () => {
  class Inherited extends Station {
    @Field() readonly extra: string = '';
  }
  @Settings({ prefix: 'OTHER_' })
  class Other extends Station {}
  expect(loadSettings(Inherited, { environment: { STATION_EXTRA: 'x', STATION_NAME: 'y' } })).toMatchObject({ extra: 'x', name: 'y' });
  expect(loadSettings(Other, { environment: { OTHER_NAME: 'x', STATION_NAME: 'y' } }).name).toBe('x');
});

describe('values that a program gives', () => {
  class Account {
    @Field() readonly user: string = '';
    @Field() readonly password!: Secret;
  }

  @Settings()
  class Given {
    @Field({ alias: 'HUT_KEEPER' }) readonly keeper: string = 'nobody';
    @Field() readonly account!: Account;
    @Field({ type: setOf(Int) }) readonly channels: Set<number> = new Set();
    @Field({ type: mapOf(Int) }) readonly ranges: Map<string, number> = new Map();
  }

  it('go before the environment, part by part, by the names of properties', () => {
    const environment = { ACCOUNT__USER: 'ida', ACCOUNT__PASSWORD: 'edelweiss', HUT_KEEPER: 'Ida', CHANNELS: '[1]' };
    const values = { keeper: 'Ada', account: { password: 'gentian' }, channels: new Set([2]), ranges: new Map([['wind', 3]]) };
    const settings = loadSettings(Given, { environment, values });
    expect(settings).toMatchObject({ keeper: 'Ada', channels: new Set([2]), ranges: new Map([['wind', 3]]) });
    expect([settings.account.user, settings.account.password.reveal()]).toEqual(['ida', 'gentian']);
  });

  it('are validated like any', () => {
    expect(() => loadSettings(Given, { environment: {}, values: { account: { user: 3 as never } } })).toThrow(
      /ACCOUNT__PASSWORD[^]*account\.user/,
    );
  });
});

it('a variable that a class misses is not taken from the prototype of the environment', () => {
  expect(loadSettings(Station, { environment: Object.create({ STATION_NAME: 'inherited' }) as Environment }).name).toBe('none');
});
