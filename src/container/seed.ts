import { token, type TypedToken } from './token.js';

/** A value that the request brings along: its token, and the property of the request's frame that holds it. */
export interface Seed<T = unknown> {
  readonly token: TypedToken<T> | (abstract new (...args: never[]) => T);
  readonly property: string;
}

/** Makes a seed with a token of its own. */
export function seed<T>(name: string, property: string): Seed<T> & { readonly token: TypedToken<T> } {
  return { token: token<T>(name), property };
}
