// Compiles src to dist and the samples to build.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const root = new URL('..', import.meta.url);
for (const [project, output] of [
  ['tsconfig.build.json', 'dist'],
  ['tsconfig.samples.json', 'build'],
]) {
  rmSync(new URL(output, root), { recursive: true, force: true });
  execFileSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' });
}
