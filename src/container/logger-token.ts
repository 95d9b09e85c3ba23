import type { Logger } from '../core/logger.js';
import { token, type TypedToken } from './token.js';

/** The application's logger: the one it was given, or pino on standard error. Visible in every module. */
export const LOGGER: TypedToken<Logger> = token<Logger>('Logger');
