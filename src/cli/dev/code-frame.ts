import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shownPath } from './project-files.js';

/** A place in a file. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** How many lines are shown before and after the one that is meant. */
const around = 2;

/** The innermost place of the application itself that the stack of an error tells; nothing where there is none. */
export function placeIn(thrown: unknown): Place | undefined {
  const { stack } = (thrown instanceof Error ? thrown : {}) as { stack?: string };
  for (const line of stack?.split('\n') ?? []) {
    const [, path = '', row, column] = /^\s+at (?:async |.*\()?((?:file:\/\/|\/|[A-Za-z]:\\).+?):(\d+):(\d+)\)?$/.exec(line) ?? [];
    const file = path.startsWith('file:') ? fileURLToPath(path) : path;
    if (file === '' || /[\\/]node_modules[\\/]/.test(file) || isOurs(file) || !existsSync(file)) continue;
    return { file, line: Number(row), column: Number(column) };
  }
  return undefined;
}

/** Whether a file is one of this package, which may be linked. */
function isOurs(file: string): boolean {
  return file.startsWith(packageFolder);
}

const packageFolder = fileURLToPath(new URL('.', import.meta.url)).replace(/^(.*[\\/]dist[\\/]).*$/, '$1');

/** The lines around a place, with a mark below it. */
export function codeFrame({ file, line, column }: Place): string {
  const lines = readFileSync(file, 'utf8').split(/\r\n?|\n/);
  const first = Math.max(1, line - around);
  const shown = lines.slice(first - 1, line + around);
  const width = String(first + shown.length - 1).length;
  const numbered = shown.flatMap((text, i) => {
    const number = first + i;
    const isMeant = number === line;
    const row = `  ${isMeant ? '>' : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd();
    return isMeant ? [row, `    ${' '.repeat(width)} | ${text.slice(0, column - 1).replace(/[^\t]/g, ' ')}^`] : [row];
  });
  return [`  ${shownPath(file)}:${line}:${column}`, ...numbered, ''].join('\n');
}
