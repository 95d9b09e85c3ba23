import type { Constructor } from '../core/types.js';
import { classNeeds } from './class-definition.js';
import { dependencyDefinition } from './definitions.js';
import { Dependency } from './dependency.js';
import { RequestInput } from './input.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import type { Need } from './need.js';

type Bindings = ReadonlyMap<symbol, readonly LinkedBinding[]>;

/**
 * The dependencies in the trees of these needs as they were declared, each once, in the order in which they are met. What a test has put
 * in place of a provider is not entered: below it stands what the replaced one asked for.
 */
export function dependenciesOf(needs: readonly LinkedNeed[], byKey: Bindings): Dependency[] {
  const walk = new Walk(byKey);
  walk.linked(needs);
  return [...walk.dependencies];
}

/** What the same trees read from the request, in the order of `inputsOf`. */
export function declaredInputsOf(needs: readonly LinkedNeed[], byKey: Bindings): RequestInput[] {
  const walk = new Walk(byKey);
  walk.linked(needs);
  return [...walk.inputs];
}

class Walk {
  readonly dependencies = new Set<Dependency>();
  readonly inputs = new Set<RequestInput>();
  readonly #seen = new Set<unknown>();

  constructor(private readonly byKey: Bindings) {}

  linked(needs: readonly LinkedNeed[]): void {
    for (const one of needs) if (one.kind === 'input') this.inputs.add(one.input);
    for (const one of needs) if (one.kind === 'binding') this.#key(one.key);
  }

  #key(key: symbol): void {
    if (this.#met(key)) return;
    for (const { definition, overrides, needs } of this.byKey.get(key) ?? []) {
      if (definition.token instanceof Dependency) this.dependencies.add(definition.token);
      if (overrides === undefined) this.linked(needs);
      else this.#declared(overrides.needs);
    }
  }

  /** What a replaced provider asked for; what nobody else asks for either was never linked. */
  #declared(needs: readonly Need[]): void {
    for (const { target } of needs) if (target instanceof RequestInput) this.inputs.add(target);
    for (const { target } of needs) if (!(target instanceof RequestInput) && !this.#met(target)) this.#target(target);
  }

  #target(target: Exclude<Need['target'], RequestInput>): void {
    const keys = [...this.byKey].filter(([, bindings]) => bindings.some(({ definition }) => definition.token === target));
    for (const [key] of keys) this.#key(key);
    if (keys.length > 0) return;
    if (target instanceof Dependency) this.#unlinked(target);
    else if (typeof target === 'function') this.#declared(classNeeds(target as Constructor).needs);
  }

  #unlinked(dependency: Dependency): void {
    this.dependencies.add(dependency);
    this.#declared(dependencyDefinition(dependency).needs);
  }

  #met(one: unknown): boolean {
    const isKnown = this.#seen.has(one);
    this.#seen.add(one);
    return isKnown;
  }
}
