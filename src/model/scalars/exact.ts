/** A number as it is written in decimal: `units` divided by ten to the power of `scale`. Nothing is rounded. */
export interface Exact {
  readonly units: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

const written = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;
/** Digits that are read, as of a whole number in FastAPI: more take a long time. */
export const mostDigits = 4300;

/**
 * Decimal text without an exponent, without a sign or zeros that say nothing in front; the zeros behind the point stay, as they were meant.
 * `none` where it is no number, `long` where it has more than 4300 digits.
 */
export function plainDecimal(text: string): { readonly plain: string } | 'none' | 'long' {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = written.exec(text) ?? [];
  if (whole === '' && fraction === '') return 'none';
  const shift = Number(exponent);
  const digits = (whole + fraction).replace(/^0+/, '');
  const scale = Math.max(0, fraction.length - shift);
  const zeros = digits === '' ? 0 : Math.max(0, shift - fraction.length);
  if (digits.length + zeros > mostDigits || scale > mostDigits) return 'long';
  const all = `${digits}${'0'.repeat(zeros)}`.padStart(scale + 1, '0');
  const plain = scale === 0 ? all : `${all.slice(0, -scale)}.${all.slice(-scale)}`;
  return { plain: sign === '-' && digits !== '' ? `-${plain}` : plain };
}

/** Reads plain decimal text. */
export function exactOf(plain: string): Exact {
  const [whole = '', fraction = ''] = plain.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** Below 0 where the first is smaller, above 0 where it is greater. */
export function compareExact(one: Exact, other: Exact): -1 | 0 | 1 {
  const [a, b] = [unitsAt(one, other.scale), unitsAt(other, one.scale)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isMultipleOfExact(value: Exact, of: Exact): boolean {
  return unitsAt(value, of.scale) % unitsAt(of, value.scale) === 0n;
}

/** In units of the finer of two scales. */
function unitsAt({ units, scale }: Exact, other: number): bigint {
  return other > scale ? units * 10n ** BigInt(other - scale) : units;
}
