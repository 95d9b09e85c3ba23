import { TenonError } from '../core/errors.js';
import type { ErrorCode } from '../core/catalogue.js';
import { nearest } from '../core/suggest.js';
import type { Command, Surroundings } from './command.js';
import { failureText } from './failure.js';
import { helpOf, helpOfAll } from './help.js';
import { openapi } from './openapi.js';
import { readArguments } from './read-arguments.js';

const commands: readonly Command[] = [openapi];

/** What is wrong with how the command was written, and with nothing else. */
const misuses: ReadonlySet<ErrorCode> = new Set([
  'COMMAND_UNKNOWN',
  'COMMAND_OPTION_UNKNOWN',
  'COMMAND_OPTION_INVALID',
  'COMMAND_ARGUMENT_EXTRA',
  'APP_FILE_MISSING',
]);

/** The command line around its commands. */
interface Terminal extends Surroundings {
  readonly version: string;
  readonly complain: (text: string) => Promise<void>;
}

/** Runs what was written behind `tenon`; the answer is the exit code: 0, 1 for a problem of the application, 2 for a wrong use. */
export async function runCommandLine(written: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(written, terminal);
  } catch (thrown) {
    await terminal.complain(failureText(thrown));
    return thrown instanceof TenonError && misuses.has(thrown.code) ? 2 : 1;
  }
}

async function run([first, ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  if (first === undefined) {
    await terminal.complain(`${helpOfAll(commands)}\n`);
    return 2;
  }
  const text = { '--help': helpOfAll(commands), '-h': helpOfAll(commands), '--version': terminal.version }[first];
  if (text !== undefined) {
    await terminal.write(`${text}\n`);
    return 0;
  }
  const command = commandOf(first);
  if (rest.some((one) => one === '--help' || one === '-h')) await terminal.write(`${helpOf(command)}\n`);
  else await command.run(readArguments(command, rest), terminal);
  return 0;
}

function commandOf(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command !== undefined) return command;
  const names = commands.map((one) => one.name);
  if (!name.startsWith('-')) throw TenonError.of('COMMAND_UNKNOWN', { command: name, suggestion: nearest(name, names) });
  const suggestion = nearest(name, ['--help', '--version']);
  throw TenonError.of('COMMAND_OPTION_UNKNOWN', { command: 'tenon', option: name, suggestion });
}
