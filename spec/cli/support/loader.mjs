// A loader of TypeScript, as users bring one: node --import=.../loader.mjs
import { readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

if (isMainThread) register(import.meta.url);

export async function resolve(specifier, context, next) {
  if (!/^\..*\.js$/.test(specifier)) return next(specifier, context);
  return next(specifier, context).catch(() => next(specifier.replace(/\.js$/, '.ts'), context));
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const ts = createRequire(import.meta.url)('typescript');
  const compilerOptions = {
    target: 'es2022',
    module: 'esnext',
    experimentalDecorators: true,
    emitDecoratorMetadata: process.env.SPEC_METADATA !== 'off',
  };
  const { outputText: source } = ts.transpileModule(readFileSync(fileURLToPath(url), 'utf8'), { compilerOptions });
  return { format: 'module', shortCircuit: true, source };
}
