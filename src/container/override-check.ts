import { problem, type Problem } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import type { Override } from './override.js';
import { tokenName } from './token.js';

/** What the overrides are held against. */
interface Overridden {
  readonly bindings: readonly LinkedBinding[];
  /** The overrides that replaced something while linking. */
  readonly used: ReadonlySet<Override>;
  /** What the routes ask for. */
  readonly asked: readonly LinkedNeed[];
  /** The names that somebody may have meant. */
  readonly names: readonly string[];
  /** Is told what is wrong, where another application may still have what is replaced; the answer is empty then. */
  readonly unmet: Unmet | undefined;
}

/** Takes what is wrong with an override in one of several applications. */
export type Unmet = (override: Override, problem: Problem) => void;

/** An override replaces something that is there, and something that is used; else a test would pass for the wrong reason. */
export function checkOverrides(overrides: Iterable<Override>, { bindings, used, asked, names, unmet }: Overridden): Problem[] {
  const keys = new Set<symbol>();
  for (const linked of [...bindings.flatMap(({ needs }) => needs), ...asked]) if (linked.kind === 'binding') keys.add(linked.key);
  const wrong = (one: Override): Problem | undefined => {
    const token = tokenName(one.target);
    if (!used.has(one)) {
      const others = names.filter((name) => name !== token);
      return problem('OVERRIDE_UNKNOWN', { token, suggestion: nearest(token, others) });
    }
    const replaced = bindings.filter(({ definition }) => definition.token === one.target);
    if (replaced.some(({ key }) => keys.has(key))) return undefined;
    return problem('OVERRIDE_UNUSED', { token, module: replaced[0]?.module.id ?? '' });
  };
  return [...overrides].flatMap((one) => {
    const found = wrong(one);
    if (found !== undefined) unmet?.(one, found);
    return found === undefined || unmet !== undefined ? [] : [found];
  });
}
