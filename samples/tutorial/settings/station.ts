/** Settings read from the environment: typed, nested, listed, secret, with defaults; one instance for every request. */
import { Controller, createApp, dependency, Depends, Field, Get, Int, literal, loadSettings, Module, Path, Put, Query } from 'tenon';
import { Injectable, recordOf, Secret, Settings, SettingsError } from 'tenon';

Object.assign(process.env, {
  STATION_NAME: 'Snow ridge',
  STATION_ALTITUDE: '2710',
  station_heated: 'on',
  STATION_INSTRUMENTS: '["barometer", "anemometer"]',
  STATION_MAST__HEIGHT: '12.50',
  STATION_MAST__LIGHTS__RED: '2',
  STATION_LIMITS: '{"wind": 40, "frost": -30}',
  STATION_LIMITS__WIND: '45',
  STATION_PASSWORD: 'edelweiss',
  STATION_EMPTY: '',
  HUT_KEEPER: 'Ida',
  STATION_UNKNOWN: 'ignored',
});

class Lights {
  @Field({ type: Int }) red: number = 0;
  @Field({ type: Int }) white: number = 1;
}

class Mast {
  @Field() height!: number;
  @Field() lights: Lights = new Lights();
}

@Settings({ prefix: 'STATION_', nested: '__' })
class Station {
  @Field() readonly name!: string;
  @Field({ type: Int, minimum: 0 }) readonly altitude!: number;
  @Field() readonly heated: boolean = false;
  @Field({ type: [String] }) readonly instruments: string[] = [];
  @Field() readonly mast!: Mast;
  @Field({ type: recordOf(Int) }) readonly limits: Record<string, number> = {};
  @Field({ type: literal('summer', 'winter') }) readonly season: 'summer' | 'winter' = 'winter';
  @Field() readonly password!: Secret;
  @Field() readonly empty: string = 'not empty';
  @Field({ alias: 'HUT_KEEPER' }) readonly keeper: string = 'nobody';
}

/** Keeps what was read until it is told to forget it. An application that reads its settings once injects `Station` itself. */
@Injectable()
class Shared {
  readonly loads: string[] = [];
  #station: Station | undefined;

  get station(): Station {
    if (this.#station === undefined) this.loads.push('read');
    return (this.#station ??= loadSettings(Station));
  }

  forget(): void {
    this.#station = undefined;
  }
}

const station = dependency({ shared: Shared }, ({ shared }) => shared.station);

@Controller()
class Stations {
  constructor(private readonly shared: Shared) {}

  @Get('/station')
  readStation(@Depends(station) { name, altitude, heated, instruments, season, keeper, empty }: Station) {
    return { name, altitude, heated, instruments, season, keeper, empty };
  }

  @Get('/mast')
  readMast(@Depends(station) { mast }: Station): Mast {
    return mast;
  }

  @Get('/limits/:kind')
  readLimit(@Path() kind: string, @Depends(station) { limits }: Station, @Query({ maxLength: 3 }) unit: string = 'm/s') {
    return { limit: limits[kind] ?? null, unit };
  }

  @Get('/password')
  checkPassword(@Depends(station) { password }: Station, @Query() guess: string) {
    return { right: guess === password.reveal(), shown: String(password) };
  }

  @Get('/loads')
  countLoads() {
    return this.shared.loads;
  }

  @Put('/environment/:name')
  change(@Path() name: string, @Query() value: string, @Query() reload: boolean = false) {
    process.env[`STATION_${name.toUpperCase()}`] = value;
    if (reload) this.shared.forget();
    try {
      const { altitude, season } = loadSettings(Station);
      return { altitude, season, shared: this.shared.station.altitude };
    } catch (problem) {
      if (!(problem instanceof SettingsError)) throw problem;
      return { problems: problem.details.map(({ type, loc }) => [type, loc]) };
    } finally {
      Object.assign(process.env, { STATION_ALTITUDE: '2710', STATION_SEASON: 'winter' });
    }
  }
}

@Module({ controllers: [Stations], providers: [Shared] })
class StationModule {}

export const app = createApp(StationModule, { title: 'Weather station' });
