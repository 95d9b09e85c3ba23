import { Controller, Depends, dependency, Get, Injectable, provide, type Dependency, type Override } from 'tenon';
import { override } from 'tenon/testing';
import { moduleNamed, problemOf, problemsOf, withApp } from './support/applications.js';

@Injectable()
class Settings {
  readonly zone: string = 'UTC';
}

@Injectable()
class Mailer {
  constructor(readonly settings: Settings) {}
  send() {
    return `sent from ${this.settings.zone}`;
  }
}

const greeting = dependency({ mailer: Mailer }, ({ mailer }) => mailer.send(), { name: 'greeting' });

@Controller()
class Hello {
  @Get('/')
  hello(@Depends(greeting) text: string) {
    return text;
  }
}

const app = { controllers: [Hello], providers: [Mailer, Settings] };
const answer = (...overrides: readonly Override[]) =>
  withApp(app, async ({ client }) => (await client.get('/')).json(), { override: overrides });

describe('an override', () => {
  it('replaces a provider by a value', async () => {
    expect(await answer(override(Settings).with({ zone: 'CET' }))).toBe('sent from CET');
  });

  it('replaces a provider by a class, which is made with what it needs', async () => {
    @Injectable()
    class Loud extends Mailer {
      override send() {
        return super.send().toUpperCase();
      }
    }
    expect(await answer(override(Mailer).withClass(Loud))).toBe('SENT FROM UTC');
  });

  it('replaces a provider by a function', async () => {
    expect(await answer(override(Mailer).withFactory(async () => Object.assign(new Mailer(new Settings()), { send: () => 'faked' })))).toBe(
      'faked',
    );
  });

  it('replaces a dependency by a function, and by another dependency', async () => {
    expect(await answer(override(greeting).with(() => 'faked'))).toBe('faked');
    expect(await answer(override(greeting).with(async () => 'faked later'))).toBe('faked later');
    const other = dependency({ settings: Settings }, ({ settings }) => `in ${settings.zone}`);
    expect(await answer(override(greeting).with(other))).toBe('in UTC');
  });

  it('by a generator has its teardown, in the scope of what it replaces', async () => {
    const log: string[] = [];
    const fake = (name: string) =>
      function* () {
        log.push(`open ${name}`);
        yield name;
        log.push(`close ${name}`);
      };
    const overrides = [override(greeting).with(fake('request')), override<unknown>(Settings).withFactory(fake('singleton'))];
    const reads = dependency({ settings: Settings }, ({ settings }) => settings, { name: 'reads' });
    @Controller()
    class Both {
      @Get('/both')
      both(@Depends(greeting) one: unknown, @Depends(reads) two: unknown) {
        return [one, two];
      }
    }
    await withApp(
      { controllers: [Both], providers: [Settings, { provide: Mailer, useExisting: Settings }] },
      async ({ client }) => {
        expect((await client.get('/both')).json()).toEqual(['request', 'singleton']);
        await client.get('/both');
      },
      { override: overrides },
    );
    expect(log).toEqual(['open singleton', 'open request', 'close request', 'open request', 'close request', 'close singleton']);
  });

  it('keeps what the original needs from being made', async () => {
    const made: string[] = [];
    const database = { provide: 'database', lazy: true, useFactory: () => made.push('database') };
    const original = provide({ provide: 'repository', useFactory: (database) => database, inject: ['database'] });
    const uses = provide({ provide: 'service', useFactory: (repository) => repository, inject: ['repository'] });
    await withApp({ providers: [database, original, uses] }, ({ app }) => expect(app.get('service')).toBe('fake'), {
      override: [override<unknown>('repository').with('fake')],
    });
    expect(made).toEqual([]);
  });

  it('reaches into every module that has the token', async () => {
    const part = (name: string) =>
      moduleNamed(name, {
        providers: [{ provide: 'x', useValue: name }, provide({ provide: `${name} reads`, useFactory: (x) => x, inject: ['x'] })],
      });
    await withApp(
      { imports: [part('A'), part('B')] },
      ({ app }) => {
        expect([app.get('A reads'), app.get('B reads')]).toEqual(['fake', 'fake']);
      },
      { override: [override<unknown>('x').with('fake')] },
    );
  });

  it('stands for all bindings of a token', async () => {
    const all = provide({ provide: 'all', useFactory: (x) => x, inject: [{ token: 'x', many: true }] });
    const providers = [{ provide: 'x', useValue: 1 }, { provide: 'x', useValue: 2 }, all];
    await withApp({ providers }, ({ app }) => expect(app.get('all')).toEqual([3]), { override: [override<unknown>('x').with(3)] });
  });

  it('of a request value by a plain one makes the routes simpler', async () => {
    const session = { provide: 'session', scope: 'request' as const, useGenerator: async function* () { yield 'real'; } }; // prettier-ignore
    const reads = dependency({ session: 'session' }, ({ session }) => session);
    @Controller()
    class Reading {
      @Get('/')
      read(@Depends(reads) value: unknown) {
        return value;
      }
    }
    const module = { controllers: [Reading], providers: [session] };
    const options = { codeGeneration: 'on' as const };
    await withApp(module, ({ app }) => expect(app.explain('Reading.read')).toContain('async function'), { options });
    await withApp(
      module,
      async ({ app, client }) => {
        expect(app.explain('Reading.read')).not.toContain('await');
        expect((await client.get('/')).json()).toBe('fake');
      },
      { options, override: [override<unknown>('session').with('fake')] },
    );
  });

  it('of a controller is served in its place', async () => {
    class Fake extends Hello {
      override hello() {
        return 'fake';
      }
    }
    expect(
      await answer(
        override(Hello).withClass(Fake),
        override(greeting).with(() => 'unused'),
      ),
    ).toBe('fake');
  });

  it('counts last where a token is overridden twice', async () => {
    expect(await answer(override(Settings).with({ zone: 'first' }), override(Settings).with({ zone: 'second' }))).toBe('sent from second');
  });

  it('leaves the application itself as it is', async () => {
    expect(await answer(override(greeting).with(() => 'faked'))).toBe('faked');
    expect(await answer()).toBe('sent from UTC');
  });
});

describe('an override is refused', () => {
  it('where it replaces nothing, with what was probably meant', async () => {
    @Injectable()
    class Mailr {}
    expect(await problemOf(app, { override: [override(Mailr).with({})] })).toEqual({
      code: 'OVERRIDE_UNKNOWN',
      what: 'The override of Mailr replaces nothing: no module provides it and no route uses it. Did you mean Mailer?',
      path: [],
      fix: expect.any(String) as unknown,
    });
    const unused = dependency(() => 1, { name: 'unused' });
    expect((await problemOf(app, { override: [override(unused).with(() => 2)] })).what).toContain(
      'The override of unused replaces nothing',
    );
  });

  it('where nothing needs what it replaces', async () => {
    const extra = { ...app, providers: [...app.providers, { provide: 'extra', useValue: 1 }] };
    expect(await problemOf(extra, { override: [override<unknown>('extra').with(2)] })).toMatchObject({
      code: 'OVERRIDE_UNUSED',
      what: 'The override of extra is never used: nothing that the application runs needs extra of AppModule.',
    });
  });

  it('where another override takes away the only one that needs it', async () => {
    const overrides = [override(Mailer).with(new Mailer(new Settings())), override(Settings).with({ zone: 'CET' })];
    expect((await problemsOf(app, { override: overrides })).map(({ code, what }) => [code, what.slice(0, 24)])).toEqual([
      ['OVERRIDE_UNUSED', 'The override of Settings'],
    ]);
  });

  it.each<[string, (target: Dependency<string>) => Override, string]>([
    ['undefined', () => override<unknown>(Mailer).with(undefined), 'The override of Mailer does not fit: it is undefined.'],
    ['no class', () => override(Mailer).withClass('Fake' as never), 'The override of Mailer does not fit: withClass takes a class.'],
    [
      'an undefined class',
      () => override(Mailer).withClass(undefined as never),
      'The override of Mailer does not fit: withClass takes a class.',
    ],
    ['no function', () => override(Mailer).withFactory(5 as never), 'The override of Mailer does not fit: withFactory takes a function.'],
    [
      'a value for a dependency',
      (target) => override(target).with('text' as never),
      'The override of greeting does not fit: a dependency is replaced by a function or another dependency.',
    ],
  ])('where it is %s', async (_, made, what) => {
    expect(await problemOf(app, { override: [made(greeting)] })).toMatchObject({ code: 'OVERRIDE_INVALID', what });
  });
});
