/** What can be wrong with `tenon run` and its workers. */
export const servingErrors = {
  PORT_INVALID: (f: { given: string }) => ({
    what: `"${f.given}" is no port.`,
    fix: 'give a whole number from 0 to 65535, as the environment variable PORT or the option port; 0 is any free port.',
  }),
  WORKER_FAILED: (f: { ended: string }) => ({
    what: `A worker ended before it took requests (${f.ended}).`,
    fix: 'see what it wrote above; with --workers 1 the application runs in the process of the command itself.',
  }),
  WORKERS_CRASHING: (f: { failures: number; minutes: number; last: string }) => ({
    what: `Workers failed ${f.failures} times within ${f.minutes} minutes, the last one with ${f.last}.`,
    fix: 'mend what makes them fail: it is logged above, and what starts this command may start it again.',
  }),
} as const;
