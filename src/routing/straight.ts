import type { BodyLimits } from '../binding/body.js';
import { sharedSlots } from '../container/emit/entry.js';
import { isThenable } from '../core/types.js';
import { send, type Answer } from './answer.js';
import { fail, type FailureOptions } from './failing.js';
import type { RequestFrame } from './frame.js';
import type { InFlight } from './in-flight.js';
import { Inputs, readNow } from './inputs.js';
import type { Route } from './route.js';
import { beginStream, sendStream } from './streaming.js';

/** What the pipeline has from the application. */
export interface PipelineOptions extends BodyLimits, FailureOptions {
  readonly inFlight: InFlight;
}

/**
 * Serves a route that has nothing to await before its handler but its body, and nothing to close after it: no stack of resources is made for it, and
 * no promise that the handler does not ask for. What is left to do when it returns is promised; undefined where all is done.
 */
export function straight(route: Route, frame: RequestFrame, options: PipelineOptions): PromiseLike<void> | undefined {
  let guarded: Guarded | undefined;
  if (route.entry.guards.length + route.entry.effects.length > 0) {
    try {
      guarded = authenticated(route, frame);
    } catch (error) {
      return failed(route, frame, error, options);
    }
    // A guard that answers by hand has refused.
    if (frame.reply.headersSent) return undefined;
  }
  if (route.body === undefined) return handle(route, frame, guarded, options);
  return route.body.read(frame, options).then(
    () => handle(route, frame, guarded, options),
    (error: unknown) => failed(route, frame, error, options),
  );
}

/** What guards leave to the handler. */
interface Guarded {
  readonly inputs: Inputs;
  readonly shared: unknown[];
}

/** One whose inputs are invalid cannot judge; the next one still can, and all problems are told together. */
function authenticated(route: Route, frame: RequestFrame): Guarded {
  const { entry } = route;
  const inputs = new Inputs(route, frame);
  const shared = sharedSlots(entry.plan);
  for (const guard of entry.guards) {
    if (frame.reply.headersSent) break;
    if (inputs.readHead(guard.inputs)) guard.run(frame, inputs.values, undefined, shared);
  }
  return { inputs, shared };
}

function handle(route: Route, frame: RequestFrame, guarded: Guarded | undefined, options: PipelineOptions): PromiseLike<void> | undefined {
  try {
    const values = guarded === undefined ? readNow(route, frame) : guarded.inputs.all();
    for (const effect of route.entry.effects) {
      effect.run(frame, values, undefined, guarded?.shared ?? nothing);
      if (frame.reply.headersSent) return undefined;
    }
    const result = route.entry.run(frame, values, undefined, guarded?.shared ?? nothing);
    const answer = isThenable(result) ? result.then((value) => route.answer(value, frame)) : route.answer(result, frame);
    if (isThenable(answer) || answer.pieces !== undefined) return later(answer, route, frame, options);
    send(frame, answer);
    return undefined;
  } catch (error) {
    return failed(route, frame, error, options);
  }
}

async function later(answering: PromiseLike<Answer> | Answer, route: Route, frame: RequestFrame, options: PipelineOptions): Promise<void> {
  const { handlerTimeout } = options;
  try {
    const answer = isThenable(answering) ? await frame.settle(answering, handlerTimeout, route.name) : answering;
    if (answer.pieces === undefined) {
      send(frame, answer);
      return;
    }
    const begun = await beginStream(answer, answer.pieces, (work) => frame.settle(work, handlerTimeout, route.name));
    await frame.settle(sendStream(frame, begun), 0, route.name);
  } catch (error) {
    await failed(route, frame, error, options);
  }
}

function failed(route: Route, frame: RequestFrame, error: unknown, options: PipelineOptions): PromiseLike<void> | undefined {
  const failing = fail(frame, { error }, [error], route.errorHandlers, options);
  return isThenable(failing) ? failing : undefined;
}

const nothing: unknown[] = [];
