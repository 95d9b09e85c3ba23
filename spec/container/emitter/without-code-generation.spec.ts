import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cases } from './cases.js';

const script = fileURLToPath(new URL('../../../build/spec/container/emitter/run-without-code-generation.js', import.meta.url));

describe('where code must not be generated from text', () => {
  it('everything that the emitter handles works all the same', () => {
    if (!existsSync(script)) throw new Error(`${script} is missing: run "npm run build" first ("npm test" does)`);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', script], {
      encoding: 'utf8',
    });
    expect(`${stdout}${stderr}`).toBe(`code generation is forbidden\n${cases.length * 2} passed, 0 failed\n`);
    expect(status).toBe(0);
  });
});
