import { TenonError } from '../core/errors.js';
import type { Command } from './command.js';
import { checkedValue, type Place } from './option-value.js';

/** What was written, to be filled up. */
interface Written {
  readonly values: Record<string, string>;
  readonly lists: Record<string, string[]>;
  readonly switches: Record<string, boolean>;
}

const words: Readonly<Record<string, boolean>> = {
  1: true,
  true: true,
  yes: true,
  on: true,
  0: false,
  false: false,
  no: false,
  off: false,
};

/** Adds what environment variables say of options that were not written; an empty variable says nothing. Throws `COMMAND_OPTION_INVALID`. */
export function fromEnvironment(
  command: string,
  options: Command['options'],
  env: Readonly<Record<string, string | undefined>>,
  { values, lists, switches }: Written,
): void {
  const written = new Set([values, lists, switches].flatMap((all) => Object.keys(all)));
  const isWritten = (name: string): boolean => written.has(name);
  for (const [name, facts] of Object.entries(options)) {
    const { env: variable, repeats, instead } = facts;
    const given = variable === undefined ? undefined : env[variable]?.trim();
    if (variable === undefined || given === undefined || given === '') continue;
    if (instead?.some((one) => isWritten(one)) === true) continue;
    const place: Place = { command, option: `--${name}`, variable };
    if (facts.value === undefined) switches[name] ??= switched(place, given);
    else if (repeats === true) lists[name] ??= parts(given).map((one) => checkedValue(place, facts, one, one));
    else values[name] ??= checkedValue(place, facts, given, given);
  }
}

function switched(place: Place, given: string): boolean {
  const word = given.toLowerCase();
  const on = Object.hasOwn(words, word) ? words[word] : undefined;
  if (on === undefined) throw TenonError.of('COMMAND_OPTION_INVALID', { ...place, given, wanted: 'true or false', example: 'true' });
  return on;
}

function parts(given: string): string[] {
  return given
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
