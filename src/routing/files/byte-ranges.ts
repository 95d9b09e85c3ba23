/** Some bytes of a file: from `start` to `end`, which is not among them. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What a `Range` field asks for: nothing that could be given in parts, parts that do not overlap, or what is wrong with it. */
export type AskedRanges =
  | { readonly kind: 'whole' }
  | { readonly kind: 'parts'; readonly parts: readonly ByteRange[] }
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'unsatisfiable' };

/** More of them are no honest wish: the file is sent whole. */
const mostRanges = 100;

/**
 * Reads a `Range` field (RFC 9110 section 14.2) as Starlette does: what is no range among several is passed over, one that lies beyond the file makes the whole
 * field unsatisfiable, and those that overlap or touch are one, so that nobody is sent a byte twice.
 */
export function rangesOf(field: string, size: number): AskedRanges {
  const mark = field.indexOf('=');
  if (mark === -1) return { kind: 'malformed', reason: 'Malformed range header.' };
  if (field.slice(0, mark).trim().toLowerCase() !== 'bytes') return { kind: 'malformed', reason: 'Only support bytes range' };
  const written = field.slice(mark + 1).split(',', mostRanges + 1);
  if (written.length > mostRanges) return { kind: 'whole' };
  const ranges = written.map((one) => rangeOf(one, size)).filter((one) => one !== undefined);
  if (ranges.length === 0) return { kind: 'malformed', reason: 'Range header: range must be requested' };
  if (ranges.some(({ start }) => start >= size)) return { kind: 'unsatisfiable' };
  if (ranges.some(({ start, end }) => start >= end)) return { kind: 'malformed', reason: 'Range header: start must be less than end' };
  return { kind: 'parts', parts: merged(ranges) };
}

/** One range: `0-4`, `5-`, or `-3` for the last ones; undefined for what is none. */
function rangeOf(written: string, size: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^(\d*)[ \t]*-[ \t]*(\d*)$/.exec(written.trim()) ?? [];
  if (first === '') return last === '' ? undefined : { start: Math.max(size - Number(last), 0), end: size };
  return { start: Number(first), end: last === '' ? size : Math.min(Number(last) + 1, size) };
}

function merged(ranges: readonly ByteRange[]): ByteRange[] {
  const parts: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    const before = parts.at(-1);
    if (before !== undefined && start <= before.end) before.end = Math.max(before.end, end);
    else parts.push({ start, end });
  }
  return parts;
}
