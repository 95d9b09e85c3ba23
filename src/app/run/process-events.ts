/** What makes a process that runs an application stop: SIGHUP comes when its terminal is closed. */
const alone = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** What a terminal sends is for the process above to answer. */
const supervised = ['SIGTERM'] as const;

/**
 * Milliseconds in which a signal that comes once more is the same one: a terminal sends it to `npm` and to what that runs, and `npm` passes it on.
 */
const echo = 50;

/** Calls with the first signal, and again with those that are meant as another one. */
export function withoutEchoes(call: (signal: NodeJS.Signals) => void): (signal: NodeJS.Signals) => void {
  let last = -Infinity;
  return (signal) => {
    const before = last;
    last = performance.now();
    if (last - before > echo) call(signal);
  };
}

/** Those who are called when something happens to the process. */
export interface ProcessListeners {
  readonly onSignal: (signal: NodeJS.Signals) => void;
  /** Also a promise that was rejected and that nobody looks at. */
  readonly onUncaught: (error: unknown) => void;
}

/** Listens to the process; the answer takes that back, and Node does again what it does by itself. */
export function listenToProcess({ onSignal, onUncaught }: ProcessListeners, isSupervised: boolean): () => void {
  const signals = isSupervised ? supervised : alone;
  for (const signal of signals) process.on(signal, onSignal);
  process.on('uncaughtException', onUncaught);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off('uncaughtException', onUncaught);
  };
}
