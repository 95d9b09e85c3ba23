import {
  Controller,
  createApp,
  dependency,
  Depends,
  Field,
  Get,
  Injectable,
  Int,
  loadSettings,
  Module,
  Settings,
  StartupError,
} from 'tenon';
import { override, testApp } from 'tenon/testing';
import { moduleNamed, refusal, withApp } from '../container/support/applications.js';

class Mast {
  @Field() height!: number;
}

@Settings({ prefix: 'INJECTED_' })
class Station {
  @Field() readonly name!: string;
  @Field({ type: Int }) readonly altitude: number = 0;
  @Field() readonly mast: Mast = Object.assign(new Mast(), { height: 1 });
  @Field({ type: [String] }) readonly instruments: string[] = [];

  get title(): string {
    return `${this.name}, ${this.altitude} m`;
  }
}

@Settings({ prefix: 'INJECTED_OTHER_' })
class Other {
  @Field({ type: Int }) readonly port!: number;
}

@Injectable()
class Sign {
  constructor(readonly station: Station) {}
}

const title = dependency({ station: Station }, ({ station }) => station.title);

@Controller()
class Stations {
  constructor(
    private readonly settings: Station,
    private readonly sign: Sign,
  ) {}

  @Get('/title')
  title(@Depends(title) text: string) {
    return text;
  }

  @Get('/same')
  same(@Depends() station: Station) {
    return { isOne: station === this.settings && station === this.sign.station, isStation: station instanceof Station };
  }
}

const variables = ['INJECTED_NAME', 'INJECTED_ALTITUDE', 'INJECTED_ALTITUTE', 'INJECTED_OTHER_PORT'];
const app = { controllers: [Stations], providers: [Sign] };

beforeEach(() => {
  process.env['INJECTED_NAME'] = 'Snow ridge';
});
afterEach(() => {
  for (const name of variables) delete process.env[name];
});

describe('settings', () => {
  it('are one and the same in constructors, handlers and dependencies, and listed nowhere', async () => {
    process.env['INJECTED_ALTITUDE'] = '2710';
    await withApp(app, async ({ client }) => {
      expect((await client.get('/title')).json()).toBe('Snow ridge, 2710 m');
      expect((await client.get('/same')).json()).toEqual({ isOne: true, isStation: true });
    });
  });

  it('are read once, when the application starts', async () => {
    const made = createApp(moduleNamed('AppModule', app));
    process.env['INJECTED_NAME'] = 'Before the start';
    const t = await testApp(made);
    process.env['INJECTED_NAME'] = 'After the start';
    expect((await t.client.get('/title')).json()).toBe('Before the start, 0 m');
    await t.close();
  });

  it('are one for each application', async () => {
    const [one, another] = await Promise.all([testApp(createApp(moduleNamed('A', app))), testApp(createApp(moduleNamed('B', app)))]);
    expect(one.app.get(Station)).not.toBe(another.app.get(Station));
    expect(one.app.get(Station)).toEqual(another.app.get(Station));
    await Promise.all([one.close(), another.close()]);
  });

  it('are one where a module lists them, exported or not, and where several do', async () => {
    const hidden = moduleNamed('Hidden', { providers: [Station] });
    const shown = moduleNamed('Shown', { providers: [Station], exports: [Station] });
    const same = async (...imports: (typeof hidden)[]) =>
      withApp({ ...app, imports }, async ({ client }) => (await client.get('/same')).json());
    for (const imports of [[hidden], [shown], [hidden, shown]]) expect(await same(...imports)).toEqual({ isOne: true, isStation: true });
  });

  it('are one where two modules have them for themselves', async () => {
    @Injectable()
    class Far {
      constructor(readonly station: Station) {}
    }
    const far = moduleNamed('FarModule', { providers: [Far, Station], exports: [Far] });
    await withApp({ providers: [Sign, Station], imports: [far] }, (t) => {
      expect(t.app.get(Far).station).toBe(t.app.get(Sign).station);
    });
  });

  it('are what a provider makes of them, where there is one', async () => {
    const station = loadSettings(Station, { environment: {}, values: { name: 'Provided' } });
    await withApp({ ...app, providers: [Sign, { provide: Station, useValue: station }] }, async ({ client }) => {
      expect((await client.get('/title')).json()).toBe('Provided, 0 m');
    });
  });

  it('are read-only, all through', async () => {
    await withApp(app, (t) => {
      const station = t.app.get(Station) as { altitude: number; mast: { height: number }; instruments: string[] };
      expect(() => (station.altitude = 1)).toThrow(TypeError);
      expect(() => (station.mast.height = 2)).toThrow(TypeError);
      expect(() => station.instruments.push('x')).toThrow(TypeError);
    });
  });

  it('that nobody asks for are not read', async () => {
    expect(await withApp({ ...app, imports: [moduleNamed('Empty')] }, async ({ client }) => (await client.get('/title')).status)).toBe(200);
    delete process.env['INJECTED_NAME'];
    expect(await withApp({ controllers: [] }, () => 'started')).toBe('started');
  });
});

describe('an override', () => {
  it('replaces settings, of which nothing is read then', async () => {
    delete process.env['INJECTED_NAME'];
    const station = loadSettings(Station, { environment: {}, values: { name: 'Test', mast: { height: 3 } } });
    await withApp(app, async ({ client }) => expect((await client.get('/title')).json()).toBe('Test, 0 m'), {
      override: [override(Station).with(station)],
    });
  });

  it('may be a function', async () => {
    delete process.env['INJECTED_NAME'];
    const how = { override: [override(Station).withFactory(() => loadSettings(Station, { environment: { INJECTED_NAME: 'Made' } }))] };
    await withApp(app, async ({ client }) => expect((await client.get('/title')).json()).toBe('Made, 0 m'), how);
  });
});

describe('a start with settings that do not fit', () => {
  @Injectable()
  class Both {
    static made = 0;
    constructor(
      readonly station: Station,
      readonly other: Other,
    ) {
      Both.made += 1;
    }
  }

  it('fails with everything that is wrong in any of them, and nothing is made', async () => {
    delete process.env['INJECTED_NAME'];
    process.env['INJECTED_ALTITUDE'] = 'high';
    process.env['INJECTED_OTHER_PORT'] = '1.5';
    const { problems } = await refusal({ providers: [Both] });
    expect(problems.map(({ code }) => code)).toEqual(['SETTINGS_MISSING', 'SETTING_INVALID', 'SETTING_INVALID']);
    expect(problems.map(({ what }) => what).join()).toMatch(/INJECTED_NAME[^]*INJECTED_ALTITUDE=high[^]*INJECTED_OTHER_PORT=1\.5/);
    expect(Both.made).toBe(0);
  });

  it('fails as well where a file of them cannot be read', async () => {
    @Settings({ envFile: '.' })
    class Unreadable {
      @Field() readonly name: string = '';
    }
    @Injectable()
    class Needing {
      constructor(readonly settings: Unreadable) {}
    }
    const error = await refusal({ providers: [Needing] });
    expect(error.problems.map(({ code }) => code)).toEqual(['ENV_FILE_UNREADABLE']);
    expect(error).toBeInstanceOf(StartupError);
  });
});

it('the document is written without reading any', async () => {
  delete process.env['INJECTED_NAME'];
  const { paths } = await createApp(moduleNamed('AppModule', app)).openapi();
  expect(Object.keys(paths ?? {})).toEqual(['/title', '/same']);
});

it('what looks like a slip of the pen is told to the log, and so is at debug where settings come from', async () => {
  process.env['INJECTED_ALTITUTE'] = '5';
  const lines: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  const logger = { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
  @Module(app)
  class AppModule {}
  const made = createApp(AppModule, { logger });
  await made.init();
  await made.close();
  const told = lines.filter(({ message }) => message.includes('setting'));
  expect(told).toEqual([
    {
      level: 'debug',
      fields: { settings: expect.arrayContaining([expect.objectContaining({ variable: 'INJECTED_NAME', value: '"Snow ridge"' })]) },
      message: 'settings of Station',
    },
    {
      level: 'warn',
      fields: { variable: 'INJECTED_ALTITUTE', place: 'the environment' },
      message: 'INJECTED_ALTITUTE (the environment) is no setting of this application; is INJECTED_ALTITUDE meant?',
    },
  ]);
});
