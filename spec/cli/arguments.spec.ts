import { readArguments } from '../../src/cli/read-arguments.js';
import type { Command } from '../../src/cli/command.js';
import { runCommand } from '../../src/cli/run.js';

const brew: Command = {
  name: 'brew',
  summary: '',
  about: '',
  arguments: [{ name: 'kind', required: true, choices: ['tea', 'coffee'] }, { name: 'path' }],
  options: {
    cups: { value: 'N', range: [1, 12], example: '2', short: 'c', env: 'CUPS', about: '' },
    with: { value: 'WHAT', repeats: true, env: 'BREW_WITH', about: '' },
    lid: { negatable: true, env: 'BREW_LID', about: '' },
    hot: { about: '' },
  },
  run: () => Promise.resolve(),
};

const read = (written: string, env: Readonly<Record<string, string>> = {}) => readArguments(brew, written.split(' '), env);

describe('arguments', () => {
  it('have names', () => {
    expect(read('tea pot.js')).toMatchObject({ path: 'pot.js', arguments: { kind: 'tea', path: 'pot.js' } });
    expect(read('coffee')).toMatchObject({ path: undefined, arguments: { kind: 'coffee' } });
  });

  it.each([
    ['', 'COMMAND_ARGUMENT_MISSING', '<kind>'],
    ['--hot', 'COMMAND_ARGUMENT_MISSING', '<kind>'],
    ['cofee', 'COMMAND_ARGUMENT_INVALID', 'Did you mean coffee?'],
    ['tea pot.js cup.js', 'COMMAND_ARGUMENT_EXTRA', '"cup.js"'],
  ])('are refused: tenon brew %s', (written, code, text) => {
    expect(() => readArguments(brew, written === '' ? [] : written.split(' '))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(text) }),
    );
  });
});

describe('options', () => {
  it.each([['tea -c 3'], ['tea -c3'], ['tea --cups 3'], ['tea --cups=3'], ['--cups 2 tea -c 3']])('are read: tenon brew %s', (written) => {
    expect(read(written).values).toEqual({ cups: '3' });
  });

  it('that repeat have all of their values', () => {
    expect(read('tea --with milk --with=sugar').lists).toEqual({ with: ['milk', 'sugar'] });
    expect(read('tea').lists).toEqual({ with: [] });
  });

  it('that are switches are on, off, or not said', () => {
    expect(read('tea --lid --hot').switches).toEqual({ lid: true, hot: true });
    expect(read('tea --lid --no-lid').switches).toEqual({ lid: false });
    expect(read('tea').switches).toEqual({});
  });

  it.each([
    ['tea --no-hot', 'COMMAND_OPTION_UNKNOWN', '--no-hot'],
    ['tea --no-ldi', 'COMMAND_OPTION_UNKNOWN', 'Did you mean --no-lid?'],
    ['tea --cup 3', 'COMMAND_OPTION_UNKNOWN', 'Did you mean --cups?'],
    ['tea -x', 'COMMAND_OPTION_UNKNOWN', '-x'],
    ['tea --cups 13', 'COMMAND_OPTION_INVALID', 'from 1 to 12'],
    ['tea --with', 'COMMAND_OPTION_INVALID', 'nothing is given'],
    ['tea --hot=yes', 'COMMAND_OPTION_INVALID', 'no value'],
  ])('are refused: tenon brew %s', (written, code, text) => {
    expect(() => read(written)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(text) }));
  });
});

describe('environment variables', () => {
  it('count where the option is not written', () => {
    const env = { CUPS: '4', BREW_WITH: 'milk, sugar', BREW_LID: 'no' };
    expect(read('tea', env)).toMatchObject({ values: { cups: '4' }, lists: { with: ['milk', 'sugar'] }, switches: { lid: false } });
    expect(read('tea -c 2 --with rum --lid', env)).toMatchObject({
      values: { cups: '2' },
      lists: { with: ['rum'] },
      switches: { lid: true },
    });
  });

  it('say nothing where they are empty', () => {
    expect(read('tea', { CUPS: '', BREW_LID: ' ', BREW_WITH: '' })).toMatchObject({ values: {}, lists: { with: [] }, switches: {} });
  });

  it.each([
    [{ CUPS: 'many' }, '--cups of tenon brew takes a whole number from 1 to 12 (N), and "many" is given, by CUPS in the environment.'],
    [{ BREW_LID: 'perhaps' }, 'write it as in BREW_LID=true.'],
  ])('are refused: %j', (env, text) => {
    expect(() => read('tea', env as Readonly<Record<string, string>>)).toThrow(
      expect.objectContaining({ code: 'COMMAND_OPTION_INVALID', message: expect.stringContaining(text) }),
    );
  });
});

describe('options about the same', () => {
  const told = (written: readonly string[], env: Readonly<Record<string, string>>) => readArguments(runCommand, written, env);

  it('the one that is written counts more than the variable of the other', () => {
    const denied = told(['--trusted-proxies', 'loopback'], { TENON_PROXY_HEADERS: 'false' });
    expect([denied.switches, denied.lists['trusted-proxies']]).toEqual([{}, ['loopback']]);
    const written = told(['--proxy-headers'], { TENON_TRUSTED_PROXIES: '10.0.0.0/8' });
    expect([written.switches, written.lists['trusted-proxies']]).toEqual([{ 'proxy-headers': true }, []]);
    const neither = told([], { TENON_PROXY_HEADERS: 'false', TENON_TRUSTED_PROXIES: '10.0.0.0/8' });
    expect([neither.switches, neither.lists['trusted-proxies']]).toEqual([{ 'proxy-headers': false }, ['10.0.0.0/8']]);
  });
});
