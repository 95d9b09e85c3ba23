import { TenonError } from '../../core/errors.js';

/**
 * A pattern for origins as one that matches from the first character to the last. Throws `ORIGIN_PATTERN_OPEN` for one that does not say so itself: a reader
 * could not tell what it lets in.
 */
export function originPattern(where: string, pattern: RegExp): RegExp {
  const { source, flags } = pattern;
  const reason = openness(source);
  if (reason !== undefined) throw TenonError.of('ORIGIN_PATTERN_OPEN', { where, pattern: String(pattern), reason });
  return new RegExp(`^(?:${source})$`, flags.replace(/[^iuvs]/g, ''));
}

/** What lets a pattern match more than it seems to. */
function openness(source: string): 'start' | 'end' | 'dot' | undefined {
  const { alternatives, hasBareDot } = readPattern(source);
  if (!alternatives.every((one) => one.startsWith('^'))) return 'start';
  if (!alternatives.every((one) => /(?<!\\)(?:\\\\)*\$$/.test(one))) return 'end';
  return hasBareDot ? 'dot' : undefined;
}

/** The alternatives of a pattern that stand in no group, and whether it has a dot that stands for any one character. */
function readPattern(source: string): { readonly alternatives: readonly string[]; readonly hasBareDot: boolean } {
  const alternatives: string[] = [];
  let [depth, inClass, begin, hasBareDot] = [0, false, 0, false];
  for (let i = 0; i < source.length; i += 1) {
    const character = source[i] as string;
    if (character === '\\') i += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '.') hasBareDot ||= !/[*+?{]/.test(source[i + 1] ?? '');
    else if (character === '|' && depth === 0) {
      alternatives.push(source.slice(begin, i));
      begin = i + 1;
    }
  }
  return { alternatives: [...alternatives, source.slice(begin)], hasBareDot };
}
