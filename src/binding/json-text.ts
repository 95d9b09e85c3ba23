import { Misfit } from '../model/misfit.js';
import { absent } from './absence.js';
import { parseJsonText } from './json.js';
import type { ParameterInput } from './parameter.js';
import type { Reader, ReadingContext } from './reader.js';
import { sourcePlace } from './source.js';
import { textSource } from './text-source.js';
import { jsonReading } from './value-reading.js';

/** Reads a text that is JSON: parsed, and then held against its type as a value of a body would be. */
export function jsonTextReader(input: ParameterInput, { pathNames, models }: ReadingContext): Reader {
  const { source, wireName, type, options } = input;
  const take = textSource(input, pathNames);
  const read = jsonReading(type, options, models);
  const loc = [sourcePlace[source], wireName];
  return (incoming, problems) => {
    const text = take(incoming);
    if (text === undefined) return absent(input, loc, problems);
    const value = parseJsonText(text);
    if (!(value instanceof Misfit)) return read(value, loc, problems);
    problems.push(value.at(loc, text));
    return undefined;
  };
}
