import type { JsonSchema, SchemaWording } from './schema.js';

/** Flags that change nothing about whether a text matches. */
const idle = /[dg]/g;
/** What means something else without the flag u, or looks at halves of surrogate pairs. */
const otherwiseRead = /\\[pPkc]|\\u\{|\\u[dD][89a-fA-F]|\\[1-9]/;
/** What may take half a surrogate pair: anything that is told by what it is not. */
const open = /\.|\[\^|\\[DSWB]|\(\?!|\(\?<!|[\ud800-\uffff]|\\u[eEfF]/;
const astral = '[\\u{10000}-\\u{10ffff}]';

/**
 * A regular expression in JSON Schema, which knows those with the flag u only. Without that flag, a character beyond the basic plane is
 * two: where that makes a difference, such texts are let pass. Undefined where it cannot be said.
 */
export function patternOf(pattern: RegExp, wording: SchemaWording): JsonSchema | undefined {
  const { source } = pattern;
  const flags = pattern.flags.replace(idle, '');
  if ((flags !== '' && flags !== 'u') || !isUnicode(source)) return undefined;
  if (flags === 'u' || !(otherwiseRead.test(source) || open.test(source))) return { pattern: source };
  if (otherwiseRead.test(source)) return undefined;
  return wording === 'declared' ? { pattern: source } : { anyOf: [{ pattern: source }, { pattern: astral }] };
}

/** A text that is searched for as it is. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

export function isUnicode(source: string): boolean {
  try {
    return new RegExp(source, 'u').source === source;
  } catch {
    return false;
  }
}
