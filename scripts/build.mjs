// Compiles src to dist and the samples to build; what is loaded from dist is bundled, because each file of it takes time at
// start-up. Fetches what the documentation pages are made of.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const root = new URL('..', import.meta.url);
for (const [project, output] of [
  ['tsconfig.build.json', 'dist'],
  ['tsconfig.samples.json', 'build'],
]) {
  rmSync(new URL(output, root), { recursive: true, force: true });
  execFileSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' });
}

await import('../openapi-ui/vendor.mjs');
// What `tenon new` copies.
cpSync(new URL('samples/starter', root), new URL('dist/starter', root), { recursive: true });

const dist = fileURLToPath(new URL('dist', root));
const entries = [
  'index.js',
  'model/index.js',
  'security/index.js',
  'testing/index.js',
  'cli/main.js',
  'cli/inspector.js',
  'cli/cluster/worker.js',
  'cli/dev/entry.js',
  'cli/dev/guard.js',
];
const { outputFiles } = await build({
  entryPoints: entries.map((entry) => join(dist, entry)),
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // Those of package.json are for users' bundlers; reflect-metadata is loaded for its effect alone.
  ignoreAnnotations: true,
  logLevel: 'warning',
  chunkNames: 'chunks/[name]-[hash]',
  write: false,
});
for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) if (file.endsWith('.js')) rmSync(join(dist, file));
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
// For `npx tenon` in this checkout; npm does it where it installs.
chmodSync(join(dist, 'cli/main.js'), 0o755);
