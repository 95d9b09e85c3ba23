import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** How long anything may take on a machine that has a lot to do, in milliseconds. */
const patience = 60_000;

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** A folder in which the built package is installed as npm does it, with what it depends on, and projects of users below it. */
export class Installation {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'tenon-dev-')));
  readonly #running: Development[] = [];
  #projects = 0;

  constructor({ without = [] }: { readonly without?: readonly string[] } = {}) {
    const tenon = join(this.folder, 'node_modules/tenon');
    for (const one of ['dist', 'package.json', 'openapi-ui']) cpSync(join(root, one), join(tenon, one), { recursive: true });
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
    for (const name of [...Object.keys({ ...dependencies, ...peerDependencies }), 'typescript']) {
      const path = join(this.folder, 'node_modules', name);
      mkdirSync(dirname(path), { recursive: true });
      if (!without.includes(name)) symlinkSync(join(root, 'node_modules', name), path, 'dir');
    }
  }

  /** A project in TypeScript. */
  project(files: Readonly<Record<string, string>>): Project {
    const project = new Project(join(this.folder, `project-${(this.#projects += 1)}`));
    for (const [name, text] of Object.entries({ ...settings(), ...files })) project.write(name, text);
    return project;
  }

  /** Starts `tenon dev` in a project, at any free port if nothing else is said. */
  dev(
    { folder }: Project,
    written: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
    port: readonly string[] = ['--port', '0'],
  ): Development {
    const command = join(this.folder, 'node_modules/tenon/dist/cli/main.js');
    const development = new Development(command, folder, [...port, ...written], env);
    this.#running.push(development);
    return development;
  }

  /** Ends what still runs. */
  async stop(): Promise<void> {
    for (const one of this.#running.splice(0)) await one.kill();
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The files of a user. */
export class Project {
  constructor(readonly folder: string) {}

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }
}

/** A `tenon dev` that runs. */
export class Development {
  /** Both outputs, as they came. */
  text = '';
  stdout = '';
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<number | null>;
  readonly #waiting = new Set<() => void>();
  #read = 0;

  constructor(command: string, folder: string, written: readonly string[], env: Readonly<Record<string, string>>) {
    const { NODE_OPTIONS: _, FORCE_COLOR: __, HOST: ___, PORT: ____, NODE_ENV: _____, ...inherited } = process.env;
    this.child = spawn(process.execPath, [command, 'dev', ...written], {
      cwd: folder,
      env: { ...inherited, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = new Promise((resolve) => void this.child.once('close', resolve));
    this.child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      this.stdout += piece;
      this.#take(piece);
    });
    this.child.stderr.setEncoding('utf8').on('data', (piece: string) => this.#take(piece));
  }

  /** Waits until it has written something that was not waited for yet; the answer is all up to there. */
  async until(wanted: string | RegExp): Promise<string> {
    const found = await this.#soon(
      () => {
        const rest = this.text.slice(this.#read);
        const index = typeof wanted === 'string' ? rest.indexOf(wanted) : rest.search(wanted);
        if (index < 0) return undefined;
        const length = typeof wanted === 'string' ? wanted.length : (wanted.exec(rest)?.[0].length ?? 0);
        return this.#read + index + length;
      },
      `no ${String(wanted)} in`,
    );
    const text = this.text.slice(this.#read, found);
    this.#read = found;
    return text;
  }

  /** What is answered at a path, once it is ready. */
  async get(path = '/'): Promise<unknown> {
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(this.text) ?? [];
    const response = await fetch(url + path);
    return response.json();
  }

  /** As Ctrl-C does; the answer is the exit code. */
  async interrupt(): Promise<number | null> {
    this.child.kill('SIGINT');
    return this.ended;
  }

  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.ended;
  }

  #take(piece: string): void {
    this.text += piece;
    for (const look of this.#waiting) look();
  }

  #soon<T>(find: () => T | undefined, complaint: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (then: () => void): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        then();
      };
      const timer = setTimeout(() => end(() => reject(new Error(`${complaint}:\n${this.text}`))), patience);
      const look = (): void => {
        const found = find();
        if (found !== undefined) end(() => resolve(found));
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The settings of a project; `compilerOptions` are added to the usual ones. */
export function settings(compilerOptions: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const usual = {
    ...{ target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', strict: true, skipLibCheck: true, types: [] },
    ...{ experimentalDecorators: true, emitDecoratorMetadata: true },
  };
  return {
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({ compilerOptions: { ...usual, ...compilerOptions }, include: ['**/*.ts'] }),
  };
}

/** An application of two files that answers a greeting, for which metadata is needed; `end` is what its file does with it. */
export function greeter(greeting = 'Hello', end = 'export const app = createApp(AppModule);'): Record<string, string> {
  return {
    'src/greeter.ts': `import { Injectable } from 'tenon';
@Injectable()
export class Greeter {
  greet(name: string): string {
    return '${greeting} ' + name;
  }
}
`,
    'src/app.ts': `import { Controller, createApp, Get, Module, Query } from 'tenon';
import { Greeter } from './greeter.js';
@Controller()
class Pages {
  constructor(private readonly greeter: Greeter) {}
  @Get('/') read(@Query() times: number = 1): unknown { return { text: this.greeter.greet('you'), times }; }
}
@Module({ controllers: [Pages], providers: [Greeter] })
class AppModule {}
${end}
`,
  };
}
