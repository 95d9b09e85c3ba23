import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpException } from '../../core/http-exception.js';
import { onDisconnect } from '../../routing/disconnect.js';
import type { Reach } from '../../routing/express-host.js';
import type { Refuse } from '../../routing/wire/gate.js';
import type { Overload } from './overload.js';

/** Refuses requests while the process is overloaded (RFC 9110, section 15.6.4). */
export function shedOverload(next: Reach, overload: Overload, refuse: Refuse): Reach {
  const retryAfter = String(overload.retryAfter);
  return (message, reply) => {
    if (overload.isOn) refuse(message, reply, unavailable('The server is overloaded', retryAfter));
    else next(message, reply);
  };
}

/** Refuses requests beyond so many that are under way: those whose answer is not out yet, and whose client is still there. */
export function limitConcurrency(next: Reach, most: number, refuse: Refuse): Reach {
  let underWay = 0;
  const less = (): void => void (underWay -= 1);
  return (message, reply) => {
    if (underWay >= most) {
      refuse(message, reply, unavailable('Too many requests at the same time', '1'));
      return;
    }
    underWay += 1;
    onceDone(message, reply, less);
    next(message, reply);
  };
}

function unavailable(detail: string, retryAfter: string): HttpException {
  return new HttpException(503, detail, { headers: { 'retry-after': retryAfter } });
}

/** Calls back once, when an answer is out or its connection is gone. */
export function onceDone({ socket }: IncomingMessage, reply: ServerResponse, done: () => void): void {
  if (reply.socket !== null) {
    reply.once('close', done);
    return;
  }
  // The response to a request that was pipelined never says that it closed where its connection did.
  let isDone = false;
  const once = (): void => {
    forget();
    if (!isDone) done();
    isDone = true;
  };
  const forget = onDisconnect(socket, once);
  reply.once('close', once);
}
