import { leaveBody } from '../binding/unread-body.js';
import type { RequestFrame } from './frame.js';
import type { InFlight } from './in-flight.js';

/** Counts a request among those that a stopping server waits for, until its work, which does not fail, is done. */
export function tracked(work: PromiseLike<void>, frame: RequestFrame, inFlight: InFlight): void {
  const over = (): void => {
    frame.finish();
    // Where the answer was a stream, or given by hand, nobody has looked at the body yet.
    leaveBody(frame.message, frame.reply);
    const forget = (): void => inFlight.delete(frame);
    // What it was cut short in may still hold what is closed when the server stops.
    if (frame.abandoned === undefined) {
      forget();
      return;
    }
    inFlight.left(frame);
    frame.abandoned.then(forget, forget);
  };
  inFlight.add(frame);
  work.then(over, over);
}
