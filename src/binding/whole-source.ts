import type { Incoming } from './incoming.js';
import { objectReading } from './object-reading.js';
import type { ParameterInput } from './parameter.js';
import type { Reader, ReadingContext } from './reader.js';
import { namesBeside, Receiver, type Sent } from './received.js';
import { sourcePlace } from './source.js';
import { valuesOf } from './text-source.js';

/** A class or a record that takes all values of a source: one property each. */
export function allReader(input: ParameterInput, { inputs, models }: ReadingContext): Reader {
  const { source } = input;
  const receiver = new Receiver(input, namesBeside(input, inputs));
  const read = objectReading(input, models);
  const loc = [sourcePlace[source]];
  const sent = (incoming: Incoming): Iterable<Sent> =>
    Object.entries(source === 'header' ? (incoming.message.headersDistinct as Record<string, string[]>) : valuesOf(source, incoming));
  return (incoming, problems) => {
    const received = receiver.sort(sent(incoming));
    return received.isEmpty && !input.required ? input.fallback() : read(received, loc, problems);
  };
}

/** Hands over the pairs of a query or a form in their order. */
export function pairsReader({ source, required, fallback }: ParameterInput): Reader {
  return (incoming) => {
    const pairs =
      source === 'form'
        ? new URLSearchParams((incoming.form?.pairs ?? []).map(([name, value]): [string, string] => [name, value]))
        : ofQuery(incoming);
    return pairs.size === 0 && !required ? fallback() : pairs;
  };
}

function ofQuery({ query, search }: Incoming): URLSearchParams {
  // It would put question marks where percent-encoding is broken; this reading refuses it.
  void query;
  return new URLSearchParams(search);
}
