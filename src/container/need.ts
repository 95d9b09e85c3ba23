import type { InputDeclaration, RequestInput } from './input.js';
import { Dependency } from './dependency.js';
import type { Closes } from './lifetime.js';
import type { ScopeDemand } from './scope-demand.js';
import { tokenName, type Token } from './token.js';

/** What one use says of itself, where it differs from what the dependency says: FastAPI's `use_cache` and `scope`. */
export interface UseOptions {
  /**
   * `false`: called anew for this use. What it gives is remembered for the uses that follow if nothing is remembered yet, and it is called again
   * where what uses it is met again (FastAPI goes down before it looks at what it remembers).
   */
  readonly cache?: boolean | undefined;
  /** When its teardown runs. Uses that differ in it have an instance each. */
  readonly closes?: Closes | undefined;
  /** What the credentials have to grant, for whoever injects `SecurityScopes` in its tree: FastAPI's `Security(..., scopes=...)`. */
  readonly scopes?: readonly string[] | undefined;
}

/** What something asks the container for, and where it says so. */
export interface Need extends UseOptions {
  readonly target: Token | Dependency<unknown> | RequestInput;
  /** How the place is called in errors: `parameter 2 "clock"`. */
  readonly at: string;
  /** Absent rather than an error. */
  readonly optional: boolean;
  /** Every binding of the token, as an array. */
  readonly many: boolean;
  /** Inversify's name constraint. */
  readonly name: string | number | symbol | undefined;
  /** Inversify's tag constraints. */
  readonly tags: ReadonlyMap<string | number | symbol, unknown>;
}

const noTags: ReadonlyMap<never, never> = new Map<never, never>();

/** A need for exactly one value, without constraints; with those that stand beside the token where it is {@link Wanted}. */
export function need(target: Need['target'] | Wanted, at: string, options: Partial<Need> = {}): Need {
  const plain = { optional: false, many: false, name: undefined, tags: noTags, cache: undefined, closes: undefined, scopes: undefined };
  if (!isWanted(target)) return { ...plain, ...options, target, at };
  const { token, optional = false, many = false, name, cache, closes, scopes } = target;
  return { ...plain, ...options, optional, many, name, cache, closes, scopes, target: token, at };
}

/** Whether a token stands among conditions; null is as lost as undefined, and neither. */
export function isWanted(wish: unknown): wish is Wanted {
  return typeof wish === 'object' && wish !== null && !(wish instanceof Dependency) && 'token' in wish;
}

/** How a name condition is worded, where it is asked for and where a binding states it. */
export function named(name: string | number | symbol): string {
  return `named ${shown(name)}`;
}

/** How a tag condition is worded. */
export function tagged(key: string | number | symbol, value: unknown): string {
  return `tagged ${String(key)}=${shown(value)}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : tokenName(value);
}

/** A token or a dependency with conditions, where itself does not say enough: in `inject`, in `use` and in a dependency's inputs. */
export interface Wanted<T = unknown> extends UseOptions {
  readonly token: Token<T> | Dependency<T>;
  /** Undefined instead of a start-up error when nothing provides it. */
  readonly optional?: boolean;
  /** An array of every binding of the token. */
  readonly many?: boolean;
  /** The name of the binding (`whenNamed`). */
  readonly name?: string | number | symbol;
}

/** What may stand in a dependency's inputs or in `inject`. */
export type Wish<T = unknown> = Token<T> | Wanted<T> | Dependency<T> | InputDeclaration<T>;

/** What may stand in `use`: a dependency or a class, run or asked as a guard, and scopes that are asked for. */
export type Used = Token | Dependency<unknown> | Wanted | ScopeDemand;

/** The type of the value that a wish brings. */
export type Granted<W> =
  W extends InputDeclaration<infer T>
    ? T
    : W extends { readonly token: infer K; readonly many: true }
      ? Worth<K>[]
      : W extends { readonly token: infer K; readonly optional: true }
        ? Worth<K> | undefined
        : W extends { readonly token: infer K }
          ? Worth<K>
          : Worth<W>;

type Worth<K> = K extends Dependency<infer T> ? T : K extends Token<infer T> ? T : never;
