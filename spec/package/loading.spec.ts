import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const run = (...args: string[]): string =>
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

describe('the published package', () => {
  it('is loaded by import', () => {
    expect(run('--input-type=module', '-e', "import { createApp } from 'tenon'; console.log(typeof createApp)")).toBe('function');
  });

  it('is loaded by require, for there is no top-level await in it', () => {
    expect(run('-e', "console.log(typeof require('tenon').createApp, typeof require('tenon/testing').testApp)")).toBe('function function');
  });

  it('names the types first of all conditions, and lets its package.json be read', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    expect(exports['./package.json']).toBe('./package.json');
    for (const conditions of Object.values(exports)) {
      if (typeof conditions === 'object') expect(Object.keys(conditions)[0]).toBe('types');
    }
  });

  it('keeps its insides to itself', () => {
    expect(() => run('-e', "require('tenon/dist/container/build.js')")).toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });

  it('loads class-validator only when a model is met', () => {
    const program = "await import('tenon'); console.log(Object.keys(globalThis).includes('classValidatorMetadataStorage'))";
    expect(run('--input-type=module', '-e', program)).toBe('false');
  });
});

/** What a file of the package imports as it is loaded, and what those files import. */
function importedBy(file: string, found = new Map<string, string>()): Map<string, string> {
  const statically = /^\s*(?:import|export)\b[^'"()]*?(?:from\s*)?["']([^"']+)["']/gm;
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(statically)) {
    if (found.has(specifier)) continue;
    found.set(specifier, file);
    if (specifier.startsWith('.')) importedBy(new URL(specifier, pathToFileURL(file)).pathname, found);
  }
  return found;
}

it('the published package loads what tokens, headers and limits stand on only when they are used', () => {
  const loaded = [...importedBy(resolve('dist/index.js')).keys()];
  expect(loaded).toEqual(expect.arrayContaining(['express', 'inversify']));
  expect(loaded.filter((name) => ['jose', 'helmet', 'express-rate-limit', 'pino', '@node-rs/argon2'].includes(name))).toEqual([]);
});

it('the published package calls its classes what they are called', () => {
  const program =
    "const all = { ...(await import('tenon')), ...(await import('tenon/security')) }; " +
    "const wrong = Object.entries(all).filter(([key, value]) => typeof value === 'function' && /^class\\b/.test(String(value)) && value.name.replace(/^_/, '') !== key); " +
    'console.log(JSON.stringify(wrong.map(([key, { name }]) => `${key} is called ${name}`)))';
  expect(JSON.parse(run('--input-type=module', '-e', program))).toEqual([]);
});
