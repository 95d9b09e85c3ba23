/** A deep copy of plain data; `structuredClone` makes objects of another realm where jest runs. Keys like `__proto__` are copied, too. */
export function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, { value: copy(inner), enumerable: true, writable: true, configurable: true }]),
    ),
  );
}
