import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

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
