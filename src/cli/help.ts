import type { Command, OptionFacts } from './command.js';

/** What `tenon --help` says. */
export function helpOfAll(commands: readonly Command[]): string {
  return [
    'Usage: tenon <command> [options]',
    section('Commands', [...commands.map(({ name, summary }): Line => [name, summary])]),
    section('Options', [
      ['-h, --help', 'this text; behind a command, its own'],
      ['--version', "Tenon's version"],
    ]),
  ].join('\n\n');
}

/** What `tenon <command> --help` says. */
export function helpOf({ name, about, options }: Command): string {
  const lines = Object.entries(options).map(([option, facts]): Line => [written(option, facts), facts.about]);
  return [`Usage: tenon ${name} [path] [options]`, about, section('Options', [...lines, ['-h, --help', 'this text']])].join('\n\n');
}

type Line = readonly [left: string, right: string];

function section(title: string, lines: readonly Line[]): string {
  const width = Math.max(...lines.map(([left]) => left.length)) + 2;
  return [`${title}:`, ...lines.map(([left, right]) => `  ${left.padEnd(width)}${right}`)].join('\n');
}

function written(option: string, { value, choices }: OptionFacts): string {
  return value === undefined ? `--${option}` : `--${option} ${choices?.join('|') ?? value}`;
}
