import { LazyServiceIdentifier } from 'inversify';
import type { AbstractConstructor } from '../core/types.js';

declare const provided: unique symbol;

/** A token made by {@link token}: a symbol that remembers the type of what it stands for. */
export type TypedToken<T> = symbol & { readonly [provided]: T };

/** A token about whose value nothing is known; a typed one is none of these, so that its type cannot be passed over. */
type UntypedToken = string | (symbol & { readonly [provided]?: never });

/** What names a value in the container: a class, a typed token, or any other identifier that Inversify takes. */
export type Token<T = unknown> = AbstractConstructor<T> | TypedToken<T> | UntypedToken;

/**
 * Makes a token for what has no class of its own: an interface, a function, a setting.
 *
 * `name` is for people: it appears in errors and in the wiring. Two tokens of one name are still two tokens.
 *
 * @example
 * interface Clock { now(): Date }
 * const CLOCK = token<Clock>('Clock');
 */
export function token<T>(name: string): TypedToken<T> {
  return Symbol(name) as TypedToken<T>;
}

/** How a token is called in errors and in the wiring. */
export function tokenName(value: unknown): string {
  if (typeof value === 'function') return nameOf(value);
  if (typeof value === 'symbol') return value.description ?? 'Symbol()';
  if (LazyServiceIdentifier.is(value)) return tokenName(value.unwrap());
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  return String(value);
}

/** A class may have a static member called `name` that is no text. */
function nameOf(value: { readonly name: unknown }): string {
  return typeof value.name === 'string' && value.name !== '' ? value.name : '(anonymous class)';
}
