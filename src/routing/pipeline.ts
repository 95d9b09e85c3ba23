import { sharedSlots } from '../container/emit/entry.js';
import { ResourceStack, type Closed, type Failure } from '../container/teardown.js';
import { TenonError } from '../core/errors.js';
import { isThenable, type Awaitable } from '../core/types.js';
import { send, type Answer } from './answer.js';
import type { BackgroundTasks } from './background-tasks.js';
import { fail } from './failing.js';
import { logFailure } from './failure.js';
import { afterResponse, type Ended } from './finished.js';
import { type RequestFrame } from './frame.js';
import { Inputs } from './inputs.js';
import { abandon } from './responses/streaming-response.js';
import type { Route } from './route.js';
import { straight, type PipelineOptions } from './straight.js';
import { beginStream, sendStream, type BegunStream } from './streaming.js';
import { tracked } from './tracked.js';

/**
 * Serves a request by its route. The order is a promise: authenticate, validate, open, handle, answer, close, send.
 * A route that has nothing to await before its handler but its body, and nothing to close after it, goes straight; every other one takes the stages.
 */
export function serve(route: Route, frame: RequestFrame, options: PipelineOptions): void {
  const rest = route.isStraight ? straight(route, frame, options) : stages(route, frame, options);
  if (rest !== undefined) tracked(rest, frame, options.inFlight);
}

async function stages(route: Route, frame: RequestFrame, options: PipelineOptions): Promise<void> {
  const resources = new ResourceStack();
  let handled: Handled | undefined;
  let failure: Failure | undefined;
  try {
    handled = await handle(route, frame, resources, options);
    // What a stream is made from stays open until its last byte; a file of a known length is made from nothing that was opened for it.
    if (handled.stream !== undefined && !isFile(handled.stream)) await frame.settle(sendStream(frame, handled.stream), 0, route.name);
  } catch (error) {
    failure = { error };
  }
  const closing = resources.close(failure);
  let closed = isThenable(closing) ? await closing : closing;
  let isLateOpen = resources.hasLate;
  if (closed.failure !== undefined && isLateOpen) {
    // Where there is no answer there is none to outlive, and what would have outlived it may still change the error.
    closed = withEarlier(closed, await resources.late.close(closed.failure));
    isLateOpen = false;
  }
  const file = handled?.stream !== undefined && isFile(handled.stream) ? handled.stream : undefined;
  if (closed.failure !== undefined) {
    if (file !== undefined) abandon(file.pieces, file.iteration);
    await fail(frame, closed.failure, closed.errors, route.errorHandlers, options);
  } else if (file !== undefined)
    closed = (await sent(route, frame, () => frame.settle(sendStream(frame, file), 0, route.name), options)) ?? closed;
  else if (handled?.answer !== undefined) {
    const { answer } = handled;
    closed = (await sent(route, frame, () => send(frame, answer), options)) ?? closed;
  }
  const tasks = closed.failure === undefined ? frame.laterTasks : undefined;
  if (tasks !== undefined || isLateOpen) await afterwards(frame, resources.late, closed, tasks, options);
}

/** How closing went on: the last failure counts, and every error was seen. */
function withEarlier(earlier: Closed, { failure, errors }: Closed): Closed {
  return { failure, errors: [...new Set([...earlier.errors, ...errors])] };
}

/** What the stages in front of the answer came to. */
interface Handled {
  readonly answer: Answer | undefined;
  readonly stream: BegunStream | undefined;
}

/** Authenticates, validates, opens, handles, and makes the answer; neither, where the handler answered by hand. */
async function handle(route: Route, frame: RequestFrame, resources: ResourceStack, options: PipelineOptions): Promise<Handled> {
  const { entry } = route;
  const bounded = <T>(work: PromiseLike<T>): Promise<T> => frame.settle(work, options.handlerTimeout, route.name);
  const ended = route.usesResponse ? afterResponse(frame) : undefined;
  const inputs = new Inputs(route, frame);
  const shared = sharedSlots(entry.plan);
  if (entry.guards.length > 0) await bounded(authenticate(route, frame, inputs, resources, shared));
  // A guard that answers by hand has refused.
  if (frame.reply.headersSent) return byHand;
  if (route.body !== undefined) await route.body.read(frame, options);
  if (route.readersWait) await bounded(inputs.readAll());
  else inputs.readAllNow();
  for (const effect of entry.effects) {
    await bounded(Promise.resolve(effect.run(frame, inputs.values, resources, shared)));
    if (frame.reply.headersSent) return byHand;
  }
  const running = entry.run(frame, inputs.values, resources, shared);
  const result = isThenable(running) ? await bounded(running) : running;
  if (ended !== undefined && (result === undefined || frame.reply.headersSent)) {
    await answeredByHand(frame, ended, bounded);
    return byHand;
  }
  const answering = route.answer(result, frame);
  const answer = isThenable(answering) ? await bounded(answering) : answering;
  if (frame.isGone && answer.pieces !== undefined) abandon(answer.pieces);
  if (frame.isGone) throw TenonError.of('REQUEST_ABORTED', {});
  if (answer.pieces === undefined) return { answer, stream: undefined };
  return { answer: undefined, stream: await beginStream(answer, answer.pieces, bounded) };
}

const byHand: Handled = { answer: undefined, stream: undefined };

/** Guards see the head of the request only. One whose inputs are invalid cannot judge; the next one still can, and all problems are told together. */
async function authenticate(route: Route, frame: RequestFrame, inputs: Inputs, resources: ResourceStack, shared: unknown[]): Promise<void> {
  for (const guard of route.entry.guards) {
    if (frame.reply.headersSent) return;
    if (await inputs.read(guard.inputs)) await guard.run(frame, inputs.values, resources, shared);
  }
}

/** Once the last byte is out: does what was left for later, and closes what outlives the response. */
async function afterwards(
  frame: RequestFrame,
  late: ResourceStack,
  early: Closed,
  tasks: BackgroundTasks | undefined,
  { logger }: PipelineOptions,
): Promise<void> {
  await afterResponse(frame);
  let { failure } = early;
  try {
    await tasks?.run();
  } catch (error) {
    failure = { error };
  }
  const { errors } = await late.close(failure);
  const news = errors.filter((error) => !early.errors.includes(error));
  logFailure(logger, frame, news);
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

function isFile({ answer }: BegunStream): boolean {
  return answer.length !== undefined;
}

/** Sends an answer; where that fails, as where HTTP cannot carry it, the failure that was answered instead. */
async function sent(
  route: Route,
  frame: RequestFrame,
  sending: () => Awaitable<void>,
  options: PipelineOptions,
): Promise<Closed | undefined> {
  try {
    const under = sending();
    if (isThenable(under)) await under;
    return undefined;
  } catch (error) {
    await fail(frame, { error }, [error], route.errorHandlers, options);
    return { failure: { error }, errors: [error] };
  }
}
