import { lazily } from '../core/lazily.js';
import { loggable } from '../core/loggable.js';
import type { Logger } from '../core/logger.js';

const loadPino = lazily<typeof import('pino').default>('pino');

let logger: Logger | undefined;

/** Characters that JSON lets stand, and that end a line, move a terminal's cursor or turn text around for some reader; and halves of surrogate pairs. */
const restless = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * pino on standard error, loaded with the first line that is logged: an application that logs nothing starts sooner. An event is one line of JSON, whatever stands in it,
 * and of an error what `loggable` lets through.
 */
function pino(): Logger {
  if (logger === undefined) {
    const load = loadPino();
    const end = load.destination({ fd: 2, sync: true });
    const lines = { write: (line: string): void => void end.write(line.replace(restless, escaped)) };
    const err = (error: unknown): unknown => (error === undefined ? undefined : load.stdSerializers.err(loggable(error)));
    logger = load({ name: 'tenon', base: undefined, serializers: { err } }, lines);
  }
  return logger;
}

/** The logger of an application that was given none. */
export const defaultLogger: Logger = {
  error: (fields, message) => pino().error(fields, message),
  warn: (fields, message) => pino().warn(fields, message),
  info: (fields, message) => pino().info(fields, message),
  debug: (fields, message) => pino().debug(fields, message),
};
