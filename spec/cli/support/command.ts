import { spawn, type ChildProcess } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Around {
  readonly folder?: string;
  /** Flags of node itself. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built command as a shell does, with a pipe at every end. */
export function start(written: readonly string[], { folder = process.cwd(), node = [], env = {} }: Around = {}) {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return spawn(process.execPath, [...node, built, ...written], {
    cwd: folder,
    env: { ...inherited, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs the built command to its end. */
export async function run(written: readonly string[], around?: Around): Promise<Outcome> {
  const child = start(written, around);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), codeOf(child)]);
  return { code, stdout, stderr };
}

export function codeOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => void child.once('exit', resolve));
}
