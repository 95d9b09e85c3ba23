import type { ApplicationContainer } from '../container/build.js';
import { need } from '../container/need.js';
import type { EntrySpec } from '../container/planner.js';
import type { ModuleNode } from '../container/scan.js';
import { tokenName } from '../container/token.js';
import { problem } from '../core/errors.js';
import { shown } from '../core/shown.js';
import type { Constructor } from '../core/types.js';
import { controllerOptions } from './controller.js';
import { catchersOf, type Caught } from './errors/catch.js';
import { catchProblems } from './errors/catch-problems.js';
import { ErrorHandlers, type ErrorHandler } from './errors/error-handlers.js';
import { argumentsOf } from './handler-arguments.js';
import { CAUGHT } from './seeds.js';

/** One `@Catch` method as it was declared and linked. */
interface DeclaredHandler {
  readonly name: string;
  readonly caught: readonly Caught[];
  readonly spec: EntrySpec;
}

/** Finds the handlers of errors of every level, each class of a module once, and makes them ready when the container has started. */
export class DeclaredHandlers {
  readonly #declared = new Map<ModuleNode, Map<Constructor, readonly DeclaredHandler[]>>();
  readonly #ready = new Map<DeclaredHandler, ErrorHandler>();

  constructor(private readonly container: ApplicationContainer) {}

  /**
   * The `@Catch` methods of some classes, seen from a module; `listed`: under `errorHandlers` of the level that `needer` is, where a class without any makes no
   * sense.
   */
  of(module: ModuleNode, classes: readonly Constructor[], listed: boolean, needer = module.id): readonly DeclaredHandler[] {
    const { problems } = this.container;
    return (Array.isArray(classes) ? Array.from(classes as readonly Constructor[]) : []).flatMap((type, i) => {
      const at = `errorHandlers[${i}]`;
      if (type === undefined || type === null) {
        problems.push(problem('TOKEN_UNDEFINED', { needer, at }));
        return [];
      }
      const isClass = typeof type === 'function' && type.prototype !== undefined;
      const handlers = isClass ? this.#known(module, type, at) : [];
      if (handlers.length === 0 && listed) problems.push(problem('CATCH_MISSING', { name: shown(type), at, needer, isClass }));
      return handlers;
    });
  }

  /** Reports providers with `@Catch` methods that no level lists. To be called when all levels were asked for. */
  reportUnused(): void {
    const used = new Set([...this.#declared.values()].flatMap((known) => [...known.keys()]));
    for (const module of this.container.modules) {
      for (const [token, definitions] of module.own) {
        if (typeof token !== 'function' || used.has(token as Constructor) || controllerOptions(token) !== undefined) continue;
        const isProvided = definitions.some(({ make }) => make.kind === 'class' && make.type === token);
        if (!isProvided || module.controllers.includes(token as Constructor) || catchersOf(token as Constructor<object>).size === 0)
          continue;
        this.container.problems.push(problem('CATCH_UNUSED', { name: tokenName(token), module: module.id }));
      }
    }
  }

  /** Handlers ready to run, the nearest level first. */
  ready(levels: readonly (readonly DeclaredHandler[])[]): ErrorHandlers {
    return new ErrorHandlers(levels.map((level) => level.map((one) => this.#make(one))));
  }

  #known(module: ModuleNode, type: Constructor, at: string): readonly DeclaredHandler[] {
    let known = this.#declared.get(module);
    if (known === undefined) this.#declared.set(module, (known = new Map<Constructor, readonly DeclaredHandler[]>()));
    let handlers = known.get(type);
    if (handlers === undefined) known.set(type, (handlers = this.#declare(module, type, at)));
    return handlers;
  }

  #declare(module: ModuleNode, type: Constructor, at: string): DeclaredHandler[] {
    const isNew = ![...this.#declared.values()].some((known) => known.has(type));
    if (isNew) this.container.problems.push(...catchProblems(type as Constructor<object>));
    return [...catchersOf(type as Constructor<object>)].map(([method, caught]) => {
      const name = `${type.name}.${method}`;
      const args = argumentsOf(type, method, this.container.problems, CAUGHT);
      const spec = this.container.link({ name, module, guards: undefined, target: need(type, at), method, args });
      const [input] = this.container.inputsOf(spec);
      if (input !== undefined) this.container.problems.push(problem('CATCH_INPUT', { handler: name, input: input.name }));
      return { name, caught, spec };
    });
  }

  #make(declared: DeclaredHandler): ErrorHandler {
    let handler = this.#ready.get(declared);
    if (handler === undefined) {
      const { name, caught, spec } = declared;
      this.#ready.set(declared, (handler = { name, caught, entry: this.container.emit(spec) }));
    }
    return handler;
  }
}

export type { DeclaredHandler };
