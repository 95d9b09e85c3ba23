import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { PatternUse } from '../core/advice.js';
import type { Constructor } from '../core/types.js';
import { limitsOf, reachOf } from './checks/length-limit.js';
import { modelsIn } from './engine/slowness.js';
import { ownCheckOf } from './field/own-check.js';
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
  const limits = limitsOf(checks);
  return checks.flatMap((check) => {
    if (check.name !== 'matches') return [];
    const isOwn = ownCheckOf(check.constraintCls) !== undefined;
    const reaches = limits.filter(({ metadata }) => isWith(check, metadata)).map(({ max }) => reachOf(max, isOwn));
    const [pattern, modifiers] = (check.constraints as readonly unknown[] | undefined) ?? [];
    const place = { where: `${model}.${name}`, maxLength: Math.min(longest, ...reaches) };
    return patternUses(pattern, modifiers, place).map((use) => ({ ...use, reach: { least: reachOf(0, isOwn), factor: 3 } }));
  });
}

/** Whether the limit applies wherever the pattern does, whichever groups are asked for. */
function isWith(pattern: ValidationMetadata, limit: ValidationMetadata): boolean {
  if (limit.always === true) return true;
  if (pattern.always === true) return false;
  const [groups, among] = [groupsOf(pattern), groupsOf(limit)];
  return groups.length === 0 ? among.length === 0 : groups.every((group) => among.includes(group));
}

function groupsOf({ groups }: ValidationMetadata): readonly string[] {
  return (groups as readonly string[] | undefined) ?? [];
}
