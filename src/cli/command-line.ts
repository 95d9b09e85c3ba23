import { TenonError } from '../core/errors.js';
import type { ErrorCode } from '../core/catalogue.js';
import { nearest } from '../core/suggest.js';
import { check } from './check.js';
import type { Command, Surroundings } from './command.js';
import { dev } from './dev.js';
import { failureText } from './failure.js';
import { graph } from './graph.js';
import { helpOf, helpOfAll } from './help.js';
import { newCommand } from './new.js';
import { openapi } from './openapi.js';
import { readArguments } from './read-arguments.js';
import { routes } from './routes.js';
import { runCommand } from './run.js';

/** In the order in which the help lists them. */
export const commands: readonly Command[] = [dev, runCommand, routes, graph, check, openapi, newCommand];

/** What is wrong with how the command was written, and with nothing else. */
const misuses: ReadonlySet<ErrorCode> = new Set([
  'COMMAND_UNKNOWN',
  'COMMAND_OPTION_UNKNOWN',
  'COMMAND_OPTION_INVALID',
  'COMMAND_ARGUMENT_EXTRA',
  'COMMAND_ARGUMENT_MISSING',
  'COMMAND_ARGUMENT_INVALID',
  'APP_FILE_MISSING',
  'RELOAD_FOLDER_MISSING',
  'NAME_UNFIT',
  'PACKAGE_NAME_UNFIT',
  'FOLDER_TAKEN',
  'FILES_TAKEN',
  'NAME_HELD',
  'WORKSPACE_ROOT',
  'PROJECT_MISSING',
]);

/** The command line around its commands. */
interface Terminal extends Surroundings {
  readonly version: string;
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
  const text = textOf(first, rest, terminal.version);
  if (text !== undefined) {
    await terminal.write(`${text}\n`);
    return 0;
  }
  const command = commandOf(first);
  if (rest.some((one) => one === '--help' || one === '-h')) await terminal.write(`${helpOf(command)}\n`);
  else return (await command.run(readArguments(command, rest, terminal.env), terminal)) ?? 0;
  return 0;
}

/** What is told without a command. */
function textOf(first: string, [about]: readonly string[], version: string): string | undefined {
  if (first === '--version' || first === '-v') return version;
  if (first === 'help' && about !== undefined && !about.startsWith('-')) return helpOf(commandOf(about));
  return ['--help', '-h', 'help'].includes(first) ? helpOfAll(commands) : undefined;
}

function commandOf(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command !== undefined) return command;
  const names = [...commands.map((one) => one.name), 'help'];
  if (!name.startsWith('-')) throw TenonError.of('COMMAND_UNKNOWN', { command: name, suggestion: nearest(name, names) });
  const suggestion = nearest(name, ['--help', '--version']);
  throw TenonError.of('COMMAND_OPTION_UNKNOWN', { command: 'tenon', option: name, suggestion });
}
