import fc from 'fast-check';
import { provide, type ModuleOptions } from 'tenon';
import type { Constructor } from '../../../src/core/types.js';
import { moduleNamed, problemOf, problemsOf, withApp } from '../support/applications.js';

const asks = (token: string) => provide({ provide: 'asks', useFactory: (value) => value, inject: [token] });
const has = (token: string, more: ModuleOptions = {}): ModuleOptions => ({ providers: [{ provide: token, useValue: token }], ...more });

describe('what a module does not see', () => {
  it('is told with the module to export it from', async () => {
    const Inner = moduleNamed('Inner', has('x'));
    expect(await problemOf({ imports: [Inner], providers: [asks('x')] })).toEqual({
      code: 'PROVIDER_NOT_VISIBLE',
      what: 'asks needs x (inject[0]), which AppModule does not see. It lives in Inner.',
      path: ['AppModule', 'asks', 'x'],
      fix: 'add x to the exports of Inner.',
    });
  });

  it('is told with both, where it is neither exported nor imported', async () => {
    const Inner = moduleNamed('Inner', has('x'));
    const Between = moduleNamed('Between', { imports: [Inner] });
    const { fix } = await problemOf({ imports: [Between], providers: [asks('x')] });
    expect(fix).toBe('add x to the exports of Inner, and add Inner to the imports of AppModule.');
  });

  it('is told with the module to import, where that exports it', async () => {
    const Inner = moduleNamed('Inner', has('x', { exports: ['x'] }));
    const Between = moduleNamed('Between', { imports: [Inner] });
    expect((await problemOf({ imports: [Between], providers: [asks('x')] })).fix).toBe('add Inner to the imports of AppModule.');
  });

  it('is told with the owner that exports it, where there are several', async () => {
    const Hiding = moduleNamed('Hiding', has('x'));
    const Showing = moduleNamed('Showing', has('x', { exports: ['x'] }));
    const Between = moduleNamed('Between', { imports: [Hiding, Showing] });
    const problem = await problemOf({ imports: [Between], providers: [asks('x')] });
    expect(problem.what).toContain('It lives in Showing and in Hiding.');
    expect(problem.fix).toBe('add Showing to the imports of AppModule.');
  });
});

describe('what a module sees more than once', () => {
  const One = moduleNamed('One', has('x', { exports: ['x'] }));
  const Two = moduleNamed('Two', has('x', { exports: ['x'] }));

  it('is ambiguous', async () => {
    expect(await problemOf({ imports: [One, Two], providers: [asks('x')] })).toEqual({
      code: 'PROVIDER_AMBIGUOUS',
      what: 'asks needs x (inject[0]), and AppModule sees more than one: those of One and of Two.',
      path: ['AppModule', 'asks', 'x'],
      fix: 'import only one of them into AppModule, provide x in AppModule itself, or give them tokens of their own.',
    });
  });

  it('is ambiguous through re-exports and global modules too', async () => {
    const Through = moduleNamed('Through', { imports: [One], exports: [One] });
    const viaGlobals = {
      imports: [
        moduleNamed('G', {
          imports: [
            { module: One, global: true },
            { module: Two, global: true },
          ],
        }),
      ],
      providers: [asks('x')],
    };
    expect((await problemOf({ imports: [Through, Two], providers: [asks('x')] })).code).toBe('PROVIDER_AMBIGUOUS');
    expect((await problemOf(viaGlobals)).code).toBe('PROVIDER_AMBIGUOUS');
  });

  it('is fine where nobody asks for it, where both ways lead to one module, and where the module has its own', async () => {
    const Through = moduleNamed('Through', { imports: [One], exports: ['x'] });
    await withApp({ imports: [One, Two] }, ({ app }) => expect(app.get('x', { module: One })).toBe('x'));
    await withApp({ imports: [One, Through], providers: [asks('x')] }, ({ app }) => expect(app.get('asks')).toBe('x'));
    await withApp({ imports: [One, Two], providers: [asks('x'), { provide: 'x', useValue: 'own' }] }, ({ app }) =>
      expect(app.get('asks')).toBe('own'),
    );
  });
});

/** Modules as data: which of the earlier ones each imports, and what each provides, exports and re-exports. */
interface Plan {
  readonly imports: readonly number[];
  readonly provides: readonly number[];
  readonly exports: readonly number[];
  readonly reexports: readonly number[];
  readonly global: boolean;
}

const tokens = [0, 1, 2];
const subset = (from: readonly number[]): fc.Arbitrary<number[]> =>
  from.length === 0 ? fc.constant<number[]>([]) : fc.subarray([...from]);
const plans = fc.integer({ min: 2, max: 6 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, i) => {
      const earlier = Array.from({ length: i }, (_, j) => j);
      return fc
        .record({
          imports: subset(earlier),
          provides: subset(tokens),
          wanted: subset(tokens),
          whole: subset(earlier),
          global: fc.integer({ max: 5, min: 0 }),
        })
        .map(({ imports, provides, wanted, whole, global }): Plan => ({
          imports,
          provides,
          exports: wanted.filter((token) => provides.includes(token)),
          reexports: whole.filter((one) => imports.includes(one)),
          global: global === 0,
        }));
    }),
  ),
);

/** The rule, as container.md words it, in the plainest way. */
function owners(modules: readonly Plan[], from: number, token: number, reachable: ReadonlySet<number>): Set<number> {
  const plan = modules[from] as Plan;
  if (plan.provides.includes(token)) return new Set([from]);
  const exported = (module: number): number[] => {
    const { exports, reexports } = modules[module] as Plan;
    return [...(exports.includes(token) ? [module] : []), ...reexports.flatMap(exported)];
  };
  const imported = new Set(plan.imports.flatMap(exported));
  if (imported.size > 0) return imported;
  return new Set([...reachable].filter((one) => modules[one]?.global).flatMap(exported));
}

function reachableFrom(modules: readonly Plan[], start: number): Set<number> {
  const found = new Set([start]);
  for (const one of found) for (const imported of modules[one]?.imports ?? []) found.add(imported);
  return found;
}

describe('any modules', () => {
  it('see what the rule says: their own, else what their imports export, else what global modules export', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.constantFrom(...tokens), async (modules, token) => {
        const classes: Constructor[] = [];
        const root = modules.length - 1;
        for (const [i, { imports, provides, exports, reexports, global }] of modules.entries()) {
          classes[i] = moduleNamed(`M${i}`, {
            imports: imports.map((one) => classes[one] as Constructor),
            providers: [
              ...provides.map((one) => ({ provide: `t${one}`, useValue: `${one} of M${i}` })),
              ...(i === root ? [asks(`t${token}`)] : []),
            ],
            exports: [...exports.map((one) => `t${one}`), ...reexports.map((one) => classes[one] as Constructor)],
            global,
          });
        }
        const expected = [...owners(modules, root, token, reachableFrom(modules, root))];
        const main = classes[root] as Constructor;
        if (expected.length === 1) {
          await withApp(main, ({ app }) => expect(app.get('asks')).toBe(`${token} of M${expected[0]}`));
          return;
        }
        const provided = [...reachableFrom(modules, root)].some((one) => modules[one]?.provides.includes(token));
        const code = expected.length > 1 ? 'PROVIDER_AMBIGUOUS' : provided ? 'PROVIDER_NOT_VISIBLE' : 'PROVIDER_MISSING';
        expect((await problemsOf(main)).map((problem) => problem.code)).toEqual([code]);
      }),
      { numRuns: 150 },
    );
  });
});
