import { SecurityScopes } from './security-scopes.js';
import type { Seed } from './seed.js';

/** The scopes that linking has met, as values for whoever injects them: one for each list. */
export class ScopeSeeds {
  readonly #made = new Map<string, Seed>();

  get all(): Iterable<Seed> {
    return this.#made.values();
  }

  of(scopes: readonly string[]): Seed {
    const key = keyOf(scopes);
    let seed = this.#made.get(key);
    if (seed === undefined) this.#made.set(key, (seed = { token: SecurityScopes, property: '', value: new SecurityScopes(scopes) }));
    return seed;
  }
}

/** The scopes on their way down the tree of one route. */
export class ScopePath {
  private constructor(
    /** What was asked for on the way here, for what lies below. */
    private readonly passed: readonly string[],
    /** What whoever stands here is told. */
    private readonly asked: readonly string[],
    private readonly seeds: ScopeSeeds,
    /** For what is used in this route, the first of the ways that ask for the same set. */
    private readonly firsts: Map<unknown, Map<string, ScopePath>>,
  ) {}

  static from(scopes: readonly string[], seeds: ScopeSeeds): ScopePath {
    const each = [...new Set(scopes)];
    return new ScopePath(each, each, seeds, new Map());
  }

  get isEmpty(): boolean {
    return this.passed.length === 0;
  }

  /** Tells uses apart that hand on different scopes. */
  get key(): string {
    return this.isEmpty ? '' : ` ${keyOf(this.passed)}${keyOf(this.asked)}`;
  }

  /**
   * The scopes for something that is used here with some of its own. As FastAPI has it: a scope that is asked for again is not listed again, but it is for what lies
   * further down; and the same scopes in another order are the same set, for which a dependency runs once.
   */
  to(target: unknown, own: readonly string[] = []): ScopePath {
    const asked = [...this.passed];
    for (const scope of own) if (!asked.includes(scope)) asked.push(scope);
    const set = keyOf([...new Set(asked)].sort());
    let known = this.firsts.get(target);
    if (known === undefined) this.firsts.set(target, (known = new Map<string, ScopePath>()));
    let first = known.get(set);
    if (first === undefined) known.set(set, (first = new ScopePath([...this.passed, ...own], asked, this.seeds, this.firsts)));
    return first;
  }

  /** What whoever stands here injects. */
  get seed(): Seed {
    return this.seeds.of(this.asked);
  }
}

function keyOf(scopes: readonly string[]): string {
  return JSON.stringify(scopes);
}
