import { problem, type Problem } from '../core/errors.js';
import { candidates, type LinkedBinding, type LinkedNeed } from './linked.js';
import { tokenName } from './token.js';

/** Something that asks for bindings from outside the container: a route, for its controller, guards and dependencies. */
export interface Root {
  readonly name: string;
  readonly needs: readonly LinkedNeed[];
}

/**
 * Checks what was linked, before anything is bound: ambiguous and unmatched needs, circles, singletons that would keep a request's
 * value, resources that close in the wrong order. Controllers learn their scope here. Every problem is reported, none is thrown.
 */
export function check(bindings: readonly LinkedBinding[], byKey: ReadonlyMap<symbol, readonly LinkedBinding[]>): Problem[] {
  const checker = new Checker(byKey);
  for (const binding of bindings) checker.needs(binding);
  for (const binding of bindings) checker.circles(binding);
  if (checker.problems.length > 0) return checker.problems;
  for (const binding of bindings) checker.scope(binding);
  for (const binding of bindings) checker.closing(binding);
  return checker.problems;
}

/** The way from a binding to a value of the request, as names; undefined where there is none. */
type Way = readonly string[] | undefined;

class Checker {
  readonly problems: Problem[] = [];
  readonly #done = new Set<LinkedBinding>();
  readonly #ways = new Map<LinkedBinding, Way>();

  constructor(private readonly byKey: ReadonlyMap<symbol, readonly LinkedBinding[]>) {}

  /** One binding for every single need, at least one fitting for every constraint. */
  needs(binding: LinkedBinding): void {
    for (const linked of binding.needs) {
      if (linked.kind !== 'binding') continue;
      const { need, key } = linked;
      const all = this.byKey.get(key) ?? [];
      const fitting = candidates(need, all);
      const facts = { needer: binding.definition.name, token: tokenName(need.target), module: all[0]?.module.id ?? '', at: need.at };
      const certain = fitting.filter(({ definition: { native } }) => native?.constraint !== 'constrained');
      if (!need.many && certain.length > 1) this.problems.push(problem('BINDING_AMBIGUOUS', { ...facts, count: certain.length }));
      if (fitting.length === 0 && !need.optional && !need.many) {
        const wanted = need.name === undefined ? 'tagged as asked' : `named "${String(need.name)}"`;
        const offered = all.map(({ definition: { native } }) => native?.constraint ?? 'one without a constraint');
        this.problems.push(
          problem('BINDING_UNMATCHED', {
            ...facts,
            wanted: need.name === undefined && need.tags.size === 0 ? 'without a name' : wanted,
            offered,
          }),
        );
      }
    }
  }

  /** Reports each circle once, at the binding where the walk meets itself. */
  circles(binding: LinkedBinding, trail: readonly LinkedBinding[] = []): void {
    const at = trail.indexOf(binding);
    if (at >= 0) {
      const circle = trail.slice(at);
      this.problems.push(
        problem(
          'PROVIDER_CYCLE',
          { token: binding.definition.name },
          [...circle, binding].map(({ definition }) => definition.name),
        ),
      );
      for (const one of circle) this.#done.add(one);
      return;
    }
    if (this.#done.has(binding)) return;
    for (const next of this.#neighbours(binding)) this.circles(next, [...trail, binding]);
    this.#done.add(binding);
  }

  /** A singleton never reaches a value of the request; a controller becomes request-scoped by what it needs. */
  scope(binding: LinkedBinding): void {
    if (binding.inferred) {
      const way = this.#wayFromNeeds(binding);
      if (way !== undefined) {
        binding.scope = 'request';
        binding.scopeReason = [binding.definition.name, ...way];
      }
      return;
    }
    if (binding.scope !== 'singleton' || binding.definition.make.kind === 'alias') return;
    const way = this.#wayFromNeeds(binding);
    if (way === undefined) return;
    const { name } = binding.definition;
    const facts = { singleton: name, module: binding.module.id, captured: way.at(-1) ?? '', capturedScope: 'request' };
    this.problems.push(problem('SCOPE_CAPTIVE', facts, [name, ...way]));
  }

  /** What closes after the response cannot stand on what has closed before it. */
  closing(binding: LinkedBinding): void {
    const { definition } = binding;
    if (definition.make.kind !== 'yield' || binding.scope === 'singleton' || definition.closes !== 'after-response') return;
    for (const inner of this.#reach(binding)) {
      if (inner.definition.make.kind === 'yield' && inner.scope !== 'singleton' && inner.definition.closes === 'before-response') {
        this.problems.push(
          problem('CLOSES_ORDER', { outer: definition.name, inner: inner.definition.name }, [definition.name, inner.definition.name]),
        );
      }
    }
  }

  #neighbours(binding: LinkedBinding): LinkedBinding[] {
    return binding.needs.flatMap((linked) => (linked.kind === 'binding' ? candidates(linked.need, this.byKey.get(linked.key) ?? []) : []));
  }

  #reach(binding: LinkedBinding, seen = new Set<LinkedBinding>()): Set<LinkedBinding> {
    for (const next of this.#neighbours(binding)) {
      if (!seen.has(next)) this.#reach(next, seen.add(next));
    }
    return seen;
  }

  #wayFromNeeds(binding: LinkedBinding): Way {
    for (const linked of binding.needs) {
      if (linked.kind === 'input') return [linked.input.name];
      if (linked.kind === 'seed') return [tokenName(linked.seed.token)];
      if (linked.kind === 'absent') continue;
      for (const next of candidates(linked.need, this.byKey.get(linked.key) ?? [])) {
        const way = this.#way(next);
        if (way !== undefined) return way;
      }
    }
    return undefined;
  }

  /** A request's value ends the walk, a singleton too (it is judged by itself); a transient one and an alias pass it on. */
  #way(binding: LinkedBinding): Way {
    if (this.#ways.has(binding)) return this.#ways.get(binding);
    const { name, make } = binding.definition;
    let way: Way;
    if (binding.scope === 'request') way = [name];
    else if (binding.scope === 'singleton' && make.kind !== 'alias') way = undefined;
    else {
      const rest = this.#wayFromNeeds(binding);
      way = rest === undefined ? undefined : [name, ...rest];
    }
    this.#ways.set(binding, way);
    return way;
  }
}
