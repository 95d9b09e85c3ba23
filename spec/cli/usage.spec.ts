import { readFileSync } from 'node:fs';
import { expectGolden } from '../container/support/golden.js';
import { run } from './support/command.js';

const golden = (name: string): URL => new URL(`./golden/${name}.txt`, import.meta.url);

describe('the help', () => {
  it.each([['--help'], ['-h']])('lists the commands: tenon %s', async (flag) => {
    const { code, stdout, stderr } = await run([flag]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expectGolden(golden('help'), stdout);
  });

  it.each([['--help'], ['-h']])('explains a command, whatever else is written: tenon openapi x %s', async (flag) => {
    const { code, stdout } = await run(['openapi', 'x', '--nonsense', flag]);
    expect(code).toBe(0);
    expectGolden(golden('help-openapi'), stdout);
  });

  it('fits a terminal', async () => {
    const { stdout } = await run(['openapi', '--help']);
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('is a complaint where no command is written', async () => {
    const { code, stdout, stderr } = await run([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expectGolden(golden('help'), stderr);
  });
});

it("tells Tenon's version", async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

it.each([
  ['opnapi', 'Did you mean openapi?'],
  ['--hepl', 'Did you mean --help?'],
  ['serve-it-now', 'tenon --help lists the commands.'],
])('suggests what was meant by tenon %s', async (written, suggestion) => {
  const { code, stdout, stderr } = await run([written]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(suggestion);
});
