import { ParameterInput } from '../binding/parameter.js';
import type { ApplicationContainer } from '../container/build.js';
import type { EntrySpec } from '../container/planner.js';
import type { ModuleNode } from '../container/scan.js';
import type { Constructor } from '../core/types.js';
import { controllerOptions } from './controller.js';
import { argumentsOf } from './handler-arguments.js';
import { outgoingOf, type OutgoingKind } from './outgoing.js';
import { isClass } from './outgoing-problems.js';
import { levelProblems } from './level-problems.js';
import { sentProblems } from './route-problems.js';
import { returnedType, type ReturnedType } from './returned-type.js';
import type { PathTemplate } from './path-template.js';
import type { RouteOptions } from './route-options.js';
import { settingsOf, type RouteSettings } from './route-settings.js';

/** What is known of a request that a route answers, or that the service sends: everything that the document needs. */
export interface DeclaredOperation {
  /** `Items.readItem`, for errors and the wiring. */
  readonly name: string;
  readonly module: ModuleNode;
  readonly controller: Constructor;
  readonly handler: string;
  readonly method: string;
  /** As OpenAPI writes it; the expression of a callback, the name of a webhook. */
  readonly path: string;
  /** The path of a route, as it was declared. */
  readonly template?: PathTemplate;
  readonly options: RouteOptions;
  /** What the levels around it say together. */
  readonly settings: RouteSettings;
  /** What it answers with; undefined where nothing is known of it. */
  readonly returns: ReturnedType | undefined;
  /** What it was linked to. */
  readonly spec: EntrySpec;
  readonly inputs: readonly ParameterInput[];
  /** The requests that are sent on account of it. */
  readonly callbacks: readonly DeclaredOperation[];
}

type Known = Map<unknown, readonly DeclaredOperation[]>;

/** Finds and links the requests that the service sends, each class of a module once; what is wrong goes to the container's problems. */
export class OutgoingOperations {
  readonly #known = { callback: new Map<ModuleNode, Known>(), webhook: new Map<ModuleNode, Known>() };

  constructor(private readonly container: ApplicationContainer) {}

  /** Those of some classes; what is none has been reported with its level. */
  of(module: ModuleNode, classes: readonly Constructor[], kind: OutgoingKind): readonly DeclaredOperation[] {
    return Array.isArray(classes) ? (classes as readonly unknown[]).flatMap((type) => this.#ofClass(module, type, kind)) : [];
  }

  #ofClass(module: ModuleNode, type: unknown, kind: OutgoingKind): readonly DeclaredOperation[] {
    const ofModule: Known = this.#known[kind].get(module) ?? new Map<unknown, readonly DeclaredOperation[]>();
    this.#known[kind].set(module, ofModule);
    const known = ofModule.get(type);
    if (known !== undefined) return known;
    const declared = isClass(type) ? declare(this.container, module, type, kind) : [];
    ofModule.set(type, declared);
    return declared;
  }
}

function declare(container: ApplicationContainer, module: ModuleNode, type: Constructor, kind: OutgoingKind): DeclaredOperation[] {
  const levels = controllerOptions(type) ?? {};
  container.problems.push(...levelProblems(type.name, levels));
  return outgoingOf(type, kind).map(({ handler, path, options }) => {
    const name = `${type.name}.${handler}`;
    const args = argumentsOf(type, handler, container.problems);
    const spec = container.link({ name, module, guards: [], target: undefined, method: undefined, args });
    const inputs = container.inputsOf(spec).filter((input) => input instanceof ParameterInput);
    const settings = settingsOf([levels, options]);
    const returns = returnedType(type, handler, options);
    const method = (options.method ?? 'POST').toUpperCase();
    container.problems.push(...sentProblems({ name, options, methods: [method] }));
    return { name, module, controller: type, handler, method, path, options, settings, returns, spec, inputs, callbacks: [] };
  });
}
