import { createRequire } from 'node:module';
import type { Logger } from '../core/logger.js';

let logger: Logger | undefined;

/** pino on standard error, loaded with the first line that is logged: an application that logs nothing starts sooner. */
function pino(): Logger {
  if (logger === undefined) {
    const load = createRequire(import.meta.url)('pino') as typeof import('pino').default;
    logger = load({ name: 'tenon', base: undefined }, load.destination({ fd: 2, sync: true }));
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
