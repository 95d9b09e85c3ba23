import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What every snippet may use. */
const preamble = `
import { Depends, dependency, provide, token, query, header, body, Int, Injectable, REQUEST, Dependency, type Register, type TypedToken, type Granted, type Wish } from 'tenon';
import { override } from 'tenon/testing';
/** Compiles only where the two types are one and the same. */
declare function same<A, B>(equal: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false): void;
interface Clock { now(): Date }
class Pool { open(): Promise<Session> { return Promise.resolve(new Session()); } }
class Session { private readonly isOpen = true; query(sql: string): number[] { return [sql.length, Number(this.isOpen)]; } }
abstract class Store { abstract read(): string }
const CLOCK = token<Clock>('Clock');
`;

/** One complaint of the compiler. */
export interface Complaint {
  /** The line of the snippet, from 1. */
  readonly line: number;
  readonly text: string;
}

/** Checks snippets as files of their own, all in one program: that is most of the work. */
export function compile(snippets: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Complaint[]> {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const files = new Map(
    [...snippets].map(([name, code], i) => [`${root}spec/types/snippet-${i}.ts`, { name, text: `${preamble}${code}\nexport {};` }]),
  );
  const host = ts.createCompilerHost(options);
  const disk = { ...host };
  host.fileExists = (file) => files.has(file) || disk.fileExists(file);
  host.readFile = (file) => files.get(file)?.text ?? disk.readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = files.get(file)?.text;
    return text === undefined ? disk.getSourceFile(file, language, ...rest) : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram([...files.keys()], { ...options, noUnusedLocals: false }, host);
  const preambleLines = preamble.split('\n').length - 1;
  return new Map(
    [...files].map(([file, { name }]) => {
      const source = program.getSourceFile(file);
      const found = [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
        ...program.getDeclarationDiagnostics(source),
      ];
      const complaints = found.map(({ start = 0, messageText }) => ({
        line: (source?.getLineAndCharacterOfPosition(start).line ?? 0) - preambleLines + 1,
        text: ts.flattenDiagnosticMessageText(messageText, '\n'),
      }));
      return [name, complaints];
    }),
  );
}
