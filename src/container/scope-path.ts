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
  ) {}

  static from(scopes: readonly string[], seeds: ScopeSeeds): ScopePath {
    const each = [...new Set(scopes)];
    return new ScopePath(each, each, seeds);
  }

  get isEmpty(): boolean {
    return this.passed.length === 0;
  }

  /** Tells uses apart that hand on different scopes. */
  get key(): string {
    return this.isEmpty ? '' : ` ${keyOf(this.passed)}${keyOf(this.asked)}`;
  }

  /** For something that is used here with scopes of its own. As FastAPI has it: one that is asked for again is not listed again, but it is for what lies further down. */
  below(own: readonly string[] = []): ScopePath {
    const asked = [...this.passed];
    for (const scope of own) if (!asked.includes(scope)) asked.push(scope);
    return new ScopePath([...this.passed, ...own], asked, this.seeds);
  }

  /** What whoever stands here injects. */
  get seed(): Seed {
    return this.seeds.of(this.asked);
  }
}

/** Whether two lists ask for the same: order does not matter, nor does what is there twice. */
export function sameScopes(one: unknown, other: unknown): boolean {
  if (!(one instanceof SecurityScopes && other instanceof SecurityScopes)) return false;
  const [a, b] = [new Set(one.scopes), new Set(other.scopes)];
  return a.size === b.size && [...a].every((scope) => b.has(scope));
}

function keyOf(scopes: readonly string[]): string {
  return JSON.stringify(scopes);
}
