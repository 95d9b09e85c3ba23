import { TenonError } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import type { ArgumentFacts, Command } from './command.js';
import { oneOf } from './option-value.js';

/** What most commands take. */
const pathAlone: readonly ArgumentFacts[] = [{ name: 'path' }];

/** The arguments that a command takes, in their order. */
export function argumentsOf(command: Command): readonly ArgumentFacts[] {
  return command.arguments ?? pathAlone;
}

/** What was written, by the names of the arguments. Throws `COMMAND_ARGUMENT_EXTRA`, `COMMAND_ARGUMENT_MISSING` and `COMMAND_ARGUMENT_INVALID`. */
export function namedArguments(command: Command, written: readonly string[]): Record<string, string> {
  const taken = argumentsOf(command);
  const name = `tenon ${command.name}`;
  const extra = written[taken.length];
  if (extra !== undefined) throw TenonError.of('COMMAND_ARGUMENT_EXTRA', { command: name, argument: extra });
  const named: Record<string, string> = {};
  taken.forEach(({ name: argument, required, choices }, i) => {
    const value = written[i];
    if (value === undefined && required !== true) return;
    if (value === undefined || value === '') throw TenonError.of('COMMAND_ARGUMENT_MISSING', { command: name, argument });
    if (choices !== undefined && !choices.includes(value)) {
      const suggestion = nearest(value, choices);
      throw TenonError.of('COMMAND_ARGUMENT_INVALID', { command: name, argument, given: value, wanted: oneOf(choices), suggestion });
    }
    named[argument] = value;
  });
  return named;
}
