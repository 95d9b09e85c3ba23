import { readFileSync } from 'node:fs';
import { expectGolden } from '../container/support/golden.js';
import { run } from './support/command.js';

const golden = (name: string): URL => new URL(`./golden/${name}.txt`, import.meta.url);

it('complains with the help where no command is written', async () => {
  const { code, stdout, stderr } = await run([]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expectGolden(golden('help'), stderr);
});

it.each([['--version'], ['-v']])("tells Tenon's version: tenon %s", async (flag) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(await run([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

it.each([
  ['opnapi', 'Did you mean openapi?'],
  ['rotues', 'Did you mean routes?'],
  ['hepl', 'Did you mean help?'],
  ['--hepl', 'Did you mean --help?'],
  ['serve-it-now', 'tenon --help lists the commands.'],
])('suggests what was meant by tenon %s', async (written, suggestion) => {
  const { code, stdout, stderr } = await run([written]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(suggestion);
});
