import type { ArgumentFacts, Command, OptionFacts } from './command.js';
import { argumentsOf } from './positionals.js';
import { indented, wrapped } from './wrapped.js';

/** The exit codes that mean the same everywhere. */
const exits: Readonly<Record<number, string>> = {
  0: 'all is well',
  1: 'the application has a problem, which is told',
  2: 'the command is not written as it has to be',
};

/** What `tenon --help` says. */
export function helpOfAll(commands: readonly Command[]): string {
  return [
    'Usage: tenon <command> [arguments] [options]',
    section('Commands', [
      ...commands.map(({ name, summary }): Line => [name, summary]),
      ['help <command>', 'what a command does, with its options and examples'],
    ]),
    section('Options', [
      ['-h, --help', 'this text; behind a command, its own'],
      ['-v, --version', "Tenon's version"],
    ]),
    exitCodes({}),
    section('Environment', [
      ['NO_COLOR', 'any value: no colours'],
      ['FORCE_COLOR', 'any value but 0: colours, also where the output is no terminal'],
    ]),
  ].join('\n\n');
}

/** What `tenon <command> --help` says. */
export function helpOf(command: Command): string {
  const { about, exits: own, examples = [] } = command;
  return [
    usageOf(command),
    about.split('\n\n').map(paragraph).join('\n\n'),
    ...argumentLines(argumentsOf(command)),
    ...optionSections(command),
    exitCodes(own ?? {}),
    ...(examples.length === 0
      ? []
      : [['Examples:', ...examples.flatMap(([written, what]) => [`  ${written}`, `      ${what}`])].join('\n')]),
  ].join('\n\n');
}

/** What is indented stays as it is. */
function paragraph(text: string): string {
  return text.startsWith(' ') ? text : wrapped(text.replaceAll('\n', ' ')).join('\n');
}

function usageOf(command: Command): string {
  const taken = argumentsOf(command).map(({ name, choices, required }) => {
    const shown = choices?.join('|') ?? name;
    return required === true ? `<${shown}>` : `[${shown}]`;
  });
  return ['Usage: tenon', command.name, ...taken, '[options]'].join(' ');
}

function argumentLines(taken: readonly ArgumentFacts[]): string[] {
  const told = taken.flatMap(({ name, about }): Line[] => (about === undefined ? [] : [[name, about]]));
  return told.length === 0 ? [] : [section('Arguments', told)];
}

function optionSections({ options }: Command): string[] {
  const groups = new Map<string, Line[]>([['Options', []]]);
  for (const [option, facts] of Object.entries(options)) {
    const group = facts.group ?? 'Options';
    groups.set(group, [...(groups.get(group) ?? []), [written(option, facts), aboutOf(facts)]]);
  }
  groups.get('Options')?.push(['-h, --help', 'this text']);
  const all = [...groups.values()].flat();
  return [...groups].map(([title, lines]) => section(title, lines, all));
}

function aboutOf({ about, env, repeats }: OptionFacts): string {
  return `${about}${repeats === true ? '; may be given more than once' : ''}${env === undefined ? '' : ` [env: ${env}]`}`;
}

function written(option: string, { value, choices, short, negatable }: OptionFacts): string {
  const name = `${short === undefined ? '' : `-${short}, `}--${negatable === true ? '[no-]' : ''}${option}`;
  return value === undefined ? name : `${name} ${choices?.join('|') ?? value}`;
}

function exitCodes(own: Readonly<Record<number, string>>): string {
  return section('Exit codes', Object.entries({ ...exits, ...own }));
}

type Line = readonly [left: string, right: string];

/** The longest left side that has its right one beside it. */
const widest = 32;

/** `beside` are lines that the right sides stand in line with. */
function section(title: string, lines: readonly Line[], beside: readonly Line[] = lines): string {
  const width = Math.max(...beside.map(([left]) => left.length).filter((length) => length <= widest), 0) + 4;
  return [`${title}:`, ...lines.flatMap((line) => entry(line, width))].join('\n');
}

function entry([left, right]: Line, width: number): string[] {
  const [first = '', ...others] = wrapped(right, { indent: width });
  const head = `  ${left}`;
  if (head.length + 2 > width) return [head, ...indented([first, ...others], width)];
  return [`${head.padEnd(width)}${first}`, ...indented(others, width)];
}
