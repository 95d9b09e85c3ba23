import { MetadataKey } from '../core/metadata.js';
import type { Constructor } from '../core/types.js';
import type { Dependency } from './dependency.js';
import type { Register } from './native/syntax.js';
import type { Provider } from './provider.js';
import type { Token } from './token.js';

/** What a module may import: a module, a configured one, the promise of one, or a function that names one later (circular files). */
export type ModuleReference = Constructor | DynamicModule | PromiseLike<DynamicModule> | (() => Constructor | DynamicModule);

/** What a module is made of. */
export interface ModuleOptions {
  /** The modules whose exports are visible here. */
  readonly imports?: readonly ModuleReference[];
  /** What lives here; visible elsewhere only if exported. */
  readonly providers?: readonly Provider[];
  /** The controllers whose routes are served. */
  readonly controllers?: readonly Constructor[];
  /** What other modules see of this one: its own tokens, tokens it imports, whole modules it imports. */
  readonly exports?: readonly (Token | Dependency<unknown> | ModuleReference)[];
  /** Visible everywhere without an import. */
  readonly global?: boolean;
  /** Put in front of the path of every controller of this module: `/orders`. */
  readonly prefix?: string;
  /** Documentation tags of every route of this module. */
  readonly tags?: readonly string[];
  /** Run for their effect in front of every route of this module, as guards. */
  readonly use?: readonly (Dependency<unknown> | Token)[];
  /** Bindings in Inversify's own syntax; they live in this module like its providers. */
  readonly register?: Register;
}

/** A module with settings: what `forRoot` returns. Lists are added to those of the decorator, single settings replace them. */
export interface DynamicModule extends ModuleOptions {
  readonly module: Constructor;
}

const moduleKey = new MetadataKey<ModuleOptions>('module');

/**
 * Declares a class as a module: a set of providers and controllers, with what it takes from others and what it gives to them.
 *
 * @example
 * @Module({ imports: [DatabaseModule], controllers: [OrdersController], providers: [OrdersService], exports: [OrdersService] })
 * class OrdersModule {}
 */
export function Module(options: ModuleOptions = {}): ClassDecorator {
  return (target) => {
    moduleKey.write(target, options);
  };
}

/** The options of a class's own @Module, or undefined where it has none. */
export function moduleOptions(target: object): ModuleOptions | undefined {
  return moduleKey.own(target);
}

/** The options of a configured module: those of its decorator, with what was added to them. */
export function mergedOptions(reference: DynamicModule, decorated: ModuleOptions): ModuleOptions {
  const registers = [decorated.register, reference.register].filter((one) => one !== undefined);
  return {
    ...decorated,
    ...reference,
    imports: joined(decorated.imports, reference.imports),
    providers: joined(decorated.providers, reference.providers),
    controllers: joined(decorated.controllers, reference.controllers),
    exports: joined(decorated.exports, reference.exports),
    tags: joined(decorated.tags, reference.tags),
    use: joined(decorated.use, reference.use),
    register: (bind) => {
      for (const register of registers) register(bind);
    },
  };
}

function joined<T>(first: readonly T[] = [], second: readonly T[] = []): readonly T[] {
  return [...first, ...second];
}
