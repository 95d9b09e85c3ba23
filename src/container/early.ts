import { dependenciesOf } from './declared-dependencies.js';
import { inputsOf } from './entry-needs.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';

type Bindings = ReadonlyMap<symbol, readonly LinkedBinding[]>;

/** What a way into the container asks for, apart from its guards. */
interface Asked {
  readonly guards: readonly LinkedNeed[];
  readonly args: readonly LinkedNeed[];
  /** What is asked for on the way to the call: only what lies below it is looked at. */
  readonly within: readonly LinkedNeed[];
}

/**
 * What tells who asks is run with the guards, wherever it is asked for, with all that uses it: nothing is read of the body, and no problem of it told, before it is
 * known who asks. What needs the body itself leaves that to what it uses.
 */
export function earlyOf({ guards, args, within }: Asked, byKey: Bindings): LinkedNeed[] {
  const found = new Map<symbol, LinkedNeed>();
  const seen = new Set(guards.flatMap((guard) => (guard.kind === 'binding' ? [guard.key] : [])));
  const visit = (one: LinkedNeed, isWhole: boolean): void => {
    if (one.kind !== 'binding' || seen.has(one.key) || !authenticates(one, byKey)) return;
    seen.add(one.key);
    if (isWhole && canRunEarly(one, byKey)) found.set(one.key, one);
    else for (const binding of byKey.get(one.key) ?? []) for (const below of binding.needs) visit(below, true);
  };
  for (const one of within) visit(one, false);
  for (const one of args) visit(one, true);
  return [...found.values()];
}

function authenticates(one: LinkedNeed, byKey: Bindings): boolean {
  return dependenciesOf([one], byKey).some((dependency) => dependency.authenticates);
}

/** Whether it is made once for whoever asks, by the head of the request. */
function canRunEarly(one: LinkedNeed, byKey: Bindings): boolean {
  return !holdsFresh(one, byKey, new Set()) && inputsOf([one], byKey).every(({ readsBody }) => !readsBody);
}

/** Whether anything in a tree is made anew for every use. */
function holdsFresh(one: LinkedNeed, byKey: Bindings, seen: Set<symbol>): boolean {
  if (one.kind !== 'binding' || seen.has(one.key)) return false;
  seen.add(one.key);
  const bindings = byKey.get(one.key) ?? [];
  return (
    one.need.cache === false ||
    bindings.some(({ definition, needs }) => definition.scope === 'transient' || needs.some((below) => holdsFresh(below, byKey, seen)))
  );
}
