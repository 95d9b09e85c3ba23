import type { ApplicationContainer } from '../container/build.js';
import { need } from '../container/need.js';
import type { EntrySpec } from '../container/planner.js';
import type { ModuleNode } from '../container/scan.js';
import { problem } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import { catchersOf, type Caught } from './errors/catch.js';
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

  /** The `@Catch` methods of some classes, seen from a module; `listed`: under `errorHandlers`, where a class without any makes no sense. */
  of(module: ModuleNode, classes: readonly Constructor[], listed: boolean): readonly DeclaredHandler[] {
    return classes.flatMap((type, i) => {
      const at = `errorHandlers[${i}]`;
      if (typeof type !== 'function') {
        this.container.problems.push(problem('TOKEN_UNDEFINED', { needer: module.id, at }));
        return [];
      }
      let known = this.#declared.get(module);
      if (known === undefined) this.#declared.set(module, (known = new Map<Constructor, readonly DeclaredHandler[]>()));
      let handlers = known.get(type);
      if (handlers === undefined) known.set(type, (handlers = this.#declare(module, type, at)));
      if (handlers.length === 0 && listed)
        this.container.problems.push(problem('CATCH_MISSING', { name: type.name, at, module: module.id }));
      return handlers;
    });
  }

  /** Handlers ready to run, the nearest level first. */
  ready(levels: readonly (readonly DeclaredHandler[])[]): ErrorHandlers {
    return new ErrorHandlers(levels.map((level) => level.map((one) => this.#make(one))));
  }

  #declare(module: ModuleNode, type: Constructor, at: string): DeclaredHandler[] {
    return [...catchersOf(type)].map(([method, caught]) => {
      const name = `${type.name}.${method}`;
      const args = argumentsOf(type, method, this.container.problems, CAUGHT);
      const spec = this.container.link({ name, module, guards: [], target: need(type, at), method, args });
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
