import { Container } from 'inversify';
import { problem, renderProblem, StartupError, TenonError, type Problem } from '../core/errors.js';
import { firstLineOf, messageOf } from '../core/message.js';
import { isThenable, type Constructor } from '../core/types.js';
import { bindAll, bindCells } from './bind.js';
import { check } from './check.js';
import { emit, type EmittedEntry } from './emit/entry.js';
import type { CodeGeneration } from '../core/code-generation.js';
import type { EntryPlan } from './entry.js';
import { entryFor, inputsOf, needsOf } from './entry-needs.js';
import { freeze } from './freeze.js';
import { hookProblems, type Standing } from './hooks.js';
import type { RequestInput } from './input.js';
import { cannotWait, plannerOf } from './inversify.js';
import type { Lifespan, Lifespans } from './lifespan.js';
import { Linker } from './link.js';
import { linkEntry, type EntryRequest } from './link-entry.js';
import type { LinkedBinding } from './linked.js';
import type { Surroundings } from './making.js';
import type { DynamicModule } from './module.js';
import { checkOverrides, type Unmet } from './override-check.js';
import type { Override } from './override.js';
import { planEntry, planSingletons, type EntrySpec } from './planner.js';
import type { PlanningContext } from './planning-context.js';
import { scan, type ModuleNode } from './scan.js';
import { keyOfSeed, type Seed } from './seed.js';
import { contextsOf, OutsideLookup } from './outside.js';
import { RequestScope } from './request-scope.js';
import { readThemselves } from './self-provided.js';
import { inOrder, SingletonCell } from './singletons.js';
import { ResourceStack, type Failure } from './teardown.js';
import { tokenName, type Token } from './token.js';
import { aboveFresh } from './use.js';

/** What a container is built from. */
export interface BuildOptions {
  readonly root: Constructor;
  /** What is open as long as the application lives, beside what modules list. */
  readonly lifespan?: Lifespans | undefined;
  /** Modules that are there without being imported. */
  readonly ambient: readonly DynamicModule[];
  readonly seeds: readonly Seed[];
  /** The last one of a target counts. */
  readonly overrides: readonly Override[];
  /** Where other applications may have what is replaced. */
  readonly unmet?: Unmet | undefined;
  readonly codeGeneration: CodeGeneration;
}

/**
 * The start-up of the container, step by step: scan, link, check, bind, plan, make the singletons, emit. Problems are gathered until
 * `start`, which throws them all in one `StartupError`; what was made by then is closed again.
 */
export class ApplicationContainer {
  readonly problems: Problem[] = [];
  readonly container = new Container({ defaultScope: 'Singleton' });
  readonly resources = new ResourceStack();
  modules: readonly ModuleNode[] = [];
  #linker!: Linker;
  #outside!: OutsideLookup;
  #planning: PlanningContext | undefined;
  #contextOf!: Surroundings['contextOf'];
  readonly #roots: { readonly request: EntryRequest; readonly spec: EntrySpec }[] = [];
  readonly #seeds: ReadonlyMap<unknown, Seed>;
  readonly #overrides: ReadonlyMap<unknown, Override>;
  readonly #cells = new Map<LinkedBinding, SingletonCell>();
  /** The singletons that are there, in the order in which they were made. */
  readonly made: Standing[] = [];
  #isChecked = false;

  constructor(private readonly options: BuildOptions) {
    this.#seeds = new Map(options.seeds.map((one) => [one.token, one]));
    this.#overrides = new Map(options.overrides.map((one) => [one.target, one]));
  }

  get bindings(): readonly LinkedBinding[] {
    return this.#linker?.bindings ?? [];
  }

  get byKey(): ReadonlyMap<symbol, readonly LinkedBinding[]> {
    return this.#linker?.byKey ?? new Map();
  }

  /** The module that the application was made of, from which its own entries are linked; undefined where that is no module. */
  get rootModule(): ModuleNode | undefined {
    return this.modules.findLast(({ type }) => type === this.options.root);
  }

  /** Finds the modules and links every provider to what it needs. */
  async scan(): Promise<void> {
    const { ambient, root, lifespan } = this.options;
    this.modules = await scan([...ambient, root], this.problems, { type: root, lifespan });
    this.#linker = new Linker(this.modules, this.#seeds, this.#overrides, (one) => this.#report(one));
    this.#linker.linkModules();
    this.#outside = new OutsideLookup(this.#linker);
    this.#contextOf = contextsOf(this.container, this.#linker);
  }

  /** Links one way into the container; the answer is the plan's specification, to be planned by {@link emit}. */
  link(request: EntryRequest): EntrySpec {
    const spec = linkEntry(request, this.#linker);
    this.#roots.push({ request, spec });
    return spec;
  }

  /** See {@link Linker.classOf}. */
  classOf(module: ModuleNode, token: Token): Constructor | null | undefined {
    return this.#linker.classOf(module, token);
  }

  /** What the tree of a linked entry reads from the request, each input once. */
  inputsOf(spec: EntrySpec): RequestInput[] {
    return inputsOf(needsOf(spec), this.byKey);
  }

  /** Checks everything that was linked, and makes nothing. Throws `StartupError` with all problems that were found so far. */
  check(): void {
    if (!this.#isChecked) {
      const roots = this.#roots.map(({ request, spec }) => ({
        name: request.name,
        module: request.module.id,
        needs: needsOf(spec),
        demanded: { scopes: spec.scopes, of: [...spec.guards, ...spec.effects, ...spec.args] },
      }));
      for (const one of [...check(this.bindings, roots, this.byKey), ...hookProblems(this.bindings), ...this.#overrideProblems()])
        this.#report(one);
      this.#isChecked = true;
    }
    this.#throwProblems();
  }

  /** Checks everything that was linked, binds it, and makes the singletons in the order of what they need. */
  async start(): Promise<void> {
    this.plan();
    for (const one of readThemselves(this.#cells)) this.#report(one);
    this.#throwProblems();
    await this.#makeSingletons();
  }

  /** Everything that comes before the first value is made: checks what was linked, binds it and plans it. Throws `StartupError`. */
  plan(): void {
    this.check();
    if (this.#planning !== undefined) return;
    for (const binding of this.bindings) {
      if (binding.scope === 'singleton' && binding.definition.make.kind !== 'alias')
        this.#cells.set(binding, new SingletonCell(binding, this.resources, this.#contextOf, this.made));
    }
    const ids = new Map<number, LinkedBinding>();
    const to = { container: this.container, linker: this.#linker, cells: this.#cells, contextOf: this.#contextOf, ids };
    const known = [...this.#seeds.values(), ...this.#linker.scopes.all];
    bindAll(to, known);
    const inputs = new Map([...this.#linker.inputs].map(([input, key]) => [key as unknown, input]));
    const seeds = new Map(known.map((one) => [keyOfSeed(one) as unknown, one]));
    const above = aboveFresh(this.bindings, this.byKey);
    this.#planning = { planner: plannerOf(this.container), bindings: ids, seeds, inputs, cells: this.#cells, aboveFresh: above };
    this.#planAll();
    this.#throwProblems();
    bindCells(to, known);
  }

  /** What one way into the container consists of, in its order; throws where Inversify cannot plan it. */
  planOf(spec: EntrySpec): EntryPlan {
    if (this.#planning === undefined) throw TenonError.of('APP_NOT_STARTED', { what: spec.name });
    return planEntry(spec, this.#planning);
  }

  /** Makes one way into the container runnable; throws `StartupError` where Inversify cannot plan it. */
  emit(spec: EntrySpec): EmittedEntry {
    return emit(this.planOf(spec), { contextOf: this.#contextOf }, this.options.codeGeneration);
  }

  /** See {@link freeze}. */
  freeze(): void {
    freeze(this.container);
  }

  /** The value of a token from outside: a singleton, or a transient value; `module` says which one where it lives in several. */
  get(token: Token | Lifespan, module: Constructor | undefined): unknown {
    const { key } = this.#outside.need(token, module, 'app.get()');
    try {
      return this.container.get(key);
    } catch (error) {
      if (!cannotWait(error)) throw error;
      throw TenonError.of('TOKEN_ASYNC', { token: tokenName(token) }, { cause: error });
    }
  }

  /** A scope of its own: what a request has, without a request. */
  openScope(): RequestScope {
    return new RequestScope((token, module) => {
      if (this.#planning === undefined) throw TenonError.of('APP_NOT_STARTED', { what: 'app.scope()' });
      const target = this.#outside.need(token, module, 'scope.get()');
      const spec = entryFor(tokenName(token), target);
      return planEntry(spec, this.#planning);
    }, this.#contextOf);
  }

  /** Closes every singleton, the last made first. */
  close(failure?: Failure): ReturnType<ResourceStack['close']> {
    return this.resources.close(failure);
  }

  #planAll(): void {
    const planning = this.#planning as PlanningContext;
    const attempt = (name: string, plan: () => unknown): void => {
      try {
        plan();
      } catch (error) {
        if (error instanceof TenonError) this.#report(error.problem);
        else this.#report(problem('BINDING_UNPLANNED', { token: name, reason: firstLineOf(error) }));
      }
    };
    for (const [key, bindings] of this.byKey) attempt(key.description ?? '', () => planSingletons(bindings, planning));
    for (const { spec } of this.#roots) attempt(spec.name, () => planEntry(spec, planning));
  }

  async #makeSingletons(): Promise<void> {
    try {
      for (const cell of inOrder(this.#cells, this.rootModule)) {
        const value = cell.obtain();
        if (isThenable(value)) await value;
      }
    } catch (error) {
      const { errors } = await this.close({ error });
      throw errors.length > 1 ? new AggregateError(errors, messageOf(error), { cause: error }) : error;
    }
  }

  #overrideProblems(): Problem[] {
    const known = [...this.modules.flatMap(({ own }) => [...own.keys()]), ...this.bindings.map(({ definition }) => definition.token)];
    return checkOverrides(this.#overrides.values(), {
      bindings: this.bindings,
      used: this.#linker.usedOverrides,
      asked: this.#roots.flatMap(({ spec }) => needsOf(spec)),
      names: known.map(tokenName),
      unmet: this.options.unmet,
    });
  }

  /** What several askers share is found wanting by each of them, and reported once. */
  #report(one: Problem): void {
    const text = renderProblem(one);
    if (!this.problems.some((there) => there.code === one.code && renderProblem(there) === text)) this.problems.push(one);
  }

  #throwProblems(): void {
    if (this.problems.length > 0) throw new StartupError(this.problems);
  }
}
