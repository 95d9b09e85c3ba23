import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAll } from '../../../src/cli/new/files.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'tenon-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('several files', () => {
  it('are written with the folders that they need', () => {
    const files = new Map([
      ['a/b/one.ts', '1'],
      ['a/two.ts', '2'],
    ]);
    writeAll(join(folder, 'new'), files);
    expect(readdirSync(join(folder, 'new'), { recursive: true }).sort()).toEqual(['a', 'a/b', 'a/b/one.ts', 'a/two.ts']);
  });

  it('are all taken back where the last one cannot be written, with the folders that were made for them', () => {
    mkdirSync(join(folder, 'there'));
    writeFileSync(join(folder, 'there/two.ts'), 'mine');
    const files = new Map([
      ['a/b/one.ts', '1'],
      ['there/one.ts', '1'],
      ['there/two.ts', '2'],
    ]);
    expect(() => writeAll(folder, files)).toThrow(expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' }));
    expect(existsSync(join(folder, 'a'))).toBe(false);
    expect(readdirSync(join(folder, 'there'))).toEqual(['two.ts']);
  });
});
