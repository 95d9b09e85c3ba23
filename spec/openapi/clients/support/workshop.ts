import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { OpenApiDocument } from 'tenon';

const root = resolve(import.meta.dirname, '../../../..');
const programs = resolve(import.meta.dirname, '../programs');

/** A kind of client: what makes it of a document, and how strictly what is made can be compiled. */
export interface ClientKind {
  /** Its programs are `<name>-client.ts`, which is run, and `<name>-mistakes.ts`, which is only compiled. */
  readonly name: string;
  readonly generator: readonly string[];
  /** What it makes that is not the same for every document. */
  readonly types: string;
  readonly exactOptionalPropertyTypes: boolean;
}

export const clientKinds: readonly ClientKind[] = [
  {
    name: 'fetch',
    // By default it takes what has a default for something that is always there, in a request as well, where it may be left out.
    generator: ['openapi-typescript/bin/cli.js', 'openapi.json', '--output', 'schema.ts', '--default-non-nullable=false'],
    types: 'schema.ts',
    exactOptionalPropertyTypes: true,
  },
  {
    name: 'sdk',
    generator: [
      ...['@hey-api/openapi-ts/bin/run.js', '--input', 'openapi.json', '--output', 'sdk', '--client', '@hey-api/client-fetch'],
      ...['--silent', '--no-log-file'],
    ],
    types: 'sdk/types.gen.ts',
    // What is the same for every document in what it makes is not written for it.
    exactOptionalPropertyTypes: false,
  },
];

/** A project of a user who has nothing of the service but its document, in a folder of its own. */
export class Workshop {
  private constructor(private readonly folder: string) {}

  static async open(document: OpenApiDocument): Promise<Workshop> {
    const folder = await mkdtemp(join(tmpdir(), 'tenon-clients-'));
    const workshop = new Workshop(folder);
    try {
      await cp(programs, folder, { recursive: true });
      await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
      await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
      await writeFile(join(folder, 'openapi.json'), JSON.stringify(document));
      for (const kind of clientKinds) await writeFile(join(folder, `${kind.name}.json`), JSON.stringify(projectOf(kind)));
      await Promise.all(
        clientKinds.map(({ generator: [file, ...options] }) => workshop.#node(join('node_modules', file as string), ...options)),
      );
    } catch (error) {
      await workshop.close();
      throw error;
    }
    return workshop;
  }

  /** The types that were generated, without what is said of them. */
  async typesOf({ types }: ClientKind): Promise<string> {
    const text = await readFile(join(this.folder, types), 'utf8');
    return text.replace(/^ *\/\*\*[^]*?\*\/\n/gm, '');
  }

  /** Compiles a client, with what is generated for it; what the compiler says. */
  async compile({ name }: ClientKind): Promise<string> {
    try {
      return await this.#node('node_modules/typescript/bin/tsc', '--project', `${name}.json`);
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }

  /** Runs a compiled client in a process of its own; the lines that it prints. */
  async run({ name }: ClientKind, address: string): Promise<readonly unknown[]> {
    const printed = await this.#node(`${name}/${name}-client.js`, address);
    return printed
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  async #node(...words: readonly string[]): Promise<string> {
    // The generators and the compiler run outside of Jest's modules, which not all of them can be loaded into.
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: this.folder, timeout: 60_000 });
    return stdout;
  }
}

function projectOf({ name, exactOptionalPropertyTypes }: ClientKind): object {
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'NodeNext',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes,
    skipLibCheck: true,
    types: ['node'],
    rootDir: '.',
    outDir: name,
    noEmitOnError: true,
  };
  return { compilerOptions, files: [`${name}-client.ts`, `${name}-mistakes.ts`] };
}
