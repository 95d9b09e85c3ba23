import type { ServerResponse } from 'node:http';
import { cookiesNamed } from '../../binding/cookies.js';
import { Dependency } from '../../container/dependency.js';
import { LOGGER } from '../../container/logger-token.js';
import type { Wish } from '../../container/need.js';
import type { Logger } from '../../core/logger.js';
import type { AnyFunction } from '../../core/types.js';
import type { Request } from '../../routing/express-host.js';
import { REQUEST } from '../../routing/seeds.js';
import {
  planSessions,
  type SessionOptions,
  type SessionPlan,
  type SignedSessionOptions,
  type StoredSessionOptions,
} from './session-options.js';
import { Session } from './session.js';
import { SignedSession } from './signed-session.js';
import { findSession, ReachedStore, StoredSession } from './stored-session.js';

/** The sessions of an application, as a dependency: made by {@link sessions}. */
export class SessionDependency<T extends object = Record<string, unknown>> extends Dependency<Session<T>> {
  constructor(
    /** What their cookie is called. */
    readonly cookieName: string,
    inputs: Readonly<Record<string, Wish>>,
    call: AnyFunction,
    refusals: Readonly<Record<number, string>> = {},
  ) {
    super(inputs, call, { name: 'session', refusals });
  }
}

interface Asked {
  readonly request: Request;
  readonly logger: Logger;
}

/**
 * Sessions: with `keys` their data is in a signed cookie (HMAC-SHA256), as in Starlette's `SessionMiddleware`; with a `store` it is on the server, and the cookie
 * holds an id of 256 random bits. A dependency: routes that ask for it have a session, the others pay nothing.
 *
 * Throws `SESSION_KEYS`, `SESSION_COOKIE`, `OPTION_INVALID` and `OPTION_UNKNOWN`. What a request can meet: `SESSION_LARGE`, `SESSION_LATE`, and 503 where the store fails.
 *
 * @example
 * const session = sessions<{ userId?: number }>({ keys: [process.env.SESSION_KEY ?? ''] });
 */
export function sessions<T extends object = Record<string, unknown>>(options: SessionOptions): SessionDependency<T> {
  const plan = planSessions(options);
  const call = options.store === undefined ? signed<T>(plan, options) : stored<T>(plan, options);
  // Data in a cookie is always at hand.
  const refusals: Readonly<Record<number, string>> =
    options.store === undefined ? {} : { 503: 'The sessions cannot be reached at the moment' };
  return new SessionDependency(plan.cookieName, { request: REQUEST, logger: LOGGER }, call, refusals);
}

function signed<T extends object>(plan: SessionPlan, { keys }: SignedSessionOptions) {
  return function* session({ request }: Asked): Generator<Session<T>, void, void> {
    const life = new SignedSession(plan, replyTo(request), keys, cookieOf(request, plan));
    try {
      yield new Session<T>(life);
    } catch (error) {
      life.fail(error);
      throw error;
    }
    life.close();
  };
}

function stored<T extends object>(plan: SessionPlan, options: StoredSessionOptions) {
  return async function* session({ request, logger }: Asked): AsyncGenerator<Session<T>, void, void> {
    const store = new ReachedStore(options, logger);
    const life = new StoredSession(plan, replyTo(request), store, await findSession(cookieOf(request, plan), plan, store));
    try {
      yield new Session<T>(life);
    } catch (error) {
      await life.fail(error);
      throw error;
    }
    await life.close();
  };
}

/** Not asked for by its own token: who does that has the answer in hand. */
function replyTo(request: Request): ServerResponse {
  return request.res as ServerResponse;
}

/** Of two, one may be planted: then there is none. */
function cookieOf(request: Request, { cookieName }: SessionPlan): string | undefined {
  const [cookie, ...others] = cookiesNamed(cookieName, request.headers.cookie);
  return others.length === 0 ? cookie : undefined;
}
