import { TenonError } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import type { OptionFacts } from './command.js';

/** Where a value was written. */
export interface Place {
  readonly command: string;
  /** `--port`. */
  readonly option: string;
  /** Set where the environment variable of the option holds it. */
  readonly variable?: string;
}

/** The value of an option that takes one, as it has to be; `written` is shown in the complaint. Throws `COMMAND_OPTION_INVALID`. */
export function checkedValue(place: Place, facts: OptionFacts, value: string, written: string | undefined): string {
  const { choices, range, example = choices?.[0] ?? '' } = facts;
  const refuse = (suggestion?: string): TenonError =>
    TenonError.of('COMMAND_OPTION_INVALID', { ...place, given: written, wanted: wantedBy(facts), example, suggestion });
  if (value === '') throw refuse();
  if (range !== undefined && !isWithin(range, value)) throw refuse();
  if (choices !== undefined && !choices.includes(value)) throw refuse(isWord(value) ? nearest(value, choices) : undefined);
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
  return choices === undefined ? `a value (${value})` : oneOf(choices);
}

/** `json, yaml or text`. */
export function oneOf(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
