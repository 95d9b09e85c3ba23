import type { Logger } from '../core/logger.js';
import { nearest } from '../core/suggest.js';
import { describeSettings } from './describe.js';
import { leavesOf } from './leaves.js';
import { provenanceOf, type Provenance } from './provenance.js';

/** A variable that no setting reads, and that is nearly called like one. */
export interface StrayVariable {
  readonly variable: string;
  readonly place: string;
  readonly suggestion: string;
}

/**
 * Tells the log of the settings among what an application has made: where each of them comes from at the level debug, and of variables that look like a slip of the pen at the
 * level warn.
 */
export function announceSettings(made: readonly unknown[], logger: Logger): void {
  const all = [...new Set(made)].filter(isSettings);
  for (const one of all) logger.debug({ settings: describeSettings(one) }, `settings of ${one.constructor.name}`);
  for (const { variable, place, suggestion } of strayVariables(all)) {
    logger.warn({ variable, place }, `${variable} (${place}) is no setting of this application; is ${suggestion} meant?`);
  }
}

function isSettings(value: unknown): value is object {
  return typeof value === 'object' && value !== null && provenanceOf(value) !== undefined;
}

/** What looks like a setting among the variables that none of these read: by its prefix, or because it stands in a file of theirs. */
export function strayVariables(all: readonly object[]): readonly StrayVariable[] {
  const known = all.flatMap((one) => provenanceOf(one) ?? []);
  const isRead = (name: string): boolean => known.some(({ names }) => names.find(name) !== undefined);
  const strays = known.flatMap((one) => straysOf(one).filter(({ variable }) => !isRead(variable)));
  return strays.filter(({ variable }, i) => strays.findIndex((other) => other.variable === variable) === i);
}

/** Shorter names are near to everything. */
const shortest = 5;

function straysOf({ names, sources, found }: Provenance): readonly StrayVariable[] {
  const set = new Set(found.flatMap(({ variable }) => (variable === undefined ? [] : [variable.name.toUpperCase()])));
  const { prefix } = names;
  const bare = (name: string): string => (prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const unset = new Map(leavesOf(names).flatMap(({ place: { variable } }) => (set.has(variable) ? [] : [[bare(variable), variable]])));
  return sources.flatMap(({ variables, placeOf, isOwn }) =>
    variables.flatMap(([variable]): StrayVariable[] => {
      const name = bare(variable.toUpperCase());
      const isMeant = isOwn || name.length < variable.length;
      const near = isMeant && name.length >= shortest ? unset.get(nearest(name, unset.keys()) ?? '') : undefined;
      return near === undefined ? [] : [{ variable, place: placeOf(variable), suggestion: near }];
    }),
  );
}
