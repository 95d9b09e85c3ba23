const prototypes = new Map<unknown, number>();

/**
 * A text that is the same for two values exactly when they look the same from outside: prototypes, own keys in order, values down to the
 * sign of zero, entries of Maps and Sets in order, and which objects are one and the same.
 */
export function portrait(value: unknown, seen = new Map<unknown, number>()): string {
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`;
  const first = seen.get(value);
  if (first !== undefined) return `same as ${first}`;
  seen.set(value, seen.size);
  return `${kindOf(value)}(${contentsOf(value, seen)}){${propertiesOf(value, seen)}}`;
}

function kindOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!prototypes.has(prototype)) prototypes.set(prototype, prototypes.size);
  const name = (prototype as { constructor?: { name?: unknown } } | null)?.constructor?.name;
  return `${typeof name === 'string' ? name : 'nothing'}#${prototypes.get(prototype)}`;
}

function contentsOf(value: object, seen: Map<unknown, number>): string {
  if (value instanceof Date) return String(value.getTime());
  if (value instanceof Map) return [...value].map(([key, entry]) => `${portrait(key, seen)} => ${portrait(entry, seen)}`).join();
  if (value instanceof Set) return [...value].map((entry) => portrait(entry, seen)).join();
  return '';
}

function propertiesOf(value: object, seen: Map<unknown, number>): string {
  return Reflect.ownKeys(value)
    .map((key) => {
      const property = Object.getOwnPropertyDescriptor(value, key) as PropertyDescriptor;
      return `${String(key)}${property.enumerable ? '' : ' hidden'}: ${'value' in property ? portrait(property.value, seen) : 'accessor'}`;
    })
    .join();
}
