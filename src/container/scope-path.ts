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
    /** The lists of this route by what is in them: the same scopes in another order are the same set, and what depends on them runs once. */
    private readonly sets: Map<string, Seed>,
  ) {}

  static from(scopes: readonly string[], seeds: ScopeSeeds): ScopePath {
    return new ScopePath(scopes, [...new Set(scopes)], seeds, new Map());
  }

  get isEmpty(): boolean {
    return this.passed.length === 0;
  }

  /** Tells uses apart that hand on different scopes. */
  get key(): string {
    return this.isEmpty ? '' : ` ${keyOf(this.passed)}${keyOf(this.asked)}`;
  }

  /** As FastAPI has it: a scope that is asked for again is not listed again, but it is for what lies further down. */
  below(own: readonly string[] = []): ScopePath {
    const asked = [...this.passed];
    for (const scope of own) if (!asked.includes(scope)) asked.push(scope);
    return new ScopePath([...this.passed, ...own], asked, this.seeds, this.sets);
  }

  /** What whoever stands here injects. */
  get seed(): Seed {
    const set = keyOf([...new Set(this.asked)].sort());
    let seed = this.sets.get(set);
    if (seed === undefined) this.sets.set(set, (seed = this.seeds.of(this.asked)));
    return seed;
  }
}

function keyOf(scopes: readonly string[]): string {
  return JSON.stringify(scopes);
}
