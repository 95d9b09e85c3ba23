import { closing, masked } from './masked.js';

/** What is added to a module: a class of another file, under a key of its options. */
export interface Entry {
  readonly key: 'imports' | 'controllers';
  readonly name: string;
  /** As the file imports it, without an extension. */
  readonly path: string;
}

/** A piece of text and where it is put. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * The text of a file whose one `@Module({...})` has the entry as well, imported in the style of the file; undefined where the file does not look as
 * expected: several modules or none, options that are not written out, code that cannot be told from text.
 */
export function enlist(text: string, { key, name, path }: Entry): string | undefined {
  const code = masked(text);
  if (code === undefined || new RegExp(`\\b${name}\\b`).test(code)) return undefined;
  const [module, ...others] = [...code.matchAll(/@Module\(\s*/g)];
  if (module === undefined || others.length > 0) return undefined;
  const open = module.index + module[0].length;
  if (code[open] !== '{') return undefined;
  const inOptions = listed(text, code, open, { key, name });
  const importing = imported(text, code, name, path);
  if (inOptions === undefined || importing === undefined) return undefined;
  return [inOptions, importing].sort((a, b) => b.at - a.at).reduce(insert, text);
}

/** Where in the options of a module the name goes. */
function listed(text: string, code: string, open: number, { key, name }: Omit<Entry, 'path'>): Insertion | undefined {
  const end = closing(code, open);
  if (end < 0) return undefined;
  const own = flat(code, open, end);
  if (own.includes('...')) return undefined;
  const keys = [...own.matchAll(new RegExp(`(?<=[{,]\\s*)${key}\\b`, 'g'))];
  if (keys.length > 1) return undefined;
  const [found] = keys;
  if (found === undefined)
    return /\S/.test(own.slice(1, -1)) ? prepended(text, open, `${key}: [${name}],`) : { at: open + 1, text: ` ${key}: [${name}] ` };
  const start = open + found.index + found[0].length;
  const list = /^\s*:\s*\[/.exec(code.slice(start));
  return list === null ? undefined : appended(text, code, start + list[0].length - 1, name);
}

/** What stands between two brackets, without what stands in brackets there. */
function flat(code: string, open: number, end: number): string {
  let own = '';
  for (let at = open; at <= end; at += 1) {
    const isBracket = at > open && '([{'.includes(code[at] as string);
    const close = isBracket ? closing(code, at) : at;
    own += isBracket ? ' '.repeat(close - at + 1) : code[at];
    at = close;
  }
  return own;
}

/** The first of the options, in their layout. */
function prepended(text: string, open: number, option: string): Insertion {
  const [space = ''] = /^[ \t]*(\r?\n[ \t]*)?/.exec(text.slice(open + 1)) ?? [];
  return { at: open + 1, text: `${space}${option}${space === '' ? ' ' : ''}` };
}

/** The last one of a list, in its layout. */
function appended(text: string, code: string, open: number, name: string): Insertion | undefined {
  const end = closing(code, open);
  if (end < 0) return undefined;
  const inside = code.slice(open + 1, end).trimEnd();
  const at = open + 1 + inside.length;
  if (inside.trim() === '') return { at: open + 1, text: name };
  const [, indent] = /(?:^|\n)([ \t]*)\S[^\n]*$/.exec(inside) ?? [];
  const isTall = inside.includes('\n') && indent !== undefined;
  const comma = inside.endsWith(',') ? '' : ',';
  return { at, text: isTall ? `${comma}\n${indent}${name},` : `${comma} ${name}${comma === '' ? ',' : ''}` };
}

/** The import, behind the last one. */
function imported(text: string, code: string, name: string, path: string): Insertion | undefined {
  const all = [...text.matchAll(/^import\b[^;'"]*?(['"])([^'"\n]+)\1(;?)[ \t]*$/gm)].filter(({ index }) => code[index] === 'i');
  const last = all.at(-1);
  if (last === undefined) return undefined;
  const relative = all.map(([, , specifier = '']) => specifier).find((specifier) => specifier.startsWith('.'));
  const [extension = '.js'] = relative === undefined ? [] : (/\.[mc]?[jt]s$/.exec(relative) ?? ['']);
  const [, quote = "'", , semicolon = ''] = last;
  const at = last.index + last[0].length;
  return { at, text: `\nimport { ${name} } from ${quote}${path}${extension}${quote}${semicolon}` };
}

function insert(text: string, { at, text: added }: Insertion): string {
  return text.slice(0, at) + added + text.slice(at);
}
