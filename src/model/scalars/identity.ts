/**
 * A key that two values share exactly if they say the same: by their value where JSON has a type for it, by their content where they are
 * made of others. Primitive values are their own keys, but for text and zeros.
 */
export function identityOf(value: unknown): unknown {
  if (typeof value === 'string') return `"${value}`;
  return typeof value === 'object' && value !== null ? written(value) : value;
}

function written(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return value === 0 ? '0' : String(value);
  if (value instanceof Date) return `@${value.getTime()}`;
  if (value instanceof Map)
    return `{${[...value]
      .map(([key, one]) => `${written(key)}:${written(one)}`)
      .sort()
      .join()}}`;
  if (value instanceof Set) return `<${[...value].map(written).sort().join()}>`;
  if (value instanceof Uint8Array) return `#${value.join()}`;
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .map(([key, one]) => `${written(key)}:${written(one)}`)
    .sort()
    .join()}}`;
}
