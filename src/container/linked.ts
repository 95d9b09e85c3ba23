import type { Definition } from './definition.js';
import type { RequestInput } from './input.js';
import type { Scope } from './lifetime.js';
import type { Need } from './need.js';
import type { ModuleNode } from './scan.js';
import type { Seed } from './seed.js';

/** A need whose target was found: a key of the container, a value of the request, or nothing (optional). */
export type LinkedNeed =
  | { readonly kind: 'binding'; readonly need: Need; readonly key: symbol }
  | { readonly kind: 'seed'; readonly need: Need; readonly key: symbol; readonly seed: Seed }
  | { readonly kind: 'input'; readonly need: Need; readonly key: symbol; readonly input: RequestInput }
  | { readonly kind: 'absent'; readonly need: Need };

/** One provider in one module, with everything it needs found: what becomes one binding of the container. */
export interface LinkedBinding {
  /** What it is called in the container: `Symbol(OrdersModule › OrdersService)`. */
  readonly key: symbol;
  /** `OrdersModule/OrdersService`: the same from run to run, for the wiring and its snapshots. */
  readonly id: string;
  readonly definition: Definition;
  readonly module: ModuleNode;
  readonly needs: readonly LinkedNeed[];
  /** Whether a controller's scope is still to be found from what it needs. */
  readonly inferred: boolean;
  /** Whether it is beside another one of the same definition, for uses that want it closed or remembered otherwise. */
  readonly altered: boolean;
  /** How the provider that an override replaced was made; undefined where nothing was replaced. */
  readonly overrides: Definition | undefined;
  /** The scope that it has in the end; a controller becomes request-scoped by what it needs. */
  scope: Scope;
  /** Why: the names that lead to the request's value. Empty where the scope is as declared. */
  scopeReason: readonly string[];
}

/** What a need can be bound to: the bindings of its key whose constraints it fits, as far as that is known before planning. */
export function candidates(need: Need, bindings: readonly LinkedBinding[]): readonly LinkedBinding[] {
  return bindings.filter(({ definition: { native } }) => {
    if (native?.name !== undefined) return need.name === native.name;
    if (native?.tag !== undefined) return need.tags.has(native.tag[0]) && need.tags.get(native.tag[0]) === native.tag[1];
    return true;
  });
}

/** Whether two needs were linked to the same thing. */
export function sameTarget(a: LinkedNeed, b: LinkedNeed | undefined): boolean {
  if (b === undefined || a.kind !== b.kind) return false;
  return a.kind === 'absent' || b.kind === 'absent' ? true : a.key === b.key;
}
