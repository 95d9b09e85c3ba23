import { parseArgs } from 'node:util';
import { TenonError } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import type { Command, Given, OptionFacts } from './command.js';

interface OptionToken {
  readonly kind: 'option';
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/**
 * Reads what stands behind the name of a command; an option that is given twice has its last value. Throws `COMMAND_OPTION_UNKNOWN`,
 * `COMMAND_OPTION_INVALID` and `COMMAND_ARGUMENT_EXTRA`.
 */
export function readArguments({ name, options }: Command, written: readonly string[]): Given {
  const command = `tenon ${name}`;
  // Not strict, for the texts of node:util suggest nothing.
  const { tokens } = parseArgs({ args: [...written], options: typesOf(options), strict: false, allowPositionals: true, tokens: true });
  const values: Record<string, string> = {};
  let path: string | undefined;
  for (const token of tokens) {
    if (token.kind === 'option') values[token.name] = valueOf(command, options, token as OptionToken);
    if (token.kind !== 'positional') continue;
    if (path !== undefined) throw TenonError.of('COMMAND_ARGUMENT_EXTRA', { command, argument: token.value });
    path = token.value;
  }
  return { path, values };
}

function typesOf(options: Command['options']): Record<string, { type: 'string' | 'boolean' }> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }]),
  );
}

function valueOf(command: string, options: Command['options'], { name, rawName: option, value, inlineValue }: OptionToken): string {
  const facts = Object.hasOwn(options, name) ? options[name] : undefined;
  if (facts === undefined) {
    const near = nearest(name, Object.keys(options));
    throw TenonError.of('COMMAND_OPTION_UNKNOWN', { command, option, suggestion: near === undefined ? undefined : `--${near}` });
  }
  const { choices, example = choices?.[0] ?? '' } = facts;
  const refuse = (wanted: string, suggestion?: string): TenonError =>
    TenonError.of('COMMAND_OPTION_INVALID', { command, option, given: value, wanted, example, suggestion });
  if (facts.value === undefined) {
    if (value !== undefined) throw refuse('no value');
    return '';
  }
  // What looks like the next option is one, unless it is tied to this one by "=" or is the lone "-" of standard output.
  if (value === undefined || value === '' || (inlineValue !== true && /^-./.test(value))) throw refuse(wantedBy(facts));
  if (facts.range !== undefined && !isWithin(facts.range, value)) throw refuse(wantedBy(facts));
  if (choices !== undefined && !choices.includes(value)) throw refuse(wantedBy(facts), isWord(value) ? nearest(value, choices) : undefined);
  return value;
}

/** Whether it can be a slip of the keyboard; a number is never near another. */
function isWord(value: string): boolean {
  return /[a-z]/i.test(value);
}

function isWithin([from, to]: readonly [number, number], value: string): boolean {
  return /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to;
}

function wantedBy({ value = '', choices, range }: OptionFacts): string {
  if (range !== undefined) return `a whole number from ${range[0]} to ${range[1]} (${value})`;
  return choices === undefined ? `a value (${value})` : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
