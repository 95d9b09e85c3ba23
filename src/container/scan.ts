import { messageOf } from '../core/message.js';
import { problem, TenonError, type Problem } from '../core/errors.js';
import { isThenable, type Constructor } from '../core/types.js';
import type { Definition } from './definition.js';
import { classDefinition, definitionOf, dependencyDefinition, describe, type Report } from './definitions.js';
import type { Dependency } from './dependency.js';
import { listedLifespans, type Lifespan, type Lifespans } from './lifespan.js';
import { mergedOptions, moduleOptions, type DynamicModule, type ModuleOptions, type ModuleReference } from './module.js';
import { recordBindings } from './native/recorder.js';
import { tokenName, type Token } from './token.js';

/** One module of the application; a module that is mounted twice with different settings is two of these. */
export interface ModuleNode {
  /** The class's name, made unique: `DatabaseModule`, `DatabaseModule#2`. */
  readonly id: string;
  readonly type: Constructor;
  readonly options: ModuleOptions;
  readonly imports: readonly ModuleNode[];
  /** The same by what stands in the list of imports: a class, the object that configures one, a promise. */
  readonly importedAs: ReadonlyMap<unknown, ModuleNode>;
  /** What lives here, by token; several definitions of one token are Inversify's multi-binding. */
  readonly own: ReadonlyMap<Token | Dependency<unknown>, readonly Definition[]>;
  readonly controllers: readonly Constructor[];
  /** In the order of opening. */
  readonly lifespans: readonly Lifespan[];
}

interface Draft extends ModuleNode {
  readonly imports: ModuleNode[];
  readonly importedAs: Map<unknown, ModuleNode>;
}

/** Lifespans that a module has beside those of its own options: those of the application, for its root module. */
export interface AddedLifespans {
  readonly type: Constructor;
  readonly lifespan: Lifespans | undefined;
}

/** The modules reachable from the roots, what they import before themselves. */
export async function scan(roots: readonly ModuleReference[], problems: Problem[], added?: AddedLifespans): Promise<readonly ModuleNode[]> {
  return new Scanner(problems, added).run(roots);
}

class Scanner {
  /** By the class, or by the object that configures it. A node is known before its imports are visited, so circles are harmless. */
  readonly #nodes = new Map<object, Draft>();
  readonly #order: ModuleNode[] = [];
  readonly #names = new Map<string, number>();
  readonly #report: Report;

  constructor(
    private readonly problems: Problem[],
    private readonly added: AddedLifespans | undefined,
  ) {
    this.#report = (one) => problems.push(one);
  }

  async run(roots: readonly ModuleReference[]): Promise<readonly ModuleNode[]> {
    for (const root of roots) await this.#visit(root, undefined, 0);
    for (const one of listedTwice(this.#order)) this.#report(one);
    return this.#order;
  }

  async #visit(written: ModuleReference | undefined, importer: string | undefined, index: number): Promise<ModuleNode | undefined> {
    const reference = await this.#settled(written, importer, index);
    if (reference === undefined) return undefined;
    const known = this.#nodes.get(reference);
    if (known !== undefined) return known;

    const type = typeof reference === 'function' ? reference : reference.module;
    const decorated = typeof type === 'function' ? moduleOptions(type) : undefined;
    if (decorated === undefined) {
      const isClass = typeof type === 'function';
      this.#report(problem('MODULE_EXPECTED', { name: isClass ? tokenName(type) : describe(reference), importer, isClass }));
      return undefined;
    }
    const options = typeof reference === 'function' ? decorated : mergedOptions(reference, decorated);
    const draft = this.#draft(type, options);
    this.#nodes.set(reference, draft);
    for (const [i, one] of (options.imports ?? []).entries()) {
      const imported = await this.#visit(one, draft.id, i);
      if (imported === undefined) continue;
      draft.imports.push(imported);
      draft.importedAs.set(one, imported);
    }
    this.#order.push(draft);
    return draft;
  }

  async #settled(
    written: ModuleReference | undefined,
    importer: string | undefined,
    index: number,
  ): Promise<Constructor | DynamicModule | undefined> {
    try {
      const named = isThunk(written) ? written() : written;
      const reference = isThenable(named) ? await named : named;
      if (reference !== undefined && reference !== null) return reference;
      if (isThenable(named)) throw new Error('it resolved to undefined.');
      this.#report(problem('MODULE_UNDEFINED', { importer, index }));
    } catch (error) {
      const reason = messageOf(error);
      this.#report({ ...problem('MODULE_FAILED', { importer, reason }), cause: error });
    }
    return undefined;
  }

  #draft(type: Constructor, options: ModuleOptions): Draft {
    const name = tokenName(type);
    const count = (this.#names.get(name) ?? 0) + 1;
    this.#names.set(name, count);
    const id = count === 1 ? name : `${name}#${count}`;
    const own = new Map<Token | Dependency<unknown>, Definition[]>();
    const add = (definition: Definition | undefined) => {
      if (definition === undefined) return;
      const there = own.get(definition.token);
      if (there === undefined) own.set(definition.token, [definition]);
      else there.push(definition);
    };
    for (const [i, provider] of (options.providers ?? []).entries()) add(definitionOf(provider, { module: id, index: i }, this.#report));
    const lifespans = this.#lifespans(type, id, options);
    for (const one of lifespans) if (!own.has(one)) add(dependencyDefinition(one));
    if (options.register !== undefined) recordBindings(options.register, id, this.#report).forEach(add);
    const controllers: Constructor[] = [];
    for (const [i, controller] of (options.controllers ?? []).entries()) {
      if (typeof controller !== 'function') {
        this.#report(problem('TOKEN_UNDEFINED', { needer: id, at: `controllers[${i}]` }));
        continue;
      }
      controllers.push(controller);
      // What is listed under providers as well is one and the same.
      if (!own.has(controller)) add(classDefinition(controller, controller, {}, this.#report));
    }
    return { id, type, options, imports: [], importedAs: new Map(), own, controllers, lifespans };
  }

  #lifespans(type: Constructor, id: string, { lifespan }: ModuleOptions): readonly Lifespan[] {
    const ofApplication = this.added?.type === type ? this.added.lifespan : undefined;
    try {
      return [...listedLifespans(ofApplication, 'createApp()'), ...listedLifespans(lifespan, id)];
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      this.#report(error.problem);
      return [];
    }
  }
}

/** Lifespans of several modules: they would be opened in each, and nobody could say which is meant. */
function listedTwice(modules: readonly ModuleNode[]): Problem[] {
  return [...new Set(modules.flatMap(({ lifespans }) => lifespans))].flatMap((one) => {
    const owners = modules.filter(({ lifespans }) => lifespans.includes(one)).map(({ id }) => id);
    return owners.length < 2 ? [] : [problem('LIFESPAN_TWICE', { lifespan: one.name, modules: owners })];
  });
}

/** A function that names a module later is an arrow or a plain function: it has no @Module of its own and is no class. */
function isThunk(written: unknown): written is () => Constructor | DynamicModule {
  return (
    typeof written === 'function' && moduleOptions(written) === undefined && !/^class\b/.test(Function.prototype.toString.call(written))
  );
}
