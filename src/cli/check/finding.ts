import type { Problem } from '../../core/errors.js';

/** An error keeps the application from starting or is an open door; a warning is unwise; a note is good to know. */
export type Level = 'error' | 'warning' | 'note';

/** One thing that `tenon check` tells; in JSON as it is here. */
export interface Finding {
  readonly level: Level;
  readonly code: string;
  readonly what: string;
  /** Where it is, each place once; empty where the text says it. */
  readonly where: readonly string[];
  readonly fix: string;
}

/** A problem as a finding; the catalogue words it. */
export function found(level: Level, { code, what, path, fix }: Problem, where: readonly string[] = []): Finding {
  return { level, code, what, where: path.length === 0 ? where : [path.join(' → '), ...where], fix };
}
