import { isRecord, type Constructor } from '../core/types.js';
import { masked } from '../model/scalars/secrets.js';
import { jsonText } from './concealed.js';
import { originOf } from './data.js';
import { leavesOf, type Leaf } from './leaves.js';
import { loadSettings } from './load.js';
import { provenanceOf, type Provenance } from './provenance.js';
import { shownJson } from './shown.js';

/** One setting as a person may be shown it. */
export interface DescribedSetting {
  /** `STATION_MAST__HEIGHT`. */
  readonly variable: string;
  /** `mast.height`. */
  readonly property: string;
  /** As JSON; secrets, and what looks like one, are masked. */
  readonly value: string;
  /** `the environment`, `.env, line 3`, `/run/secrets/station_password`, `the given values`, or `default`. */
  readonly place: string;
}

/**
 * What settings are and where each of them comes from, without secrets: for a log line, or a command. Takes settings that were loaded or injected, or their class, which is
 * then loaded.
 *
 * @example
 * console.table(describeSettings(station));
 */
export function describeSettings(settings: object | Constructor<object>): readonly DescribedSetting[] {
  const loaded = typeof settings === 'function' ? loadSettings(settings as Constructor<object>) : settings;
  const provenance = provenanceOf(loaded);
  return provenance === undefined ? [] : leavesOf(provenance.names).map((leaf) => described(leaf, loaded, provenance));
}

function described({ names, place }: Leaf, settings: object, { found }: Provenance): DescribedSetting {
  const { variable, target } = place;
  const value = names.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), settings);
  return {
    variable,
    property: names.join('.'),
    value: shownValue(variable, value, target.isSecret),
    place: originOf(found, target.path)?.place ?? 'default',
  };
}

function shownValue(variable: string, value: unknown, isSecret: boolean): string {
  if (value === undefined) return 'undefined';
  return isSecret && value !== null ? masked : shownJson(variable, jsonText(value));
}
