import { absent, missing } from './absence.js';
import { kindOf } from './body-kind.js';
import { NO_BODY, type Incoming } from './incoming.js';
import type { ParameterInput } from './parameter.js';
import type { Reader, ReadingContext } from './reader.js';
import { jsonReading } from './value-reading.js';

/** Reads all of a JSON body, or a key of it. */
export function bodyReader(input: ParameterInput, { embedBody, models }: ReadingContext): Reader {
  const { type, wireName, options } = input;
  const read = jsonReading(type, options, models);
  const takesNull = type.kind === 'any' || type.kind === 'nullable';
  const loc = embedBody ? ['body', wireName] : ['body'];
  return ({ body }, problems) => {
    // JSON null is no body, as in FastAPI.
    const isThere = body !== NO_BODY && body !== null && body !== undefined;
    // FastAPI's answer to a body that is no object where keys are read.
    const isWrong = embedBody && isThere && (typeof body !== 'object' || Array.isArray(body));
    const value = isThere && !isWrong ? (embedBody ? keyOf(body as object, wireName) : body) : undefined;
    if (value !== undefined && (value !== null || takesNull)) return read(value, loc, problems);
    if (!isWrong) return absent(input, loc, problems);
    problems.push(missing.at(loc, null));
    return undefined;
  };
}

function keyOf(body: object, name: string): unknown {
  return Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
}

/** Hands over the bytes of the body. Beside a body that is read, a body that is missing has no bytes, and who reads it says that it is missing. */
export function bytesReader(input: ParameterInput, { inputs }: ReadingContext): Reader {
  const isBeside = inputs.some((other) => other.readsBody && kindOf(other) !== 'bytes');
  return isBeside ? ({ rawBody }) => rawBody ?? Buffer.alloc(0) : whole(input, ({ rawBody }) => rawBody);
}

/** Hands over the body as it flows. */
export function streamReader(input: ParameterInput): Reader {
  return whole(input, ({ stream }) => stream);
}

function whole(input: ParameterInput, take: (incoming: Incoming) => unknown): Reader {
  return (incoming, problems) => take(incoming) ?? absent(input, ['body'], problems);
}
