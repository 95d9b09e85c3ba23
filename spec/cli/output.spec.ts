import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { run } from './support/command.js';
import { application, project, removeProjects } from './support/project.js';

afterEach(removeProjects);

const files = { 'app.js': application('Shop') };
const shop = { info: { title: 'Shop' } };

describe('--output', () => {
  it('takes the document, and standard output nothing', async () => {
    const folder = project(files);
    expect(await run(['openapi', '--output', 'shop.json'], { folder })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8'))).toMatchObject(shop);
    expect(readdirSync(folder).sort()).toEqual(['app.js', 'node_modules', 'package.json', 'shop.json']);
  });

  it.each([
    ['shop.yaml', []],
    ['shop.YML', []],
    ['shop.txt', ['--format', 'yaml']],
  ])('has the format that %s %j says', async (file, written) => {
    const folder = project(files);
    await run(['openapi', '--output', file, ...written], { folder });
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toMatch(/^openapi: 3\.1\.0\n/);
    expect(parse(text)).toMatchObject(shop);
  });

  it('keeps the mode of the file that was there, and the link that leads to it', async () => {
    const folder = project({ ...files, 'old.json': 'old' });
    chmodSync(join(folder, 'old.json'), 0o640);
    symlinkSync('old.json', join(folder, 'link.json'));
    await run(['openapi', '--output', 'link.json'], { folder });
    expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
    expect(statSync(join(folder, 'old.json')).mode & 0o777).toBe(0o640);
    expect(JSON.parse(readFileSync(join(folder, 'old.json'), 'utf8'))).toMatchObject(shop);
  });

  it('leaves the file that was there as it was, where the application is not well', async () => {
    const folder = project({ 'app.js': 'export {};', 'old.json': 'old' });
    expect(await run(['openapi', '--output', 'old.json'], { folder })).toMatchObject({ code: 1 });
    expect(readFileSync(join(folder, 'old.json'), 'utf8')).toBe('old');
  });

  it('says where it cannot be written, and leaves nothing beside it', async () => {
    const folder = project(files);
    writeFileSync(join(folder, 'file'), '');
    const { code, stderr } = await run(['openapi', '--output', 'docs/shop.json'], { folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^docs\/shop\.json could not be written: ENOENT: no such file or directory\. \[OUTPUT_UNWRITABLE\]\n {2}fix:/);
    const other = await run(['openapi', '--output', 'node_modules'], { folder });
    expect(other.code).toBe(1);
    expect(other.stderr).toMatch(/^node_modules could not be written: EISDIR/);
    expect(stderr + other.stderr).not.toMatch(/\.tmp/);
    expect(readdirSync(folder).sort()).toEqual(['app.js', 'file', 'node_modules', 'package.json']);
  });

  it('may be standard output', async () => {
    const { code, stdout } = await run(['openapi', '--output', '-'], { folder: project(files) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject(shop);
  });

  it('may be a pipe, which is written to and stays one', async () => {
    const folder = project(files);
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [text, { code }] = await Promise.all([readFile(pipe, 'utf8'), run(['openapi', '--output', 'pipe'], { folder })]);
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject(shop);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });
});
