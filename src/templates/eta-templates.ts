import { compileFunction } from 'node:vm';
import type * as eta from 'eta';
import { firstLineOf, messageOf } from '../core/message.js';
import { written } from './escape.js';
import type { EtaPage } from './eta-page.js';

/** What a compiled template finds under `this`. */
export interface TemplateRuntime {
  readonly config: { readonly escapeFunction: (value: unknown) => string; readonly filterFunction: (value: unknown) => string };
  /** What its `include` comes to. */
  readonly render: (name: string, values: object, place: TemplatePlace) => string;
  /** Throws what is to be thrown where a template throws `thrown`. */
  readonly RuntimeErr: (thrown: unknown, source: string, line: number, template: string) => never;
}

/** Which template is at work. */
export interface TemplatePlace {
  readonly filepath: string;
  readonly page: EtaPage;
}

type AstNode = ReturnType<eta.Eta['parse']>[number];

/** A compiled template. */
export type Template = (this: TemplateRuntime, values: object, place: TemplatePlace) => string;

/** Why a template cannot be compiled. */
export class Uncompiled extends Error {
  constructor(
    readonly line: number | undefined,
    reason: string,
    cause: unknown,
  ) {
    super(reason, { cause });
  }
}

/** What compiles: eta, which here trims nothing, keeps the lines, and writes nothing for what is undefined, in raw tags as well. */
export function compilerOf({ Eta }: typeof eta): (name: string, text: string) => Template {
  const compiler = new Eta({
    autoTrim: false,
    debug: true,
    filterFunction: written,
    functionHeader: header,
    plugins: [{ processAST: (nodes) => framed(nodes.map(filtered)) }],
  });
  return (name, text) => {
    const code = attempt(() => compiler.compileToString(text), parsing);
    // Not by `new Function`: a process that may not make code of strings may still have templates, and its errors have a place.
    return attempt(
      () => compileFunction(code, ['it', 'options'], { filename: `${name} (compiled)` }) as Template,
      (error) => compiling(code, error),
    );
  };
}

/** In front of what a template says, whose variables may have any name but these: {@link EtaPage} takes the place of eta's own layouts and blocks. */
const header = 'const __page = options.page; layout = __page.layout;';

function framed(nodes: readonly AstNode[]): AstNode[] {
  const last = nodes.findLast((node) => typeof node === 'object');
  return [
    { t: 'e', val: 'block = __page.begin(__eta);', lineNo: 1 },
    ...nodes,
    { t: 'e', val: '__eta.res = __page.finish();', lineNo: last?.lineNo ?? 1 },
  ];
}

/** A raw tag writes nothing for undefined either, except where it has the rest of a function still to come: `<%~ block('main', () => { %>`. */
function filtered(node: AstNode): AstNode {
  if (typeof node === 'string' || node.t !== 'r' || node.val.endsWith('{')) return node;
  return { ...node, val: `__eta.f(${node.val.replace(/;\s*$/, '')})` };
}

function attempt<T>(work: () => T, told: (error: unknown) => Uncompiled): T {
  try {
    return work();
  } catch (error) {
    throw told(error);
  }
}

function parsing(error: unknown): Uncompiled {
  const [, reason = firstLineOf(error), line] = /^(.*) at line (\d+) col/.exec(messageOf(error)) ?? [];
  return new Uncompiled(line === undefined ? undefined : Number(line), reason, error);
}

/** Eta writes what each line of code was made of in front of it, and ends the code with a `catch` that it meets first where a brace is missing. */
function compiling(code: string, error: unknown): Uncompiled {
  const place = /^.*:(\d+)\n/.exec((error as Error).stack ?? '');
  const lines = code.split('\n').slice(0, Number(place?.[1] ?? 0));
  if (lines.at(-1)?.startsWith('} catch (e) {') === true)
    return new Uncompiled(undefined, 'something that is opened in it is not closed', error);
  const marker = lines.findLastIndex((one) => one.startsWith('__eta.line='));
  const line = marker === -1 ? undefined : Number(lines[marker]?.slice('__eta.line='.length)) + lines.length - 2 - marker;
  return new Uncompiled(line, firstLineOf(error), error);
}
