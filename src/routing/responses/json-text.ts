/**
 * A value as JSON text, `null` for undefined. Throws `TypeError` for what JSON cannot hold: circles, `bigint`, and numbers that are not finite, which would
 * silently turn into `null`.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  // Only where a null stands can a number have been lost; the search is left out for all other answers.
  if (text.includes('null') && holdsNonFinite(value))
    throw new TypeError('The result holds a number that is not finite, which JSON cannot hold.');
  return text;
}

function holdsNonFinite(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  if (typeof value !== 'object' || value === null || typeof (value as { toJSON?: unknown }).toJSON === 'function') return false;
  return (Array.isArray(value) ? value : Object.values(value)).some(holdsNonFinite);
}
