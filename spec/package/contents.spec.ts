import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { pack } from './support/installed.js';

/** Every file of the package is one of these, and each of these is in it. */
const expected: readonly RegExp[] = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/index\.(js|d\.ts)$/,
  /^dist\/(model|security|testing)\/index\.(js|d\.ts)$/,
  /^dist\/cli\/([\w-]+\/)?[\w-]+\.js$/,
  /^dist\/chunks\/[\w-]+\.js$/,
  /^dist\/(app|binding|cli|container|core|model|openapi|routing|security|settings|templates|testing)\/(.+\/)?[\w-]+\.d\.ts$/,
  /^dist\/starter\/(README\.md|Dockerfile|dockerignore|env\.example|gitignore)$/,
  /^dist\/starter\/src\/([\w-]+\/)?[\w-]+(\.spec)?\.ts$/,
  /^openapi-ui\/(README\.md|vendor\.json)$/,
  /^openapi-ui\/assets\/[\w-]+\.(css|js|svg)$/,
  /^openapi-ui\/pages\/[\w-]+\.html$/,
  /^openapi-ui\/vendor\/[\w.-]+\/(LICENSE|NOTICE|[\w.-]+\.(js|css|LICENSE\.txt))$/,
];

const folder = mkdtempSync(join(tmpdir(), 'tenon-contents-'));
const tarball = pack('.', folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed package', () => {
  const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((file) => file.replace(/^package\//, ''));

  it('holds what is expected, and nothing else', () => {
    expect(files.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(expected.filter((pattern) => !files.some((file) => pattern.test(file)))).toEqual([]);
  });

  it('holds no maps: they would name sources that are not there', () => {
    const named = files.filter((file) => file.endsWith('.map'));
    const text = execFileSync('tar', ['-xzOf', tarball, '--wildcards', 'package/dist/*.js'], { encoding: 'utf8', maxBuffer: 1e8 });
    expect([named, /sourceMappingURL/.test(text)]).toEqual([[], false]);
  });

  it('holds nothing that runs when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare|publish)/.test(name))).toEqual([]);
  });

  it('is as publint would have it', async () => {
    const data = readFileSync(tarball);
    const { messages, pkg } = await publint({
      strict: true,
      pack: { tarball: data.buffer.slice(data.byteOffset, data.byteOffset + data.length) },
    });
    expect(messages.map((message) => formatMessage(message, pkg as Record<string, unknown>))).toEqual([]);
  });

  it('has right types for all of its files, however they are resolved', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
    if (analysis.types === false) throw new Error('it has no types');
    // An ES module is required as one is imported, on every Node that it is for; the resolution of Node 10 knows no "exports".
    const isMeant = (kind: string, resolution: string): boolean => kind === 'CJSResolvesToESM' || resolution === 'node10';
    const problems = analysis.problems.filter((one) => !isMeant(one.kind, 'resolutionKind' in one ? one.resolutionKind : ''));
    expect(problems).toEqual([]);
    expect(Object.keys(analysis.entrypoints).sort()).toEqual(['.', './model', './package.json', './security', './testing']);
  }, 60_000);
});
