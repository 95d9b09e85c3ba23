/** Decides whether a value passes a check. */
export type Predicate = (value: unknown) => boolean;

/**
 * Makes the fast predicate of a check from the parameters of its decorator; undefined where they are unusual. `library` is the library's
 * own decision, for what the fast way leaves open.
 */
export type PredicateMaker = (constraints: readonly unknown[], library: Predicate) => Predicate | undefined;
