import type { RequestInput } from './input.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import type { EntrySpec } from './planner.js';

type Bindings = ReadonlyMap<symbol, readonly LinkedBinding[]>;

/** Everything that a way into the container asks for itself. */
export function needsOf({ guards, effects, args, target, around }: EntrySpec): LinkedNeed[] {
  return [...guards, ...effects, ...(around?.needs ?? []), ...args, ...(target === undefined ? [] : [target])];
}

/** What the trees of these needs read from the request, each input once: what somebody asks for itself before what it uses asks for, as FastAPI has it. */
export function inputsOf(needs: readonly LinkedNeed[], byKey: Bindings): RequestInput[] {
  const found = new Set<RequestInput>();
  const seen = new Set<symbol>();
  const visit = (of: readonly LinkedNeed[]): void => {
    for (const linked of of) if (linked.kind === 'input') found.add(linked.input);
    for (const linked of of) {
      if (linked.kind !== 'binding' || seen.has(linked.key)) continue;
      seen.add(linked.key);
      for (const binding of byKey.get(linked.key) ?? []) visit(binding.needs);
    }
  };
  visit(needs);
  return [...found];
}

/** Guards see only the head of a request: what reads its body is made for its effect, once the inputs were read. */
export function guardsOf(uses: readonly LinkedNeed[], byKey: Bindings): Pick<EntrySpec, 'guards' | 'effects'> {
  const readsBody = (one: LinkedNeed) => inputsOf([one], byKey).some((input) => input.readsBody);
  return { guards: uses.filter((one) => !readsBody(one)), effects: uses.filter(readsBody) };
}

/** A way into the container that is worth one value. */
export function entryFor(name: string, target: LinkedNeed): EntrySpec {
  const nothing = { scopes: [], effects: [], early: [], args: [], asking: new Map(), target: undefined, method: undefined };
  return { ...nothing, name, guards: [target] };
}
