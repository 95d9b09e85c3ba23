import type { Operation } from './operations.js';
import type { DocumentSchemas } from './schemas.js';
import { canBeSent } from './valid-requests.js';
import type { Parts } from './wire.js';
import type { Words } from './words.js';

/** The most values of one parameter. */
const most = 40;

/** A request again with one parameter after another of every value that may mean something to the sample: chance would not meet them all. */
export function withKnownValues(operation: Operation, parts: Parts, schemas: DocumentSchemas, words: Words): Parts[] {
  // What is JSON in a text no schema of a text can tell.
  const plain = operation.parameters.filter(({ schema }) => !('contentMediaType' in schema));
  return plain.flatMap((one) => {
    const { key, place } = one;
    const all: unknown[] = ['', 'x'.repeat(40), ...words.texts, ...words.numbers, true, false];
    const fitting = all.filter((value) => schemas.wrongWith(value, place).length === 0 && canBeSent(value, one));
    return fitting.slice(0, most).map((value) => ({ ...parts, values: { ...parts.values, [key]: value } }));
  });
}
