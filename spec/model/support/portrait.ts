/**
 * A text that is the same for two values exactly when they are deeply equal: prototypes, own keys whatever their order (undefined ones
 * too), entries of sets and maps, the sign of zero.
 */
export function portrait(value: unknown, within: readonly object[] = []): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  if (within.includes(value)) return 'circle';
  const inner = (held: unknown): string => portrait(held, [...within, value]);
  if (value instanceof Date) return `Date ${value.getTime()}`;
  if (Array.isArray(value)) return `${kind(value)}[${Array.from(value, inner).join()}]`;
  if (value instanceof Set) return `${kind(value)}<${[...value].map(inner).join()}>`;
  if (value instanceof Map) return `${kind(value)}<${[...value].map(([key, held]) => `${inner(key)}=>${inner(held)}`).join()}>`;
  const entries = Reflect.ownKeys(value).map((key) => `${String(key)}:${inner(Reflect.get(value, key))}`);
  return `${kind(value)}{${entries.sort().join()}}`;
}

const prototypes = new Map<unknown, number>();

/** Classes of one name are told apart. */
function kind(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return String(prototype === null);
  let known = prototypes.get(prototype);
  if (known === undefined) prototypes.set(prototype, (known = prototypes.size));
  return `#${known}`;
}
