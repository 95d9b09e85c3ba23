import type { Constructor } from '../core/types.js';
import { classNeeds } from './class-definition.js';
import { Dependency } from './dependency.js';
import { InputDeclaration, RequestInput } from './input.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import { need, type Need } from './need.js';

type Bindings = ReadonlyMap<symbol, readonly LinkedBinding[]>;

/**
 * The dependencies in the trees of these needs as they were declared, each once, in the order in which they are met. What a test has put
 * in place of a provider is not entered: below it stands what the replaced one asked for.
 */
export function dependenciesOf(needs: readonly LinkedNeed[], byKey: Bindings): Dependency[] {
  const walk = new Walk(byKey);
  for (const one of needs) walk.linked(one);
  return [...walk.found];
}

class Walk {
  readonly found = new Set<Dependency>();
  readonly #seen = new Set<unknown>();

  constructor(private readonly byKey: Bindings) {}

  linked(linked: LinkedNeed): void {
    if (linked.kind === 'binding') this.#key(linked.key);
  }

  #key(key: symbol): void {
    if (this.#met(key)) return;
    for (const { definition, overrides, needs } of this.byKey.get(key) ?? []) {
      if (definition.token instanceof Dependency) this.found.add(definition.token);
      if (overrides === undefined) for (const one of needs) this.linked(one);
      else for (const one of overrides.needs) this.#declared(one);
    }
  }

  /** What a replaced provider asked for; what nobody else asks for either was never linked. */
  #declared({ target }: Need): void {
    if (target instanceof RequestInput || this.#met(target)) return;
    const keys = [...this.byKey].filter(([, bindings]) => bindings.some(({ definition }) => definition.token === target));
    for (const [key] of keys) this.#key(key);
    if (keys.length > 0) return;
    if (target instanceof Dependency) this.#unlinked(target);
    else if (typeof target === 'function') for (const one of classNeeds(target as Constructor).needs) this.#declared(one);
  }

  #unlinked(dependency: Dependency): void {
    this.found.add(dependency);
    for (const wish of Object.values(dependency.inputs)) if (!(wish instanceof InputDeclaration)) this.#declared(need(wish, ''));
  }

  #met(one: unknown): boolean {
    const isKnown = this.#seen.has(one);
    this.#seen.add(one);
    return isKnown;
  }
}
