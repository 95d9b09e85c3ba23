/** Where Tenon logs: pino's interface, so that a pino logger fits as it is. Errors come as `err`, copies without what libraries have put on them. */
export interface Logger {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}
