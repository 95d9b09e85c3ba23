import { dependenciesOf } from './declared-dependencies.js';
import { Dependency } from './dependency.js';
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
    else if (isWhole && isAsking(one, byKey)) found.set(one.key, remembered(one));
    else for (const binding of byKey.get(one.key) ?? []) for (const below of binding.needs) visit(below, true);
  };
  for (const one of within) visit(one, false);
  for (const one of args) visit(one, true);
  return [...found.values()];
}

function authenticates(one: LinkedNeed, byKey: Bindings): boolean {
  return dependenciesOf([one], byKey).some((dependency) => dependency.authenticates);
}

/**
 * What tells who asks in the trees of these needs, each in front of the first that asks for it: the inputs of what lies above it may be invalid, and then nobody would be asked
 * who he is. What is called anew for every use is called once more for this.
 */
export function askingOf(needs: readonly LinkedNeed[], byKey: Bindings): Map<LinkedNeed, readonly LinkedNeed[]> {
  const seen = new Set(needs.flatMap((one) => (one.kind === 'binding' ? [one.key] : [])));
  const below = (one: LinkedNeed): LinkedNeed[] => {
    if (one.kind !== 'binding') return [];
    return (byKey.get(one.key) ?? []).flatMap((binding) => binding.needs.flatMap((inner) => found(inner)));
  };
  const found = (one: LinkedNeed): LinkedNeed[] => {
    if (one.kind !== 'binding' || seen.has(one.key)) return [];
    seen.add(one.key);
    return isAsking(one, byKey) ? [remembered(one)] : below(one);
  };
  return new Map(needs.map((one) => [one, below(one)]));
}

/** Whether it finds out itself who asks, by the head of the request. */
function isAsking(one: LinkedNeed, byKey: Bindings): boolean {
  const [binding] = one.kind === 'binding' ? (byKey.get(one.key) ?? []) : [];
  const token = binding?.definition.token;
  return token instanceof Dependency && token.authenticates && !readsBody(one, byKey);
}

/** As somebody would use it who takes what is there. */
function remembered(one: LinkedNeed): LinkedNeed {
  return { ...one, need: { ...one.need, cache: undefined } };
}

function readsBody(one: LinkedNeed, byKey: Bindings): boolean {
  return inputsOf([one], byKey).some((input) => input.readsBody);
}

/** Whether it is made once for whoever asks, by the head of the request. */
function canRunEarly(one: LinkedNeed, byKey: Bindings): boolean {
  const isTransient = one.kind === 'binding' && (byKey.get(one.key) ?? []).some(({ scope }) => scope === 'transient');
  return !isTransient && !asksFresh(one, byKey, new Set()) && !readsBody(one, byKey);
}

/** Whether anything in a tree is asked for anew for every use. */
function asksFresh(one: LinkedNeed, byKey: Bindings, seen: Set<symbol>): boolean {
  if (one.kind !== 'binding' || seen.has(one.key)) return false;
  seen.add(one.key);
  return one.need.cache === false || (byKey.get(one.key) ?? []).some(({ needs }) => needs.some((below) => asksFresh(below, byKey, seen)));
}
