import type { Constructor } from '../core/types.js';
import { classNeeds } from './class-definition.js';
import { dependencyDefinition } from './definitions.js';
import { Dependency } from './dependency.js';
import { needsOf } from './entry-needs.js';
import { RequestInput } from './input.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import type { Need } from './need.js';
import type { EntrySpec } from './planner.js';

type Bindings = ReadonlyMap<symbol, readonly LinkedBinding[]>;

/** A dependency with the scopes that are asked for on the ways to it. */
export interface AskedDependency {
  readonly dependency: Dependency;
  readonly scopes: readonly string[];
}

/**
 * The dependencies in the trees of these needs as they were declared, each once, in the order in which they are met. What a test has put
 * in place of a provider is not entered: below it stands what the replaced one asked for.
 */
export function dependenciesOf(needs: readonly LinkedNeed[], byKey: Bindings): Dependency[] {
  const walk = new Walk(byKey);
  walk.linked(needs, []);
  return [...walk.dependencies.keys()];
}

/** The same for all of a way into the container, with scopes: those that it asks for in its whole tree, and those asked for on the way. */
export function askedDependencies(spec: EntrySpec, byKey: Bindings): AskedDependency[] {
  const walk = new Walk(byKey);
  const { scopes, guards, effects, args } = spec;
  const scoped = new Set<LinkedNeed>([...guards, ...effects, ...args]);
  for (const one of needsOf(spec)) walk.linked([one], scoped.has(one) ? scopes : []);
  return [...walk.dependencies].map(([dependency, asked]) => ({ dependency, scopes: [...asked] }));
}

/** What the same trees read from the request, in the order of `inputsOf`. */
export function declaredInputsOf(needs: readonly LinkedNeed[], byKey: Bindings): RequestInput[] {
  const walk = new Walk(byKey);
  walk.linked(needs, []);
  return [...walk.inputs];
}

type Scopes = readonly string[];

class Walk {
  readonly dependencies = new Map<Dependency, Set<string>>();
  readonly inputs = new Set<RequestInput>();
  /** What was met, with the scopes that were asked for on the way. */
  readonly #seen = new Map<unknown, Set<string>>();

  constructor(private readonly byKey: Bindings) {}

  linked(needs: readonly LinkedNeed[], scopes: Scopes): void {
    for (const one of needs) if (one.kind === 'input') this.inputs.add(one.input);
    for (const one of needs) if (one.kind === 'binding') this.#key(one.key, below(scopes, one.need));
  }

  #key(key: symbol, scopes: Scopes): void {
    if (this.#met(key, scopes)) return;
    for (const { definition, overrides, needs } of this.byKey.get(key) ?? []) {
      if (definition.token instanceof Dependency) this.#dependency(definition.token, scopes);
      if (overrides === undefined) this.linked(needs, scopes);
      else this.#declared(overrides.needs, scopes);
    }
  }

  /** What a replaced provider asked for; what nobody else asks for either was never linked. */
  #declared(needs: readonly Need[], scopes: Scopes): void {
    for (const { target } of needs) if (target instanceof RequestInput) this.inputs.add(target);
    for (const need of needs) {
      const { target } = need;
      const asked = below(scopes, need);
      if (!(target instanceof RequestInput) && !this.#met(target, asked)) this.#target(target, asked);
    }
  }

  #target(target: Exclude<Need['target'], RequestInput>, scopes: Scopes): void {
    const keys = [...this.byKey].filter(([, bindings]) => bindings.some(({ definition }) => definition.token === target));
    for (const [key] of keys) this.#key(key, scopes);
    if (keys.length > 0) return;
    if (target instanceof Dependency) this.#unlinked(target, scopes);
    else if (typeof target === 'function') this.#declared(classNeeds(target as Constructor).needs, scopes);
  }

  #unlinked(dependency: Dependency, scopes: Scopes): void {
    this.#dependency(dependency, scopes);
    this.#declared(dependencyDefinition(dependency).needs, scopes);
  }

  #dependency(dependency: Dependency, scopes: Scopes): void {
    const known = this.dependencies.get(dependency);
    if (known === undefined) this.dependencies.set(dependency, new Set(scopes));
    else for (const scope of scopes) known.add(scope);
  }

  #met(one: unknown, scopes: Scopes): boolean {
    const asked = JSON.stringify(scopes);
    const known = this.#seen.get(one);
    if (known === undefined) this.#seen.set(one, new Set([asked]));
    else if (known.has(asked)) return true;
    else known.add(asked);
    return false;
  }
}

function below(scopes: Scopes, { scopes: own }: Need): Scopes {
  return own === undefined || own.length === 0 ? scopes : [...scopes, ...own.filter((one) => !scopes.includes(one))];
}
