import { checkScopes, type Demanded } from './check-scopes.js';
import { problem, type Problem } from '../core/errors.js';
import { hasTeardown } from './definition.js';
import { candidates, type LinkedBinding, type LinkedNeed } from './linked.js';
import { named, tagged, type Need } from './need.js';
import { tokenName } from './token.js';
import { checkUses } from './use.js';

/** Whoever asks for bindings: one of them, or a route for its controller, its guards and its dependencies. */
export interface Asking {
  readonly name: string;
  readonly module: string;
  readonly needs: readonly LinkedNeed[];
  /** The scopes that are asked for in the whole tree. */
  readonly demanded?: Demanded;
}

/**
 * Checks what was linked, before anything is bound: ambiguous and unmatched needs, circles, singletons that would keep a request's
 * value, resources that close in the wrong order. Controllers learn their scope here. Every problem is reported, none is thrown.
 */
export function check(
  bindings: readonly LinkedBinding[],
  roots: readonly Asking[],
  byKey: ReadonlyMap<symbol, readonly LinkedBinding[]>,
): Problem[] {
  const checker = new Checker(byKey);
  for (const { definition, module, needs } of bindings) checker.needs({ name: definition.name, module: module.id, needs });
  for (const root of roots) checker.needs(root);
  for (const binding of bindings) checker.circles(binding);
  for (const binding of bindings) checker.scope(binding);
  for (const binding of bindings) checker.closing(binding);
  for (const { definition, module, needs } of bindings) checker.uses({ name: definition.name, module: module.id, needs });
  for (const root of roots) checker.uses(root);
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
  needs({ name: needer, module, needs }: Asking): void {
    for (const linked of needs) {
      if (linked.kind !== 'binding' || linked.need.many) continue;
      const { need, key } = linked;
      const all = this.byKey.get(key) ?? [];
      const fitting = candidates(need, all);
      const certain = fitting.filter(fitsForCertain);
      const token = tokenName(need.target);
      const facts = { needer, token, module: all[0]?.module.id ?? module, at: need.at };
      const path = [module, needer, token];
      if (certain.length > 1) this.problems.push(problem('BINDING_AMBIGUOUS', { ...facts, count: certain.length }, path));
      if (fitting.length > 0 || need.optional) continue;
      const offered = all.map(({ definition: { native } }) => `one ${native?.constraint ?? 'without a constraint'}`);
      this.problems.push(problem('BINDING_UNMATCHED', { ...facts, wanted: wanted(need), offered }, path));
    }
  }

  /** What uses say of what they use. */
  uses(asking: Asking): void {
    this.problems.push(...checkUses(asking, this.byKey), ...checkScopes(asking, this.byKey));
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
    if (!keepsValues(binding)) return;
    const way = this.#wayFromNeeds(binding);
    if (way === undefined) return;
    const { name } = binding.definition;
    const facts = { singleton: name, module: binding.module.id, captured: way.at(-1) ?? '' };
    this.problems.push(problem('SCOPE_CAPTIVE', facts, [name, ...way]));
  }

  /** What closes after the response cannot stand on what has closed before it. */
  closing(binding: LinkedBinding): void {
    const { definition } = binding;
    if (!hasTeardown(definition) || binding.scope === 'singleton' || definition.closes !== 'after-response') return;
    for (const inner of this.#reach(binding)) {
      const { name, closes } = inner.definition;
      if (!hasTeardown(inner.definition) || inner.scope === 'singleton' || closes === 'after-response') continue;
      this.problems.push(problem('CLOSES_ORDER', { outer: definition.name, inner: name }, [definition.name, name]));
    }
  }

  #neighbours(binding: LinkedBinding): LinkedBinding[] {
    return binding.needs.flatMap((linked) => this.#chosen(linked, binding));
  }

  /** What a need leads to. Where only Inversify can judge, that is for the plan to find; a controller takes the wider scope rather than the wrong one. */
  #chosen(linked: LinkedNeed, { inferred }: LinkedBinding): readonly LinkedBinding[] {
    if (linked.kind !== 'binding') return [];
    const fitting = candidates(linked.need, this.byKey.get(linked.key) ?? []);
    return inferred ? fitting : fitting.filter(fitsForCertain);
  }

  /** What a request makes for a binding; what a singleton needs is the singleton's. */
  #reach(binding: LinkedBinding, seen = new Set<LinkedBinding>()): Set<LinkedBinding> {
    for (const next of this.#neighbours(binding)) {
      if (!seen.has(next) && !keepsValues(next)) this.#reach(next, seen.add(next));
    }
    return seen;
  }

  #wayFromNeeds(binding: LinkedBinding): Way {
    for (const linked of binding.needs) {
      if (linked.kind === 'input') return [linked.input.name];
      if (linked.kind === 'seed') return [tokenName(linked.seed.token)];
      for (const next of this.#chosen(linked, binding)) {
        const way = this.#way(next);
        if (way !== undefined) return way;
      }
    }
    return undefined;
  }

  /** A request's value ends the walk, a singleton too (it is judged by itself); a transient one, an alias and a controller pass it on. */
  #way(binding: LinkedBinding): Way {
    if (this.#ways.has(binding)) return this.#ways.get(binding);
    this.#ways.set(binding, undefined); // a circle leads nowhere
    const { name } = binding.definition;
    let way: Way;
    if (binding.scope === 'request') way = [name];
    else if (binding.inferred || !keepsValues(binding)) {
      const rest = this.#wayFromNeeds(binding);
      way = rest === undefined ? undefined : [name, ...rest];
    }
    this.#ways.set(binding, way);
    return way;
  }
}

/** Whether a binding that fits does so whatever Inversify makes of it: without a constraint, or with one that was judged here. */
function fitsForCertain({ definition: { native } }: LinkedBinding): boolean {
  return native?.constraint === undefined || native.name !== undefined || native.tag !== undefined;
}

/** Whether a binding holds on to what it was made with; another name for something holds nothing. */
function keepsValues({ scope, definition }: LinkedBinding): boolean {
  return scope === 'singleton' && definition.make.kind !== 'alias';
}

/** The conditions of a need, in the words in which bindings state theirs. */
function wanted({ name, tags }: Need): string {
  const all = [...(name === undefined ? [] : [named(name)]), ...[...tags].map(([key, value]) => tagged(key, value))];
  return all.length === 0 ? 'without a name' : all.join(' and ');
}
