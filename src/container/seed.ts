import { token, tokenName, type TypedToken } from './token.js';

/** A value that the request brings along: its token, and the property of the request's frame that holds it. */
export interface Seed<T = unknown> {
  readonly token: TypedToken<T> | (abstract new (...args: never[]) => T);
  readonly property: string;
  /** What it is for every request, where start-up knows it. */
  readonly value?: T;
}

/** Makes a seed with a token of its own. */
export function seed<T>(name: string, property: string): Seed<T> & { readonly token: TypedToken<T> } {
  return { token: token<T>(name), property };
}

const keys = new WeakMap<Seed, symbol>();

/** What a seed is called in the container: every module sees it, so its own token will do; a class gets a symbol. */
export function keyOfSeed(seed: Seed): symbol {
  if (typeof seed.token === 'symbol') return seed.token;
  let key = keys.get(seed);
  if (key === undefined) keys.set(seed, (key = Symbol(tokenName(seed.token))));
  return key;
}
