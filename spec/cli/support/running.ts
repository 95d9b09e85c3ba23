import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, start } from './command.js';
import { project } from './project.js';

/** `tenon run` in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it has written to standard error so far. */
  readonly text: () => string;
  /** What the application has written to standard output so far. */
  readonly said: () => string;
  readonly code: Promise<number | null>;
}

const alive = new Set<ChildProcess>();

/** Ends what a spec has left running. */
export function endAll(): void {
  for (const child of alive) child.kill('SIGKILL');
  alive.clear();
}

/** Starts `tenon run` in a folder, and waits until it listens; rejects with what it wrote where it does not. */
export async function running(
  folder: string,
  written: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = start(['run', '--host', '127.0.0.1', '--port', '0', ...written], { folder, env });
  alive.add(child);
  let text = '';
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  const code = codeOf(child).finally(() => alive.delete(child));
  let isOver = false;
  void code.then(() => (isOver = true));
  const address = /listening at (http:\/\/127\.0\.0\.1:\d+)/;
  while (!address.test(text)) {
    if (isOver) throw new Error(text);
    await sleep(20);
  }
  const [, url = ''] = address.exec(text) ?? [];
  return { child, url, text: () => text, said: () => said, code };
}

/** An application that answers in all the ways that matter when it stops; `extra`: what its file does besides, `options` of `createApp`. */
export function stoppable(extra = '', options = '{}'): string {
  const app = `import { setTimeout as sleep } from 'node:timers/promises';
import { BackgroundTasks, Controller, createApp, Depends, Get, Injectable, Module, OnStop, StreamingResponse } from 'tenon';
@Injectable() class Queue { @OnStop() flush() { console.log('hook'); } }
@Controller() class Pages {
  constructor(readonly queue: Queue) {}
  @Get('/') read() { return process.pid; }
  @Get('/slow') async slow() { console.log('slow'); await sleep(400); return 'slow'; }
  @Get('/stuck') async stuck() { console.log('stuck'); await new Promise(() => undefined); }
  @Get('/task') task(@Depends() tasks: BackgroundTasks) { tasks.add(() => new Promise(() => console.log('task'))); return 1; }
  @Get('/stream') stream() {
    const pieces = async function* () { try { for (;;) { yield 'x'; await sleep(10); } } finally { console.log('returned'); } };
    return new StreamingResponse(pieces());
  }
  @Get('/throw') throw() { setImmediate(() => { throw new Error('thrown, password=hunter2'); }); return 1; }
  @Get('/reject') reject() { void Promise.reject(new Error('rejected')); return 1; }
}
@Module({ controllers: [Pages], providers: [Queue] }) class AppModule {}
export const app = createApp(AppModule, ${options});
${extra}
`;
  return project({ 'app.js': app });
}
