import type { Found } from './data.js';
import type { Source } from './source.js';
import type { VariableNames } from './variable-names.js';

/** Where the values of an object of settings come from. */
export interface Provenance {
  readonly names: VariableNames;
  /** What counts least first. */
  readonly found: readonly Found[];
  readonly sources: readonly Source[];
}

const known = new WeakMap<object, Provenance>();

/** Keeps where settings come from; answers the settings. */
export function remember<T extends object>(settings: T, provenance: Provenance): T {
  known.set(settings, provenance);
  return settings;
}

/** Where settings come from; undefined of what was not loaded. */
export function provenanceOf(settings: object): Provenance | undefined {
  return known.get(settings);
}
