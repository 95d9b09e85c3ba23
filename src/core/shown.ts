/** Anything in a few words, for errors: texts in quotes, functions and classes by their names, instances by their classes. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return value.name === '' ? 'a function without a name' : value.name;
  if (typeof value === 'symbol') return value.description ?? 'a symbol';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  const { constructor } = value as { constructor?: unknown };
  return typeof constructor === 'function' && constructor !== Object ? `an instance of ${constructor.name}` : 'an object';
}
