import { HttpException } from '../core/http-exception.js';

/** The values of a query by name: a text, or every text where a name is repeated. It has no prototype, so any name is only a name. */
export type QueryValues = Readonly<Record<string, string | readonly string[]>>;

/**
 * An object without a prototype that V8 still keeps as a record: one made by `Object.create(null)` is a hash table from the start,
 * and making that for each request costs more than reading the query.
 */
const Values = function () {} as unknown as new () => Record<string, string | string[]>;
Values.prototype = Object.create(null) as object;

const empty: QueryValues = Object.freeze(new Values());

/**
 * Reads a query as browsers write it (WHATWG URL, application/x-www-form-urlencoded): pairs between `&`, `+` for a space.
 * Throws `HttpException` 400 where a `%` is not followed by UTF-8 in hexadecimal.
 */
export function parseQuery(search: string): QueryValues {
  if (search === '') return empty;
  const values = new Values();
  eachPair(search, (name, value) => add(values, formText(name), formText(value)));
  return values;
}

function add(values: Record<string, string | string[]>, name: string, value: string): void {
  const there = values[name];
  if (there === undefined) values[name] = value;
  else if (typeof there === 'string') values[name] = [there, value];
  else there.push(value);
}

/** One piece of form text, decoded. Throws `HttpException` 400 where a `%` is not followed by UTF-8 in hexadecimal; `what` it is part of. */
export function formText(text: string, what = 'query'): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw new HttpException(400, `The ${what} is not percent-encoded UTF-8`);
  }
}

/** Takes the pairs of form text in their order, not decoded yet. Not a generator: those take a fifth longer. */
export function eachPair(text: string, take: (name: string, value: string) => void): void {
  for (let start = 0; start < text.length;) {
    let end = text.indexOf('&', start);
    if (end === -1) end = text.length;
    const equals = text.indexOf('=', start);
    const split = equals === -1 || equals > end ? end : equals;
    if (end > start) take(text.slice(start, split), split === end ? '' : text.slice(split + 1, end));
    start = end + 1;
  }
}

/** Pairs by name. */
export function gathered(pairs: Iterable<readonly [name: string, value: string]>): QueryValues {
  const values = new Values();
  for (const [name, value] of pairs) add(values, name, value);
  return values;
}
