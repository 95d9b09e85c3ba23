import type { PatternUse } from '../core/advice.js';
import type { Constructor } from '../core/types.js';
import { modelsIn } from './engine/slowness.js';
import { formOf } from './form/form-of.js';
import type { PropertyForm } from './form/model-form.js';
import { patternUses } from './pattern-use.js';
import type { TypeForm } from './types/type-form.js';

/** What the patterns of models are looked for with. */
interface Search {
  /** The longest text that comes in, in characters. */
  readonly longest: number;
  /** Models that have been looked at. */
  readonly seen: Set<Constructor>;
}

/** The patterns that the models of a type hold their texts against, each model once in a search. */
export function patternsIn(type: TypeForm, search: Search): PatternUse[] {
  return modelsIn(type).flatMap((model) => {
    if (search.seen.has(model)) return [];
    search.seen.add(model);
    return formOf(model).properties.flatMap((property) => [...patternsOf(property, model, search), ...patternsIn(property.type, search)]);
  });
}

function patternsOf({ name, inKey, checks }: PropertyForm, { name: model }: Constructor, { longest }: Search): PatternUse[] {
  if (inKey === undefined) return [];
  const place = { where: `${model}.${name}`, maxLength: longestOf(checks, longest) };
  return checks.flatMap((check) => {
    const [pattern, modifiers] = constraintsOf(check);
    return check.name === 'matches' ? patternUses(pattern, modifiers, place) : [];
  });
}

type Checks = PropertyForm['checks'];

/** Lengths are looked at before patterns are. */
function longestOf(checks: Checks, longest: number): number {
  const lengths = checks.flatMap((check) => {
    const [first, second] = constraintsOf(check);
    const most = check.name === 'maxLength' ? first : check.name === 'isLength' ? second : undefined;
    return typeof most === 'number' ? [most] : [];
  });
  return Math.min(longest, ...lengths);
}

function constraintsOf({ constraints }: Checks[number]): readonly unknown[] {
  return (constraints as readonly unknown[] | undefined) ?? [];
}
