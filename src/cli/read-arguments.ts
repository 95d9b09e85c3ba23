import { parseArgs } from 'node:util';
import { TenonError } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import type { Command, Given, OptionFacts } from './command.js';
import { fromEnvironment } from './environment.js';
import { checkedValue, type Place } from './option-value.js';
import { namedArguments } from './positionals.js';

type Options = Command['options'];

interface OptionToken {
  readonly kind: 'option';
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/**
 * Reads what stands behind the name of a command, and for options that are not written there what the environment says; an option that is given
 * twice has its last value, unless it repeats. Throws `COMMAND_OPTION_UNKNOWN`, `COMMAND_OPTION_INVALID`, `COMMAND_ARGUMENT_EXTRA`,
 * `COMMAND_ARGUMENT_MISSING` and `COMMAND_ARGUMENT_INVALID`.
 */
export function readArguments(command: Command, written: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Given {
  const { options } = command;
  const name = `tenon ${command.name}`;
  // Not strict, for the texts of node:util suggest nothing.
  const { tokens } = parseArgs({ args: [...written], options: typesOf(options), strict: false, allowPositionals: true, tokens: true });
  const values: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  const switches: Record<string, boolean> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { option, facts, isOn } = optionOf(name, options, token);
    const value = valueOf({ command: name, option: token.rawName }, facts, token as OptionToken);
    if (facts.value === undefined) switches[option] = isOn;
    else if (facts.repeats === true) (lists[option] ??= []).push(value);
    else values[option] = value;
  }
  fromEnvironment(name, options, env, { values, lists, switches });
  for (const [option, { repeats }] of Object.entries(options)) if (repeats === true) lists[option] ??= [];
  const named = namedArguments(command, positionals);
  return { path: named.path, arguments: named, values, lists, switches };
}

function typesOf(options: Options): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { value, short }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
    ]),
  );
}

function optionOf(command: string, options: Options, { name, rawName }: { readonly name: string; readonly rawName: string }) {
  const facts = Object.hasOwn(options, name) ? options[name] : undefined;
  if (facts !== undefined) return { option: name, facts, isOn: true };
  const denied = name.startsWith('no-') ? name.slice(3) : '';
  const switched = Object.hasOwn(options, denied) ? options[denied] : undefined;
  if (switched?.negatable === true) return { option: denied, facts: switched, isOn: false };
  const near = rawName.startsWith('--') ? nearest(name, namesOf(options)) : undefined;
  throw TenonError.of('COMMAND_OPTION_UNKNOWN', { command, option: rawName, suggestion: near === undefined ? undefined : `--${near}` });
}

function namesOf(options: Options): string[] {
  return Object.entries(options).flatMap(([name, { negatable }]) => (negatable === true ? [name, `no-${name}`] : [name]));
}

function valueOf(place: Place, facts: OptionFacts, { value, inlineValue }: OptionToken): string {
  if (facts.value === undefined) {
    if (value !== undefined) throw TenonError.of('COMMAND_OPTION_INVALID', { ...place, given: value, wanted: 'no value', example: '' });
    return '';
  }
  // What looks like the next option is one, unless it is tied to this one by "=" or is the lone "-" of standard output.
  const isNone = value === undefined || (inlineValue !== true && /^-./.test(value));
  return checkedValue(place, facts, isNone ? '' : value, value);
}
