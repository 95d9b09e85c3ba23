import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Container,
  inject,
  injectable,
  LazyServiceIdentifier,
  multiInject,
  named,
  optional,
  postConstruct,
  preDestroy,
  tagged,
  unmanaged,
} from 'inversify';
import {
  cannotWait,
  classFacts,
  markInjectable,
  plannerOf,
  type InjectionPoint,
  type PlannedBinding,
} from '../../src/container/inversify.js';

// What src/container/inversify.ts reads of Inversify's insides, which change between its majors: these specs say first when they do.

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A container whose bindings are made for being planned only. */
function planned(bind: (container: Container) => void) {
  const container = new Container();
  bind(container);
  return plannerOf(container);
}

const never = (..._: unknown[]): never => {
  throw new Error('planning must not make anything');
};

describe('the versions', () => {
  const packageJson = (folder: string) =>
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, Record<string, string>> & { version: string };
  const ours = packageJson(root);
  const folderOf = (name: string, from = root) => {
    for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
      const candidate = join(folder, 'node_modules', name);
      if (existsSync(candidate)) return realpathSync(candidate);
    }
    throw new Error(`${name} is not installed`);
  };

  it.each([
    ['@inversifyjs/core', '15.0.1'],
    ['@inversifyjs/plugin', '0.3.1'],
  ])('of %s is pinned to %s and installed', (name, version) => {
    expect(ours.dependencies?.[name]).toBe(version);
    expect(packageJson(folderOf(name)).version).toBe(version);
  });

  it('of inversify is the one that goes with that core, and a peer, so that an application has one copy', () => {
    expect(ours.peerDependencies?.inversify).toBe('8.2.3');
    expect(packageJson(folderOf('inversify')).version).toBe('8.2.3');
    expect(ours.dependencies?.inversify).toBeUndefined();
  });

  it('of the core that inversify uses is the one that is pinned, as one copy', () => {
    const inversify = folderOf('inversify');
    const container = folderOf('@inversifyjs/container', inversify);
    for (const from of [inversify, container]) expect(folderOf('@inversifyjs/core', from)).toBe(folderOf('@inversifyjs/core'));
  });
});

describe('the plan of a service', () => {
  it('has the id that the binding said, and its parameters in order', () => {
    let id = -1;
    const planner = planned((container) => {
      container.bind('a').toConstantValue(1);
      container.bind('b').toDynamicValue(never);
      id = container
        .bind('c')
        .toResolvedValue(never, ['b', 'a', 'b'] as never)
        .getIdentifier().id;
    });
    const { identifier, many, bindings } = planner.plan('c');
    expect([identifier, many, bindings.map((one) => one.id)]).toEqual(['c', false, [id]]);
    expect(bindings[0]?.parameters.map((one) => one.identifier)).toEqual(['b', 'a', 'b']);
    expect(bindings[0]?.parameters.map((one) => one.bindings.map(({ parameters }) => parameters))).toEqual([[[]], [[]], [[]]]);
  });

  it('goes to any depth, through scopes of every kind, and makes nothing', () => {
    const planner = planned((container) => {
      container.bind('0').toDynamicValue(never);
      for (let i = 1; i <= 30; i += 1) {
        const bound = container.bind(String(i)).toResolvedValue(never, [String(i - 1)] as never);
        [() => bound.inSingletonScope(), () => bound.inRequestScope(), () => bound.inTransientScope()][i % 3]?.();
      }
    });
    let depth = 0;
    for (
      let at: PlannedBinding | undefined = planner.plan('30').bindings[0];
      at?.parameters[0] !== undefined;
      at = at.parameters[0].bindings[0]
    )
      depth += 1;
    expect(depth).toBe(30);
  });

  it('is the same object for the same node, so that sharing can be seen', () => {
    const planner = planned((container) => {
      container.bind('a').toResolvedValue(never, [] as never);
      container.bind('b').toResolvedValue(never, ['a'] as never);
      container.bind('c').toResolvedValue(never, ['a'] as never);
    });
    expect(planner.plan('b').bindings[0]).toBe(planner.plan('b').bindings[0]);
    expect(planner.plan('b').bindings[0]?.parameters[0]?.bindings[0]).toBe(planner.plan('c').bindings[0]?.parameters[0]?.bindings[0]);
  });

  it('has no binding for what is optional and absent, and an empty list for many of nothing', () => {
    const planner = planned((container) => {
      const needs = [
        { serviceIdentifier: 'x', optional: true },
        { serviceIdentifier: 'y', isMultiple: true },
      ];
      container.bind('a').toResolvedValue(never, needs as never);
    });
    expect(planner.plan('a').bindings[0]?.parameters).toEqual([
      { identifier: 'x', many: false, bindings: [] },
      { identifier: 'y', many: true, bindings: [] },
    ]);
  });

  it('has every binding of a multiple parameter, in the order in which they were bound', () => {
    const ids: number[] = [];
    const planner = planned((container) => {
      for (let i = 0; i < 3; i += 1) ids.push(container.bind('x').toConstantValue(i).getIdentifier().id);
      container.bind('a').toResolvedValue(never, [{ serviceIdentifier: 'x', isMultiple: true }] as never);
    });
    expect(planner.plan('a').bindings[0]?.parameters[0]).toMatchObject({ many: true, bindings: ids.map((id) => ({ id })) });
    expect(planner.plan('x', { many: true })).toMatchObject({ many: true, bindings: ids.map((id) => ({ id })) });
  });

  it('has the binding that was chosen by name, by tag and by who asks', () => {
    const ids: Record<string, number> = {};
    const planner = planned((container) => {
      ids.named = container.bind('x').toConstantValue(1).whenNamed('n').getIdentifier().id;
      ids.tagged = container.bind('x').toConstantValue(2).whenTagged('t', 5).getIdentifier().id;
      ids.forA = container.bind('y').toConstantValue(3).whenParentIs('a').getIdentifier().id;
      ids.forB = container.bind('y').toConstantValue(4).whenParentIs('b').getIdentifier().id;
      const needs = [{ serviceIdentifier: 'x', name: 'n' }, { serviceIdentifier: 'x', tags: [{ key: 't', value: 5 }] }, 'y'];
      container.bind('a').toResolvedValue(never, needs as never);
      container.bind('b').toResolvedValue(never, needs as never);
    });
    const chosen = (name: string) => planner.plan(name).bindings[0]?.parameters.map((one) => one.bindings.map(({ id }) => id));
    expect(chosen('a')).toEqual([[ids.named], [ids.tagged], [ids.forA]]);
    expect(chosen('b')).toEqual([[ids.named], [ids.tagged], [ids.forB]]);
  });

  it('can be asked for by name and tag at the root', () => {
    const ids: Record<string, number> = {};
    const planner = planned((container) => {
      ids.named = container.bind('x').toConstantValue(1).whenNamed('n').getIdentifier().id;
      ids.tagged = container.bind('x').toConstantValue(2).whenTagged('t', 5).getIdentifier().id;
    });
    expect(planner.plan('x', { name: 'n' }).bindings.map(({ id }) => id)).toEqual([ids.named]);
    expect(planner.plan('x', { tag: ['t', 5], many: true }).bindings.map(({ id }) => id)).toEqual([ids.tagged]);
    expect(planner.plan('x', { many: true }).bindings).toEqual([]);
  });

  it('has what a redirection leads to as its one parameter', () => {
    const planner = planned((container) => {
      container.bind('a').toConstantValue(1);
      container.bind('b').toService('a');
    });
    expect(planner.plan('b').bindings[0]?.parameters.map((one) => one.identifier)).toEqual(['a']);
  });

  it.each<[string, (container: Container) => void, RegExp]>([
    [
      'missing',
      (container) => container.bind('a').toResolvedValue(never, ['nothing'] as never),
      /No bindings found for service: "nothing"/,
    ],
    [
      'ambiguous',
      (container) => ['x', 'x'].forEach((id) => container.bind(id).toConstantValue(1)),
      /Ambiguous bindings found for service: "x"/,
    ],
    ['circular', (container) => container.bind('a').toResolvedValue(never, ['a'] as never), /Circular dependency found: asks -> a -> a/],
  ])('that is %s fails with a first line that says so', (name, bind, message) => {
    const planner = planned((container) => {
      bind(container);
      container.bind('asks').toResolvedValue(never, [name === 'ambiguous' ? 'x' : 'a'] as never);
    });
    expect(() => planner.plan('asks')).toThrow(message);
  });

  it('is a new one after everything was bound anew', () => {
    const container = new Container();
    const planner = plannerOf(container);
    container.bind('a').toResolvedValue(never, [] as never);
    container.bind('b').toResolvedValue(never, ['a'] as never);
    const before = planner.plan('b').bindings[0];
    container.unbindAll();
    const { id } = container.bind('b').toDynamicValue(never).getIdentifier();
    expect(planner.plan('b').bindings).toEqual([{ id, parameters: [] }]);
    expect(before?.parameters).toHaveLength(1);
    expect(() => planner.plan('a')).toThrow('No bindings found');
  });
});

describe('what the decorators wrote', () => {
  class Engine {}
  const key = Symbol('key');

  @injectable('Request')
  class Car {
    @inject('p') declare readonly p: unknown;
    @multiInject(Engine) @optional() declare readonly [key]: unknown;
    constructor(
      readonly byType: Engine,
      @inject('token') @named('n') readonly named: string,
      @multiInject('many') @tagged('t', 1) readonly many: readonly string[],
      @unmanaged() readonly unmanaged: number,
      @optional() readonly conditions: Engine,
      @inject(new LazyServiceIdentifier(() => Engine)) readonly lazy: unknown,
      readonly lost: string,
    ) {}
    @postConstruct() start() {}
    @postConstruct() startAgain() {}
    @preDestroy() stop() {}
  }

  const point = (token: InjectionPoint['token'], more: Partial<InjectionPoint> = {}) => ({
    token,
    isByType: false,
    optional: false,
    many: false,
    name: undefined,
    tags: new Map(),
    ...more,
  });

  it('is read parameter by parameter', () => {
    expect(classFacts(Car).parameters).toEqual([
      point(Engine, { isByType: true }),
      point('token', { name: 'n' }),
      point('many', { many: true, tags: new Map([['t', 1]]) }),
      'unmanaged',
      point(undefined, { isByType: true, optional: true }),
      point(Engine),
    ]);
  });

  it('is read for properties, life cycle and scope', () => {
    const { properties, postConstruct, preDestroy, scope } = classFacts(Car);
    expect([...properties]).toEqual([
      ['p', point('p')],
      [key, point(Engine, { many: true, optional: true })],
    ]);
    expect([postConstruct, preDestroy, scope]).toEqual([['start', 'startAgain'], ['stop'], 'Request']);
  });

  it('is nothing for a class without decorators, and is not read from its ancestors', () => {
    class Plain {}
    class Derived extends Car {}
    const nothing = { parameters: [], properties: new Map(), postConstruct: [], preDestroy: [], scope: undefined };
    expect([classFacts(Plain), classFacts(Derived)]).toEqual([nothing, nothing]);
  });

  it('says that a type was not defined yet', () => {
    class Circular {
      constructor(readonly later: unknown) {}
    }
    Reflect.defineMetadata('design:paramtypes', [undefined], Circular);
    injectable()(Circular);
    expect(classFacts(Circular).parameters).toEqual([point(undefined, { isByType: true })]);
  });

  it('is written once, though @injectable would refuse to be there twice', () => {
    class Twice {}
    markInjectable(Twice, 'Singleton');
    markInjectable(Twice);
    expect(classFacts(Twice).scope).toBe('Singleton');
    expect(() => injectable()(Twice)).toThrow('Cannot apply @injectable decorator multiple times');
  });
});

describe('container.get', () => {
  it('refuses what is made asynchronously with an error that is recognised, and no other with one that is', () => {
    const container = new Container();
    container.bind('async').toDynamicValue(async () => 1);
    container.bind('failing').toDynamicValue(never);
    const refusal = (id: string): unknown => {
      try {
        return container.get(id);
      } catch (error) {
        return error;
      }
    };
    expect(['async', 'failing', 'missing'].map((id) => cannotWait(refusal(id)))).toEqual([true, false, false]);
  });
});

describe('two copies of the core', () => {
  it('are refused: the decorators of one are unknown to the other', () => {
    const dist = join(root, 'dist/index.js');
    if (!existsSync(dist)) throw new Error(`${dist} is missing: run "npm run build" first ("npm test" does)`);
    // Tenon's own import of the core is given another copy than the one that inversify has.
    const hooks = `export const resolve = async (specifier, { parentURL = '', ...context }, next) => {
      const found = await next(specifier, { parentURL, ...context });
      const isCopy = specifier === '@inversifyjs/core' ? parentURL.includes('/dist/') : parentURL.endsWith('?copy') && specifier.startsWith('.');
      return isCopy ? { ...found, url: found.url + '?copy' } : found;
    };`;
    const script = `
      import { register } from 'node:module';
      register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));
      const { createApp, Module } = await import(${JSON.stringify(`file://${dist}`)});
      class AppModule {}
      Module({})(AppModule);
      await createApp(AppModule).init().then(() => console.log('started'), (error) => console.log(error.code));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', cwd: root });
    expect(`${stdout}${stderr}`).toBe('INVERSIFY_TWICE\n');
  });
});
