import type { RequestInput } from './input.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import type { EntrySpec } from './planner.js';

type Bindings = ReadonlyMap<symbol, readonly LinkedBinding[]>;

/** Everything that a way into the container asks for itself. */
export function needsOf({ guards, effects, args, target }: EntrySpec): LinkedNeed[] {
  return [...guards, ...effects, ...args, ...(target === undefined ? [] : [target])];
}

/** What the trees of these needs read from the request, each input once. */
export function inputsOf(needs: readonly LinkedNeed[], byKey: Bindings): RequestInput[] {
  const found = new Set<RequestInput>();
  const seen = new Set<symbol>();
  const visit = (linked: LinkedNeed): void => {
    if (linked.kind === 'input') found.add(linked.input);
    if (linked.kind !== 'binding' || seen.has(linked.key)) return;
    seen.add(linked.key);
    for (const binding of byKey.get(linked.key) ?? []) binding.needs.forEach(visit);
  };
  needs.forEach(visit);
  return [...found];
}
