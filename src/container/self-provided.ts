import { StartupError, type Problem } from '../core/errors.js';
import { MetadataKey } from '../core/metadata.js';
import type { Constructor } from '../core/types.js';
import type { LinkedBinding } from './linked.js';
import type { SingletonCell } from './singletons.js';

/** Gives the value of a class; throws a `StartupError` with everything that is wrong. */
export type ReadItself = (type: Constructor) => unknown;

const selfProvided = new MetadataKey<ReadItself>('self-provided');

/**
 * Makes a class one that nobody has to provide: there is one value of it in an application, visible in every module and given by a function, before any other singleton
 * is made. It may be listed by a module all the same. Subclasses are provided likewise.
 */
export function provideItself(type: Constructor, read: ReadItself): void {
  selfProvided.write(type, read);
}

/** What gives the value of a class that nobody has to provide; undefined for anything else. */
export function selfProvider(token: unknown): (() => unknown) | undefined {
  if (typeof token !== 'function') return undefined;
  const read = selfProvided.read(token);
  return read === undefined ? undefined : () => read(token as Constructor);
}

/** The classes among these bindings whose values are read: those that nothing is put in the place of. */
export function selfProvidedOf(bindings: Iterable<LinkedBinding>): readonly Constructor[] {
  return [...new Set([...bindings].flatMap(({ definition }) => definition.itself ?? []))];
}

/** Fills their cells, each class read once. The answer is everything that is wrong with any of them. */
export function readThemselves(cells: ReadonlyMap<LinkedBinding, SingletonCell>): readonly Problem[] {
  const values = new Map<Constructor, unknown>();
  const problems: Problem[] = [];
  for (const type of selfProvidedOf(cells.keys())) {
    try {
      values.set(type, selfProvider(type)?.());
    } catch (error) {
      if (!(error instanceof StartupError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) return problems;
  for (const [{ definition }, cell] of cells) if (definition.itself !== undefined) cell.fill(values.get(definition.itself));
  return [];
}
