import { Module, provide, token, type DynamicModule, type ModuleReference } from 'tenon';
import { moduleNamed, problemOf, withApp } from './support/applications.js';

const reader = (name: string) => provide({ provide: 'reader', useFactory: (x) => x, inject: [name] });
const Inner = moduleNamed('Inner', {
  providers: [
    { provide: 'shown', useValue: 'shown' },
    { provide: 'hidden', useValue: 'hidden' },
  ],
  exports: ['shown'],
});

describe('encapsulation', () => {
  it('hides what is not exported', async () => {
    const problem = await problemOf({ imports: [Inner], providers: [reader('hidden')] });
    expect(problem.code).toBe('PROVIDER_NOT_VISIBLE');
  });

  it('hides what an import of an import exports', async () => {
    const Middle = moduleNamed('Middle', { imports: [Inner] });
    const problem = await problemOf({ imports: [Middle], providers: [reader('shown')] });
    expect(problem.code).toBe('PROVIDER_NOT_VISIBLE');
  });

  it('hides what the importer has from what it imports', async () => {
    const Child = moduleNamed('Child', { providers: [reader('parents')] });
    const problem = await problemOf({ imports: [Child], providers: [{ provide: 'parents', useValue: 1 }] });
    expect(problem.code).toBe('PROVIDER_NOT_VISIBLE');
  });
});

describe('a re-export', () => {
  const seenThrough = async (exports: readonly (string | ModuleReference)[], imports: readonly ModuleReference[] = [Inner]) => {
    const Middle = moduleNamed('Middle', { imports, exports });
    return withApp({ imports: [Middle], providers: [reader('shown')] }, ({ app }) => app.get('reader'));
  };

  it('of one token gives it on', async () => {
    expect(await seenThrough(['shown'])).toBe('shown');
  });

  it('of a whole module gives on what that exports', async () => {
    expect(await seenThrough([Inner])).toBe('shown');
  });

  it('of a whole module does not give on what that hides', async () => {
    const Middle = moduleNamed('Middle', { imports: [Inner], exports: [Inner] });
    const problem = await problemOf({ imports: [Middle], providers: [reader('hidden')] });
    expect(problem.code).toBe('PROVIDER_NOT_VISIBLE');
  });

  it('of a module named by a function gives it on', async () => {
    expect(await seenThrough([() => Inner])).toBe('shown');
  });

  it('goes through any number of modules', async () => {
    let outermost = Inner;
    for (let i = 0; i < 20; i += 1)
      outermost = moduleNamed(`Layer${i}`, { imports: [outermost], exports: [i % 2 === 0 ? outermost : 'shown'] });
    const seen = await withApp({ imports: [outermost], providers: [reader('shown')] }, ({ app }) => app.get('reader'));
    expect(seen).toBe('shown');
  });
});

describe('a re-export of a dynamic module', () => {
  const NAME = token<string>('Name');

  @Module({ exports: [NAME] })
  class Named {
    static as(name: string): DynamicModule {
      return { module: Named, providers: [{ provide: NAME, useValue: name }] };
    }
  }
  const read = provide({ provide: 'read', useFactory: (name) => name, inject: [NAME] });
  const through = (imports: readonly ModuleReference[], exports: readonly ModuleReference[]) =>
    withApp({ imports: [moduleNamed('Middle', { imports, exports })], providers: [read] }, ({ app }) => app.get('read'));

  it('names it by its class', async () => {
    expect(await through([Named.as('Ada')], [Named])).toBe('Ada');
  });

  it('names a promised one by its class', async () => {
    expect(await through([Promise.resolve(Named.as('Ada'))], [Named])).toBe('Ada');
  });

  it('names it by its object, and means this very one', async () => {
    const [ada, grace] = [Named.as('Ada'), Named.as('Grace')];
    expect(await through([ada, grace], [grace])).toBe('Grace');
  });

  it('names a promised one by its promise', async () => {
    const promised = Promise.resolve(Named.as('Ada'));
    expect(await through([promised], [promised])).toBe('Ada');
  });

  it('by its class means all that are mounted, so that two of them are ambiguous', async () => {
    const Middle = moduleNamed('Middle', { imports: [Named.as('Ada'), Named.as('Grace')], exports: [Named] });
    const problem = await problemOf({ imports: [Middle], providers: [read] });
    expect(problem.code).toBe('PROVIDER_AMBIGUOUS');
    expect(problem.what).toContain('those of Named and of Named#2');
  });
});

describe('an export that does not exist', () => {
  it('is refused with the name that was probably meant', async () => {
    const problem = await problemOf({ providers: [{ provide: 'service', useValue: 1 }], exports: ['servise'] });
    expect(problem).toMatchObject({ code: 'EXPORT_UNKNOWN', what: expect.stringContaining('Did you mean service?') as unknown });
  });

  it('is refused where an imported module has it but hides it', async () => {
    const problem = await problemOf({ imports: [Inner], exports: ['hidden'] });
    expect(problem.code).toBe('EXPORT_UNKNOWN');
  });

  it('is refused where the exported module is not imported', async () => {
    const problem = await problemOf({ exports: [Inner] });
    expect(problem.code).toBe('EXPORT_UNKNOWN');
  });
});
