import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import { declareParameter } from '../container/declaration.js';
import { seed, type Seed } from '../container/seed.js';
import type { TypedToken } from '../container/token.js';
import type { Logger } from '../core/logger.js';
import type { TypedParameterDecorator } from '../binding/decorators.js';
import { AuditTrail } from './audit/audit-trail.js';
import { BackgroundTasks } from './background-tasks.js';
import { ResponseState } from './response-state.js';

// Here because the declarations of the package lead here.
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- this is how Express's request is added to
  namespace Express {
    interface Request {
      /** The application's logger, bound to this request: see {@link REQUEST_LOGGER}. */
      log: Logger;
    }
  }
}

const requestSeed = seed<Request>('Request', 'request');
const responseSeed = seed<Response>('Response', 'response');
const messageSeed = seed<IncomingMessage>('IncomingMessage', 'message');
const signalSeed = seed<AbortSignal>('AbortSignal', 'signal');

/** Express's request. */
export const REQUEST: TypedToken<Request> = requestSeed.token;
/** Express's response. Who answers through it answers alone: a result that is not undefined is still sent if nothing was. */
export const RESPONSE: TypedToken<Response> = responseSeed.token;
/** Aborts when the client goes away, the handler takes too long or the server stops; its `reason` says which. */
export const ABORT_SIGNAL: TypedToken<AbortSignal> = signalSeed.token;

/** node:http's own message: what reads the head alone leaves Express aside. */
export const MESSAGE: TypedToken<IncomingMessage> = messageSeed.token;

const rootPathSeed = seed<string>('RootPath', 'rootPath');

/** Where the application is found from outside: its `rootPath`, or where it is mounted; empty at the root. Starlette's `root_path`. */
export const ROOT_PATH: TypedToken<string> = rootPathSeed.token;

const logSeed = seed<Logger>('RequestLogger', 'log');

/**
 * The application's logger, bound to the request: its lines have `requestId`, `method`, `route` and, in a trace, `traceId`. `request.log` is the same one.
 *
 * @example
 * @Get('/orders/:id')
 * read(@Path() id: string, @Depends(REQUEST_LOGGER) log: Logger) { log.info({ id }, 'order read'); }
 */
export const REQUEST_LOGGER: TypedToken<Logger> = logSeed.token;

const caughtSeed = seed<unknown>('the caught error', 'caught');

/** What a handler of errors takes first. */
export const CAUGHT: TypedToken<unknown> = caughtSeed.token;

/** What every request brings along. */
export const requestSeeds: readonly Seed[] = [
  requestSeed,
  responseSeed,
  messageSeed,
  signalSeed,
  caughtSeed,
  logSeed,
  rootPathSeed,
  { token: ResponseState, property: 'state' },
  { token: BackgroundTasks, property: 'tasks' },
  { token: AuditTrail, property: 'audit' },
];

function decoratorFor<T>(target: TypedToken<T>): () => TypedParameterDecorator<unknown> {
  return () => (owner: object, method: PropertyKey | undefined, index: unknown) => {
    declareParameter(owner, method as string | undefined, index as number, { kind: 'need', target });
  };
}

/** Express's request, with everything that middleware has put on it. */
export const Req: () => TypedParameterDecorator<unknown> = decoratorFor(REQUEST);

/** Express's response, for what has to be sent by hand. */
export const Res: () => TypedParameterDecorator<unknown> = decoratorFor(RESPONSE);
