import { HttpException } from '../core/http-exception.js';
import { Misfit, type ValidationProblem } from '../model/misfit.js';
import { absent } from './absence.js';
import { objectReading } from './object-reading.js';
import type { ParameterInput } from './parameter.js';
import type { QueryValues } from './query-string.js';
import type { Reader, ReadingContext } from './reader.js';
import { Receiver, type Sent } from './received.js';

const tooDeep = new Misfit('recursion_depth', 'must not be nested deeper than one level', { max_depth: 1 });
const notAnObject = new Misfit('model_attributes_type', 'must be an object');

/** Reads an object from names such as `filter[size]` (OpenAPI's style `deepObject`), one level deep. */
export function deepReader(input: ParameterInput, { models }: ReadingContext): Reader {
  const { wireName } = input;
  const receiver = new Receiver(input, () => false);
  const read = objectReading(input, models);
  const loc = ['query', wireName];
  return ({ query }, problems) => {
    const before = problems.length;
    const sent = namesWithin(wireName, query, problems);
    const bare = query[wireName];
    if (problems.length > before) return undefined;
    if (sent.size > 0) return read(receiver.sort(sent), loc, problems);
    if (bare === undefined) return absent(input, loc, problems);
    problems.push(notAnObject.at(loc, bare));
    return undefined;
  };
}

/** What stands in brackets behind a name; a pair of empty brackets behind it is a repeated name spelled out. */
function namesWithin(name: string, query: QueryValues, problems: ValidationProblem[]): ReadonlyMap<string, Sent[1]> {
  const found = new Map<string, Sent[1]>();
  const start = `${name}[`;
  for (const [key, texts] of Object.entries(query)) {
    if (!key.startsWith(start) || !key.endsWith(']')) continue;
    const inside = key.slice(start.length, -1);
    const inner = inside.endsWith('][') ? inside.slice(0, -2) : inside;
    const [first = ''] = inner.split(/[[\]]/, 1);
    if (first === '__proto__') throw new HttpException(400, 'The query has the key __proto__');
    if (first.length < inner.length) {
      problems.push(tooDeep.at(['query', name, first], typeof texts === 'string' ? texts : [...texts]));
      continue;
    }
    const there = found.get(inner);
    found.set(inner, there === undefined ? texts : [there, texts].flat());
  }
  return found;
}
