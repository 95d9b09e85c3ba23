import type { ClassPlan } from './plan.js';

/**
 * The keys of an object in the order in which they are transformed: its own, those that were added to it, then those that the class
 * names and the object has not. Whether an own key takes part is the plan's to say, key by key; what is a Map, or becomes one, has
 * entries, of which all take part.
 */
export function keysOf(value: object, plan: ClassPlan, isMap: boolean, added: readonly string[] = []): readonly unknown[] {
  if (!isMap && !plan.takesOwnKeys) return plan.namedKeys;
  const keys: unknown[] = value instanceof Map ? [...(value as Map<unknown, unknown>).keys()] : Object.keys(value);
  for (const key of added) if (!hasKey(value, key)) keys.push(key);
  if (isMap) return keys;
  for (const key of plan.namedKeys) if (!hasKey(value, key) && !added.includes(key)) keys.push(key);
  return keys;
}

function hasKey(value: object, key: string): boolean {
  return value instanceof Map ? value.has(key) : Object.prototype.propertyIsEnumerable.call(value, key);
}
