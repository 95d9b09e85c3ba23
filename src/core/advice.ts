import type { Problem } from './errors.js';

/** A pattern that what comes from outside is held against. */
export interface PatternUse {
  readonly source: string;
  readonly flags: string;
  /** Where it is declared: `Book.isbn`, `q of Books.list`. */
  readonly where: string;
  /** The longest text that it is held against, in characters. */
  readonly maxLength: number;
  /** How much passes a limit of n characters: `factor` times n, and `least` in any case; n, if nothing is said. */
  readonly reach?: { readonly least: number; readonly factor: number };
}

/** What may be unwise of what an application is told, for who asks. */
export interface Advice {
  readonly problems: Problem[];
  readonly patterns: PatternUse[];
}

/** The longest text that comes in front of a body, in characters: Node's limit of all headers together. */
export const longestHeader = 16_384;

/** Stands on globalThis, because a command may be another copy of this package than the one that the application imports. */
const place = Symbol.for('tenon.advice');

const noted = globalThis as { [place]?: Advice };

/** From now on what this process makes tells what may be unwise; without it, nobody keeps it. */
export function collectAdvice(): void {
  noted[place] ??= { problems: [], patterns: [] };
}

/** What was told since {@link collectAdvice}. */
export function collectedAdvice(): Advice {
  return noted[place] ?? { problems: [], patterns: [] };
}

/** Whether somebody keeps what is told. */
export function isAdvised(): boolean {
  return noted[place] !== undefined;
}

/** Tells of what works, and may be unwise. */
export function advise(one: Problem): void {
  noted[place]?.problems.push(one);
}

/** Tells of a pattern that headers are held against. */
export function advisePattern({ source, flags }: RegExp, where: string): void {
  noted[place]?.patterns.push({ source, flags, where, maxLength: longestHeader });
}
