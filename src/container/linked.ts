import type { Definition } from './definition.js';
import type { RequestInput } from './input.js';
import type { Scope } from './lifetime.js';
import type { Need } from './need.js';
import type { ModuleNode } from './scan.js';
import { sameScopes } from './scope-path.js';
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
  /** One and the same for bindings that a request makes once: they differ in nothing but the order in which they ask for the same scopes. */
  readonly family: symbol;
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

/** Whether two lists of needs were linked to the same things. With the bindings at hand: to things of the same families, for scopes in whatever order. */
export function sameNeeds(some: readonly LinkedNeed[], others: readonly LinkedNeed[], byKey?: Bindings): boolean {
  return some.every((one, i) => sameTarget(one, others[i], byKey));
}

type Bindings = ReadonlyMap<symbol, readonly LinkedBinding[]>;

function sameTarget(a: LinkedNeed, b: LinkedNeed | undefined, byKey: Bindings | undefined): boolean {
  if (b === undefined || a.kind !== b.kind) return false;
  if (a.kind === 'absent' || b.kind === 'absent' || a.key === b.key) return true;
  if (byKey === undefined) return false;
  if (a.kind === 'seed' && b.kind === 'seed') return sameScopes(a.seed.value, b.seed.value);
  const [one, other] = [byKey.get(a.key) ?? [], byKey.get(b.key) ?? []];
  return one.length === 1 && other.length === 1 && one[0]?.family === other[0]?.family;
}
