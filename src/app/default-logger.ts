import { lazily } from '../core/lazily.js';
import { loggableFields } from '../core/loggable-fields.js';
import { loggable } from '../core/loggable.js';
import { boundLogger, type Logger, type LogLevel } from '../core/logger.js';
import { launched } from './launch.js';
import { prettyLines } from './observe/pretty-lines.js';

const loadPino = lazily<typeof import('pino').default>('pino');

type Threshold = LogLevel | 'silent';

const loggers = new Map<Threshold, Logger>();

/** Characters that JSON lets stand, and that end a line, move a terminal's cursor or turn text around for some reader; and halves of surrogate pairs. */
const restless = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * pino on standard error, loaded with the first line that is logged: an application that logs nothing starts sooner. An event is one line of JSON, whatever stands in it,
 * or what a person reads of it; of an error it has what `loggable` lets through, and nothing that stands behind the name of a secret.
 */
function pinoAt(level: Threshold): Logger {
  const known = loggers.get(level);
  if (known !== undefined) return known;
  const load = loadPino();
  const end = load.destination({ fd: 2, sync: true });
  const pretty = prettyLines();
  const write = (line: string): void => void end.write(pretty.format?.(line) ?? line.replace(restless, escaped));
  const err = (error: unknown): unknown => (error === undefined ? undefined : load.stdSerializers.err(loggable(error)));
  const fields = (given: object): Record<string, unknown> => loggableFields(given, err) as Record<string, unknown>;
  const formatters = { log: fields };
  const logger = around(load({ name: 'tenon', base: processFields(), level, serializers: { err }, formatters }, { write }), fields);
  loggers.set(level, logger);
  if (pretty.note !== undefined) logger.info({}, pretty.note);
  return logger;
}

/** Which worker writes, where there are several. */
function processFields(): { readonly worker: number } | undefined {
  const { worker } = launched().supervisor ?? {};
  return worker === undefined ? undefined : { worker };
}

/** pino with nothing secret in what its children are bound to: it formats the fields of lines alone. */
function around(pino: Required<Logger>, fields: (given: object) => object): Logger {
  return {
    error: (given, message) => pino.error(given, message),
    warn: (given, message) => pino.warn(given, message),
    info: (given, message) => pino.info(given, message),
    debug: (given, message) => pino.debug(given, message),
    child: (given) => around(pino.child(fields(given)) as Required<Logger>, fields),
  };
}

const order: readonly Threshold[] = ['debug', 'info', 'warn', 'error', 'silent'];

/** The logger of an application that was given none; `level`: the least that it writes, what `LOG_LEVEL` says if nothing is said. */
export function defaultLogger(level: Threshold = levelOfEnvironment()): Logger {
  const at = (one: LogLevel) => {
    if (order.indexOf(one) < order.indexOf(level)) return () => undefined;
    return (fields: object, message: string): void => pinoAt(level)[one](fields, message);
  };
  const child = (fields: object): Logger => boundLogger(pinoAt(level), fields);
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug'), child };
}

/** What other programs call the levels of theirs. */
const others: Readonly<Record<string, Threshold>> = {
  trace: 'debug',
  warning: 'warn',
  fatal: 'error',
  critical: 'error',
  off: 'silent',
  none: 'silent',
};

/** Meant for other programs as well, so what is no level of ours stops nobody. */
function levelOfEnvironment(): Threshold {
  const said = process.env.LOG_LEVEL?.trim().toLowerCase() ?? '';
  return order.find((one) => one === said) ?? others[said] ?? 'info';
}
