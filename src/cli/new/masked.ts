/**
 * Source text with everything in comments and texts blanked out, at the same places; undefined where it cannot be told by looking
 * (a template with code in it, what may be a regular expression).
 */
export function masked(text: string): string | undefined {
  let code = '';
  let at = 0;
  while (at < text.length) {
    const length = blankAt(text, at);
    if (length === undefined) return undefined;
    code += length === 0 ? text[at] : text.slice(at, at + length).replace(/[^\n]/g, ' ');
    at += length === 0 ? 1 : length;
  }
  return code.includes('/') ? undefined : code;
}

/** How long the comment or text that begins here is; 0 for code. */
function blankAt(text: string, at: number): number | undefined {
  const kinds = {
    '//': /\/\/[^\n]*/y,
    '/*': /\/\*[^]*?\*\//y,
    "'": /'(?:[^'\\\n]|\\[^])*'/y,
    '"': /"(?:[^"\\\n]|\\[^])*"/y,
    '`': /`[^`\\$]*`/y,
  };
  const kind = Object.entries(kinds).find(([start]) => text.startsWith(start, at))?.[1];
  if (kind === undefined) return 0;
  kind.lastIndex = at;
  return kind.exec(text)?.[0].length;
}

/** Where the bracket that opens here is closed; -1 where it is not. */
export function closing(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if ('([{'.includes(code[at] as string)) depth += 1;
    if (')]}'.includes(code[at] as string)) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
