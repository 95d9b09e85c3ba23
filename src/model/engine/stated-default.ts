import type { FieldOptions } from '../field/options.js';

/** The default that `@Field` states, a new one for each instance where it is an object or comes from a function; undefined where none is stated. */
export function statedDefault({ default: stated }: FieldOptions): unknown {
  if (typeof stated === 'function') return (stated as () => unknown)();
  return typeof stated === 'object' && stated !== null ? structuredClone(stated) : stated;
}
