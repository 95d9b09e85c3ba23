import { problem, type Problem } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import type { PropertyForm } from '../model/form/model-form.js';
import { modelEngine } from '../model/loading.js';
import type { PropertySelection } from '../model/output/pick-options.js';
import { describeForm } from '../model/types/describe.js';
import type { TypeForm } from '../model/types/type-form.js';

/** Where a selection stands. */
interface Place {
  readonly route: string;
  readonly option: 'include' | 'omit';
}

/** Names in a selection that are no properties of what goes out: what they were meant to keep back would go out. */
export function selectionProblems(place: Place, selection: PropertySelection, type: TypeForm): Problem[] {
  const holders = holdersOf(type);
  if (holders === undefined) return [];
  const entries = Array.isArray(selection) ? (selection as string[]).map((name) => [name, true] as const) : Object.entries(selection);
  return entries.flatMap(([name, inside]: readonly [string, true | PropertySelection]) => {
    const found = holders.flatMap((properties) => properties.filter((one) => one.name === name));
    if (found.length === 0) {
      const facts = { ...place, property: name, type: describeForm(type), suggestion: suggestion(name, holders.flat()) };
      return [problem('PROPERTY_UNKNOWN', facts)];
    }
    if (typeof inside !== 'object' || inside === null) return [];
    const types = found.map((one) => one.type);
    const [only] = types;
    return selectionProblems(
      place,
      inside,
      types.length === 1 && only !== undefined ? only : { kind: 'union', branches: types, tag: undefined },
    );
  });
}

/** The properties of each model that a value of a type may be or hold; undefined where it may have any. */
function holdersOf(type: TypeForm): (readonly PropertyForm[])[] | undefined {
  switch (type.kind) {
    case 'any':
      return undefined;
    case 'scalar':
      return [];
    case 'model': {
      const { properties, settings } = modelEngine().formOf(type.model);
      return settings.unknownKeys === 'keep' ? undefined : [properties];
    }
    case 'list':
    case 'set':
      return holdersOf(type.item);
    case 'map':
      return holdersOf(type.value);
    case 'nullable':
      return holdersOf(type.of);
    case 'tuple':
      return together(type.items);
    case 'union':
      return together(type.branches);
  }
}

function together(types: readonly TypeForm[]): (readonly PropertyForm[])[] | undefined {
  const all = types.map(holdersOf);
  return all.includes(undefined) ? undefined : all.flatMap((one) => one ?? []);
}

/** Somebody who names an alias means its property. */
function suggestion(name: string, properties: readonly PropertyForm[]): string | undefined {
  const aliased = properties.find(({ inKey, outKey }) => inKey === name || outKey === name);
  return aliased?.name ?? nearest(name, [...new Set(properties.map((one) => one.name))]);
}
