import { TenonError } from '../../core/errors.js';

/** How an application is run to its end. */
export interface RunOptions {
  /** 0 is any free one. The environment variable `PORT` counts more; 8000 if nothing is said. */
  readonly port?: number;
  /** The environment variable `HOST` counts more; 127.0.0.1 if nothing is said, which only this machine reaches. */
  readonly host?: string;
  /**
   * What follows an error that nobody caught, once it is logged: the application stops as on SIGTERM and the process ends with 1 (`stop`, if nothing is said), or
   * all goes on (`log`): Node's own advice is not to, for nobody knows in what state the error left things.
   */
  readonly onUncaught?: 'stop' | 'log';
}

/** Where to listen. Throws `PORT_INVALID`. */
export function addressOf(
  { port = 8000, host = '127.0.0.1' }: RunOptions,
  env: NodeJS.ProcessEnv,
): { readonly port: number; readonly host: string } {
  const { PORT: told = '', HOST: at = '' } = env;
  if (told !== '' && !/^\d{1,5}$/.test(told)) throw TenonError.of('PORT_INVALID', { given: told });
  const chosen = told === '' ? port : Number(told);
  if (!Number.isInteger(chosen) || chosen < 0 || chosen > 65_535) throw TenonError.of('PORT_INVALID', { given: String(chosen) });
  return { port: chosen, host: at === '' ? host : at };
}
