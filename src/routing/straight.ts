import type { BodyLimits } from '../binding/body.js';
import { isThenable } from '../core/types.js';
import { send, type Answer } from './answer.js';
import { fail, type FailureOptions } from './failing.js';
import type { RequestFrame } from './frame.js';
import type { InFlight } from './in-flight.js';
import { readNow } from './inputs.js';
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
  if (route.body === undefined) return handle(route, frame, options);
  return route.body.read(frame, options).then(
    () => handle(route, frame, options),
    (error: unknown) => failed(route, frame, error, options),
  );
}

function handle(route: Route, frame: RequestFrame, options: PipelineOptions): PromiseLike<void> | undefined {
  try {
    const result = route.entry.run(frame, readNow(route, frame), undefined, nothing);
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
