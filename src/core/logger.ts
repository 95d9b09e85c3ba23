/** Where Tenon logs: pino's interface, so that a pino logger fits as it is. Errors come as `err`, copies without what libraries have put on them. */
export interface Logger {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
  debug(fields: object, message: string): void;
  /** A logger whose lines all have these fields. One without this method is wrapped where such a logger is needed. */
  child?(fields: object): Logger;
}

/** How much a line matters: a method of {@link Logger}. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/**
 * A logger whose lines have these fields beside their own, which win.
 *
 * @example
 * const log = boundLogger(logger, { job: 'expire' });
 * log.info({ orders: 3 }, 'expired');
 */
export function boundLogger(logger: Logger, fields: object): Logger {
  if (logger.child !== undefined) return logger.child(fields);
  const at =
    (level: LogLevel) =>
    (own: object, message: string): void =>
      logger[level]({ ...fields, ...own }, message);
  const child = (more: object): Logger => boundLogger(logger, { ...fields, ...more });
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug'), child };
}
