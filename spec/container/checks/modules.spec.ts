import { createApp, Injectable, StartupError } from 'tenon';
import { moduleNamed, problemOf, refusal } from '../support/applications.js';

@Injectable()
class Service {}

describe('an import', () => {
  it('of a class that is no module is refused', async () => {
    expect(await problemOf({ imports: [Service] })).toEqual({
      code: 'MODULE_EXPECTED',
      what: 'AppModule imports Service, which is not a module.',
      path: [],
      fix: 'decorate Service with @Module({ ... }), or list it under providers.',
    });
  });

  it('of a configured class that is no module is refused', async () => {
    expect((await problemOf({ imports: [{ module: Service }] })).what).toBe('AppModule imports Service, which is not a module.');
  });

  it('of an object that names no module is refused', async () => {
    expect(await problemOf({ imports: [{ providers: [], exports: [] } as never] })).toMatchObject({
      code: 'MODULE_EXPECTED',
      what: 'AppModule imports { providers, exports }, which is not a module.',
      fix: expect.stringContaining('{ module: SomeModule, ... }') as unknown,
    });
  });

  it.each([undefined, null])('that is %p is refused with its place', async (missing) => {
    expect(await problemOf({ imports: [moduleNamed('Fine'), missing as never] })).toEqual({
      code: 'MODULE_UNDEFINED',
      what: 'Import 2 of AppModule is undefined, as happens when two files import each other.',
      path: [],
      fix: 'write the import as a function, () => OtherModule.',
    });
  });

  it('by a function that still gives undefined is refused', async () => {
    expect((await problemOf({ imports: [() => undefined as never] })).code).toBe('MODULE_UNDEFINED');
  });

  it('that is a promise which rejects is refused, with the cause', async () => {
    const cause = new Error('no such host');
    const error = await refusal({ imports: [Promise.reject(cause)] });
    expect(error.problems).toMatchObject([
      { code: 'MODULE_FAILED', what: 'AppModule imports a module that could not be had: no such host' },
    ]);
    expect(error.cause).toBe(cause);
  });

  it('that is a promise of nothing is refused', async () => {
    expect(await problemOf({ imports: [Promise.resolve(undefined as never)] })).toMatchObject({
      code: 'MODULE_FAILED',
      what: expect.stringContaining('it resolved to undefined') as unknown,
    });
  });

  it('by a function that throws is refused', async () => {
    const thrown = () => {
      throw new Error('not configured');
    };
    expect(await problemOf({ imports: [thrown] })).toMatchObject({
      code: 'MODULE_FAILED',
      what: expect.stringContaining('not configured') as unknown,
    });
  });
});

describe('the root', () => {
  const starting = async (root: unknown) => {
    try {
      await createApp(root as never).init();
    } catch (error) {
      return (error as StartupError).problems;
    }
    return [];
  };

  it('that is no module is refused', async () => {
    expect(await starting(Service)).toMatchObject([
      {
        code: 'MODULE_EXPECTED',
        what: 'createApp() was given Service, which is not a module.',
        fix: 'decorate Service with @Module({ ... }).',
      },
    ]);
  });

  it('that is undefined is refused', async () => {
    expect(await starting(undefined)).toMatchObject([
      { code: 'MODULE_UNDEFINED', what: expect.stringMatching(/^What createApp\(\) was given is undefined/) as unknown },
    ]);
  });
});

describe('all problems of many modules', () => {
  it('are reported together, in the order of the modules', async () => {
    const Inner = moduleNamed('Inner', { imports: [Service], exports: ['nothing'] });
    const { problems } = await refusal({ imports: [Inner, undefined as never], providers: [{ provide: 'x' } as never] });
    expect(problems.map(({ code }) => code)).toEqual(['PROVIDER_INVALID', 'MODULE_EXPECTED', 'MODULE_UNDEFINED', 'EXPORT_UNKNOWN']);
  });
});
