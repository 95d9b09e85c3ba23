import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { commands } from '../../src/cli/command-line.js';
import { helpOf } from '../../src/cli/help.js';
import { readArguments } from '../../src/cli/read-arguments.js';
import { expectGolden } from '../container/support/golden.js';
import { run } from './support/command.js';

// Each starts processes, and other work may keep the machine busy.
jest.setTimeout(60_000);

const manual = readFileSync('docs/command-line.md', 'utf8');
const golden = (name: string): URL => new URL(`./golden/${name}.txt`, import.meta.url);

describe('tenon --help', () => {
  it.each([['--help'], ['-h'], ['help']])('lists the commands: tenon %s', async (word) => {
    const { code, stdout, stderr } = await run([word]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expectGolden(golden('help'), stdout);
  });

  it('tells of a command, however it is asked, and whatever else is written', async () => {
    const asked = await Promise.all(
      [
        ['openapi', '--help'],
        ['openapi', 'x', '--nonsense', '-h'],
        ['help', 'openapi'],
      ].map((one) => run(one)),
    );
    expect(asked.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(new Set(asked.map(({ stdout }) => stdout)).size).toBe(1);
    expect(asked[0]?.stdout).toMatch(/^Usage: tenon openapi /);
  });

  it('tells of no command that there is not', async () => {
    const { code, stdout, stderr } = await run(['help', 'rotues']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Did you mean routes?');
  });
});

describe.each(commands.map((command) => [command.name, command] as const))('the help of tenon %s', (name, command) => {
  const text = `${helpOf(command)}\n`;

  it('is what its golden file says', () => {
    expectGolden(golden(`help-${name}`), text);
  });

  it('fits a terminal', () => {
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('has examples that can be written', () => {
    const written = (command.examples ?? []).map(([line]) => line);
    expect(written).not.toEqual([]);
    for (const line of written) {
      const [, , ...words] = (line.match(/(?:^|\s)(?:\w+=\S+ )*tenon [^|>&]*/)?.[0] ?? '')
        .trim()
        .replace(/^.*?tenon/, 'x tenon')
        .split(/\s+/);
      expect(line).toContain(`tenon ${name}`);
      expect(() => readArguments(command, words.slice(1))).not.toThrow();
    }
  });

  it('is told in docs/command-line.md as well, option by option', () => {
    const chapter = manual.split(/^## /m).find((one) => one.startsWith(`tenon ${name}\n`)) ?? '';
    for (const [option, { env, negatable }] of Object.entries(command.options)) {
      expect(chapter).toContain(`\`--${option}`);
      if (negatable === true) expect(chapter).toContain(`\`--no-${option}\``);
      if (env !== undefined) expect(chapter).toContain(`\`${env}\``);
    }
  });

  it('names every option and every environment variable', () => {
    for (const [option, { env }] of Object.entries(command.options)) {
      expect(text).toContain(`${option}`);
      if (env !== undefined) expect(text.replace(/\s+/g, ' ')).toContain(`[env: ${env}]`);
    }
  });
});
