import type { PatternUse } from '../core/advice.js';
import { isUnicode } from './schema/pattern.js';

/** A pattern as it was stated, with the flags that it runs with; what is none says nothing. */
export function patternUses(
  pattern: unknown,
  modifiers: unknown,
  { where, maxLength }: Pick<PatternUse, 'where' | 'maxLength'>,
): PatternUse[] {
  if (pattern instanceof RegExp) return [{ source: pattern.source, flags: pattern.flags, where, maxLength }];
  if (typeof pattern !== 'string') return [];
  const flags = typeof modifiers === 'string' ? modifiers : isUnicode(pattern) ? 'u' : '';
  return [{ source: pattern, flags, where, maxLength }];
}
