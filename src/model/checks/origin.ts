import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';
import { isThenable } from '../../core/types.js';

/** Enough to reach from what a check touches, through a function of the library, to the constraint. */
const FUNCTIONS = 3;
/** Some more, for the functions of the engine between them: whether `instanceof` is one depends on how hot the code is. */
const FRAMES = 8;

/**
 * The places in the code from which a constraint first touches its arguments or its value: the same for two constraints only if they run
 * the same code. Undefined where it touches neither in a way that can be noticed.
 *
 * The constraint may turn out to be the user's, so it is stopped there, before it can do anything with what it got.
 */
export function originOf(constraint: ValidatorConstraintInterface): string | undefined {
  let origin: string | undefined;
  const stop = (): never => {
    origin ??= callers(stop);
    throw new TypeError('This was only asked for where it comes from');
  };
  const touchy = { get: stop, getPrototypeOf: stop, has: stop, ownKeys: stop };
  settle(() => constraint.validate(new Proxy([], touchy), new Proxy({}, touchy) as ValidationArguments));
  return origin;
}

/** What a function gives, or undefined where it throws; a promise is nobody's concern if it fails. */
export function settle(ask: () => unknown): unknown {
  try {
    const answer = ask();
    if (isThenable(answer)) answer.then(undefined, () => undefined);
    return answer;
  } catch {
    return undefined;
  }
}

/**
 * The functions on the stack, by where they begin. Raw places, because a text of the stack may be mapped back to sources, which takes a
 * hundred times as long; undefined where the engine does not give them.
 */
function callers(above: () => void): string | undefined {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is put back as it was found
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = FRAMES;
    Error.prepareStackTrace = (_, sites) => sites;
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, above);
    const places = (holder.stack as NodeJS.CallSite[]).filter((site) => site.getFileName()).map(beginning);
    return places.length < FUNCTIONS ? undefined : places.slice(0, FUNCTIONS).join();
  } catch {
    return undefined;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function beginning(site: NodeJS.CallSite): string {
  return `${site.getFileName()}:${site.getEnclosingLineNumber()}:${site.getEnclosingColumnNumber()}`;
}
