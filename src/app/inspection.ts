/** Stands on globalThis, because a command may be another copy of this package than the one that the application imports. */
const place = Symbol.for('tenon.inspection');

type Told = (application: object) => void;

/**
 * From now on applications of this process do not start: whoever starts one waits for ever, and `told` gets it. So that a command can look at an
 * application without the port and the connections that its file opens.
 */
export function inspectInstead(told: Told): void {
  (globalThis as { [place]?: Told })[place] = told;
}

/** The promise that takes the place of a start; undefined where applications start as always. */
export function inspection(application: object): Promise<never> | undefined {
  const told = (globalThis as { [place]?: Told })[place];
  if (told === undefined) return undefined;
  told(application);
  return new Promise<never>(() => undefined);
}
