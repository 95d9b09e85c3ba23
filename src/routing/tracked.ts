import type { RequestFrame } from './frame.js';
import type { InFlight } from './in-flight.js';

/** Counts a request among those that a stopping server waits for, until its work is done. */
export async function tracked(work: PromiseLike<void>, frame: RequestFrame, inFlight: InFlight): Promise<void> {
  inFlight.add(frame);
  try {
    await work;
  } finally {
    frame.finish();
    // What it was cut short in may still hold what is closed when the server stops.
    if (frame.abandoned !== undefined) await frame.abandoned.then(undefined, () => undefined);
    inFlight.delete(frame);
  }
}
