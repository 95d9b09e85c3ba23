import { MetadataKey } from '../core/metadata.js';
import type { Constructor } from '../core/types.js';
import type { Dependency } from './dependency.js';
import type { Lifespans } from './lifespan.js';
import type { Register } from './native/syntax.js';
import type { Used } from './need.js';
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
  /** Opened when the application starts and closed when it has stopped: what {@link lifespan} makes, or a generator without inputs. */
  readonly lifespan?: Lifespans;
  /** Put in front of the path of every controller of this module: `/orders`. */
  readonly prefix?: string;
  /** Documentation tags of every route of this module. */
  readonly tags?: readonly string[];
  /** Run for their effect in front of every route of this module, as guards. */
  readonly use?: readonly Used[];
  /** Bindings in Inversify's own syntax; they live in this module like its providers. */
  readonly register?: Register;
}

/** A module with settings: what `forRoot` returns. Lists and records are added to those of the decorator, single settings replace them. */
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

/** The options of a configured module: those of its decorator, with what was added to them, option by option. */
export function mergedOptions(reference: DynamicModule, decorated: ModuleOptions): ModuleOptions {
  const { module: _, ...added } = reference;
  const registers = [decorated.register, added.register].filter((one) => one !== undefined);
  const merged: Record<string, unknown> = { ...decorated };
  for (const [option, value] of Object.entries(added)) merged[option] = merge(merged[option], value);
  return {
    ...merged,
    register: (bind) => {
      for (const register of registers) register(bind);
    },
  };
}

/** Lists are joined, records filled up, anything else is replaced; the layers above have options of their own. */
function merge(first: unknown, second: unknown): unknown {
  if (second === undefined) return first;
  if (Array.isArray(first) && Array.isArray(second)) return [...(first as unknown[]), ...(second as unknown[])];
  return isRecord(first) && isRecord(second) ? { ...first, ...second } : second;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
