import { readJsonBody, type BodyLimits } from '../binding/body.js';
import { sharedSlots } from '../container/emit/entry.js';
import { ResourceStack, type Closed, type Failure } from '../container/teardown.js';
import { TenonError } from '../core/errors.js';
import { isThenable } from '../core/types.js';
import type { Logger } from '../core/logger.js';
import { jsonAnswer, send, type Answer } from './answer.js';
import { asError, isMeant, logFailure, refuse } from './failure.js';
import { afterResponse, type Ended } from './finished.js';
import { type RequestFrame } from './frame.js';
import type { InFlight } from './in-flight.js';
import { Inputs, readNow } from './inputs.js';
import type { Route } from './route.js';

/** What the pipeline has from the application. */
export interface PipelineOptions extends BodyLimits {
  readonly logger: Logger;
  /** Milliseconds a handler may take; 0 for ever. */
  readonly handlerTimeout: number;
  readonly inFlight: InFlight;
  /** Whether Express has error middleware that wants to see what nobody meant to happen. */
  readonly hasErrorMiddleware: () => boolean;
}

/**
 * Serves a request by its route. The order is a promise: authenticate, validate, open, handle, answer, close, send.
 * A route that has nothing to await before its handler and nothing to close after it goes straight; every other one takes the stages.
 */
export function serve(route: Route, frame: RequestFrame, options: PipelineOptions): void {
  if (route.isStraight) straight(route, frame, options);
  else void staged(route, frame, options);
}

function straight(route: Route, frame: RequestFrame, options: PipelineOptions): void {
  try {
    const result = route.entry.run(frame, readNow(route, frame), undefined, nothing);
    if (isThenable(result)) void promised(result, route, frame, options);
    else send(frame, jsonAnswer(frame.said?.status ?? route.status, result));
  } catch (error) {
    fail(frame, { error }, [error], options);
  }
}

async function promised(result: PromiseLike<unknown>, route: Route, frame: RequestFrame, options: PipelineOptions): Promise<void> {
  options.inFlight.add(frame);
  try {
    const value = await frame.settle(result, options.handlerTimeout, route.name);
    send(frame, jsonAnswer(frame.said?.status ?? route.status, value));
  } catch (error) {
    fail(frame, { error }, [error], options);
  } finally {
    void over(frame, options);
  }
}

async function staged(route: Route, frame: RequestFrame, options: PipelineOptions): Promise<void> {
  options.inFlight.add(frame);
  try {
    await stages(route, frame, options);
  } finally {
    frame.finish();
    void over(frame, options);
  }
}

/** Counts a request as done once what it was cut short in has come to rest. */
async function over(frame: RequestFrame, { inFlight }: PipelineOptions): Promise<void> {
  if (frame.abandoned !== undefined) await frame.abandoned.then(undefined, () => undefined);
  inFlight.delete(frame);
}

async function stages(route: Route, frame: RequestFrame, options: PipelineOptions): Promise<void> {
  const { entry } = route;
  const resources = new ResourceStack();
  const bounded = <T>(work: PromiseLike<T>): Promise<T> => frame.settle(work, options.handlerTimeout, route.name);
  let answer: Answer | undefined;
  let failure: Failure | undefined;
  try {
    const ended = route.usesResponse ? afterResponse(frame) : undefined;
    const inputs = new Inputs(route, frame);
    const shared = sharedSlots(entry.plan);
    if (entry.guards.length > 0) await bounded(authenticate(route, frame, inputs, resources, shared));
    // A guard that answers by hand has refused.
    if (!frame.reply.headersSent) {
      if (route.readsBody) frame.body = await readJsonBody(frame.message, options);
      if (route.readersWait) await bounded(inputs.readAll());
      else inputs.readAllNow();
      const running = entry.run(frame, inputs.values, resources, shared);
      const result = isThenable(running) ? await bounded(running) : running;
      const byHand = ended !== undefined && (result === undefined || frame.reply.headersSent);
      if (byHand) await answeredByHand(frame, ended, bounded);
      else answer = jsonAnswer(frame.said?.status ?? route.status, result);
      if (!byHand && frame.isGone) throw TenonError.of('REQUEST_ABORTED', {});
    }
  } catch (error) {
    failure = { error };
  }
  const closing = resources.close(failure);
  let closed = isThenable(closing) ? await closing : closing;
  if (closed.failure !== undefined) fail(frame, closed.failure, closed.errors, options);
  else if (answer !== undefined) closed = sent(frame, answer, options) ?? closed;
  if (resources.hasLate) await closeLate(frame, resources.late, closed, options);
}

/** Guards see the head of the request only. One whose inputs are invalid cannot judge; the next one still can, and all problems are told together. */
async function authenticate(route: Route, frame: RequestFrame, inputs: Inputs, resources: ResourceStack, shared: unknown[]): Promise<void> {
  for (const guard of route.entry.guards) {
    if (await inputs.read(guard.inputs)) await guard.run(frame, inputs.values, resources, shared);
  }
}

/** Closes what outlives the response, once its last byte is out. */
async function closeLate(frame: RequestFrame, late: ResourceStack, early: Closed, options: PipelineOptions): Promise<void> {
  await afterResponse(frame);
  const { errors } = await late.close(early.failure);
  const news = errors.filter((error) => !early.errors.includes(error));
  logFailure(options.logger, frame, news);
}

/** Waits for the last byte of an answer through Express's response; for its first one no longer than for any handler. */
async function answeredByHand(
  frame: RequestFrame,
  ended: Promise<Ended>,
  bounded: (work: Promise<Ended>) => Promise<Ended>,
): Promise<void> {
  let how: Ended;
  try {
    how = await (frame.reply.headersSent ? ended : bounded(ended));
  } catch (error) {
    if (!frame.reply.headersSent) throw error;
    how = await ended;
  }
  if (how === 'gone') throw TenonError.of('REQUEST_ABORTED', {});
}

/** Answers a failure; what nobody meant to happen is logged, or shown to Express's error middleware where there is some. */
function fail(frame: RequestFrame, { error }: Failure, errors: readonly unknown[], options: PipelineOptions): void {
  frame.finish();
  if (!isMeant(error) && frame.next !== undefined && options.hasErrorMiddleware() && !frame.reply.headersSent) {
    logFailure(
      options.logger,
      frame,
      errors.filter((other) => other !== error),
    );
    // Express takes some values for no error at all, and the texts "route" and "router" for orders.
    frame.next(asError(error));
    return;
  }
  logFailure(options.logger, frame, errors);
  if (frame.reply.headersSent) frame.reply.destroy();
  else refuse(frame, error, options.logger);
}

/** Sends an answer; where HTTP cannot carry it, the failure that was answered instead. */
function sent(frame: RequestFrame, answer: Answer, options: PipelineOptions): Closed | undefined {
  try {
    send(frame, answer);
    return undefined;
  } catch (error) {
    fail(frame, { error }, [error], options);
    return { failure: { error }, errors: [error] };
  }
}

const nothing: unknown[] = [];
