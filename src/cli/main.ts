#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { paintFor } from './colours.js';
import { runCommandLine } from './command-line.js';

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
      // Who reads no further (`| head`) has seen enough.
      if (!error || error.code === 'EPIPE') resolve();
      else reject(error);
    });
  });
}

// What a stream does not take is told to who wrote it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
process.exitCode = await runCommandLine(process.argv.slice(2), {
  version,
  folder: process.cwd(),
  env: process.env,
  paint: paintFor(process.stdout, process.env),
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  home: new URL('../../', import.meta.url),
  inspector: new URL('./inspector.js', import.meta.url),
  worker: new URL('./cluster/worker.js', import.meta.url),
  write: (text) => write(process.stdout, text),
  complain: (text) => write(process.stderr, text),
});
