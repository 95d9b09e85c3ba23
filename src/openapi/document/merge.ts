/** Merges `added` into `target`: objects key by key, lists one behind the other, anything else in place of what was there. FastAPI's `deep_dict_update`. */
export function mergeInto(target: Record<string, unknown>, added: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(added)) {
    const there = target[key];
    if (isObject(there) && isObject(value)) mergeInto(there, value);
    else if (Array.isArray(there) && Array.isArray(value)) target[key] = [...(there as unknown[]), ...structuredClone(value as unknown[])];
    // A copy: what one document is changed to must not reach what was declared.
    else target[key] = isObject(value) || Array.isArray(value) ? structuredClone(value) : value;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same without words that say nothing: what was left out stands nowhere in a document. */
export function said<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
