import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { killGroup } from './process-group.js';

/** What the compiler of a project is started with. */
export interface Check {
  /** The file of the compiler's command. */
  readonly compiler: string;
  readonly tsconfig: string;
}

/** The command of the compiler that a file's project has installed. */
export function compilerOf(file: string): string | undefined {
  try {
    const manifest = createRequire(file).resolve('typescript/package.json');
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly bin: { readonly tsc: string } };
    return join(dirname(manifest), bin.tsc);
  } catch {
    return undefined;
  }
}

/** What one look at the types has found: a text for each error, as the compiler words it. */
export type Found = readonly string[];

/** The compiler of the project, which looks at the types over and over in a process of low priority, and writes nothing. */
export class TypeCheck {
  readonly #child: ChildProcess;
  #errors: string[] = [];

  constructor(guard: string, { compiler, tsconfig }: Check, report: (found: Found) => void) {
    const options = ['--noEmit', '--watch', '--preserveWatchOutput', '--pretty', 'false', '--locale', 'en'];
    this.#child = spawn(process.execPath, [guard, compiler, '-p', tsconfig, ...options], {
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    });
    this.#child.on('error', () => undefined);
    lowerPriority(this.#child.pid);
    createInterface({ input: this.#child.stdout as Readable }).on('line', (line) => this.#read(line, report));
  }

  kill(): void {
    killGroup(this.#child, 'SIGKILL');
  }

  #read(line: string, report: (found: Found) => void): void {
    if (/ - (Starting compilation in watch mode|File change detected)/.test(line)) this.#errors = [];
    else if (/ - Found \d+ errors?\./.test(line)) {
      report(this.#errors);
      this.#errors = [];
    } else if (/error TS\d+: /.test(line)) this.#errors.push(line);
    // What an error is explained by is indented.
    else if (/^\s+\S/.test(line) && this.#errors.length > 0) this.#errors.push(`${this.#errors.pop()}\n${line}`);
  }
}

function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It may have ended, or may not be changed here.
  }
}
