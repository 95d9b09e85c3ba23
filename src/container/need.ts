import type { InputDeclaration, RequestInput } from './input.js';
import type { Dependency } from './dependency.js';
import { tokenName, type Token } from './token.js';

/** What something asks the container for, and where it says so. */
export interface Need {
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

/** A need for exactly one value, without constraints. */
export function need(target: Need['target'], at: string, options: Partial<Need> = {}): Need {
  return { optional: false, many: false, name: undefined, tags: noTags, ...options, target, at };
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

/** A token with conditions, where a plain token does not say enough: in `inject` and in a dependency's inputs. */
export interface Wanted<T = unknown> {
  readonly token: Token<T>;
  /** Undefined instead of a start-up error when nothing provides it. */
  readonly optional?: boolean;
  /** An array of every binding of the token. */
  readonly many?: boolean;
  /** The name of the binding (`whenNamed`). */
  readonly name?: string | number | symbol;
}

/** What may stand in a dependency's inputs or in `inject`. */
export type Wish<T = unknown> = Token<T> | Wanted<T> | Dependency<T> | InputDeclaration<T>;

/** The type of the value that a wish brings. */
export type Granted<W> =
  W extends Dependency<infer T>
    ? T
    : W extends InputDeclaration<infer T>
      ? T
      : W extends { readonly token: Token<infer T>; readonly many: true }
        ? T[]
        : W extends { readonly token: Token<infer T>; readonly optional: true }
          ? T | undefined
          : W extends { readonly token: Token<infer T> }
            ? T
            : W extends Token<infer T>
              ? T
              : never;
