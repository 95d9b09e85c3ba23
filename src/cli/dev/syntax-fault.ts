import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Place } from './code-frame.js';

/** Where a text is no TypeScript, and why. */
export interface SyntaxFault extends Place {
  readonly what: string;
}

/** As much as is used of the compiler's interface, which TypeScript 7 does not have. */
interface Compiler {
  transpileModule?(text: string, options: object): { readonly diagnostics?: readonly Diagnostic[] };
}

interface Diagnostic {
  readonly start?: number;
  readonly messageText: string | { readonly messageText: string };
}

/** The first fault of a file by the compiler of its project, where there is one; the loader tells no line. */
export function syntaxFault(file: string): SyntaxFault | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const compiler = createRequire(file)('typescript') as Compiler;
    const { diagnostics = [] } = compiler.transpileModule?.(text, { fileName: file, reportDiagnostics: true }) ?? {};
    const [first] = diagnostics.filter(({ start }) => start !== undefined);
    if (first?.start === undefined) return undefined;
    const before = text.slice(0, first.start).split(/\r\n?|\n/);
    const { messageText: what } = first;
    return {
      file,
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
      what: typeof what === 'string' ? what : what.messageText,
    };
  } catch {
    return undefined;
  }
}
