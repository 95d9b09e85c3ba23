import { Encoder } from './encoder.js';
import { exclusions, type PickOptions } from './pick-options.js';
import { pickersFor } from './type-pickers.js';

/** Which part of a value goes out; all of it where nothing is said. */
export type JsonableOptions = Pick<PickOptions, 'exclude' | 'include' | 'omit' | 'byAlias'>;

/**
 * Makes of anything what `JSON.stringify` writes as it is meant, as FastAPI's `jsonable_encoder`: instances of models, wherever they
 * are, as {@link pick} gives them; dates as ISO 8601, sets as lists, maps as objects, UTF-8 bytes as text, bigints as numbers where
 * JSON says them exactly and as text where not; what has a `toJSON` as that says. `exclude: 'null'` also concerns plain objects.
 *
 * Plain data is answered itself, not a copy. Throws `JSON_CYCLIC` where the value holds itself, `JSON_BYTES` where bytes are no text.
 *
 * @example
 * archive.push(toJsonable({ order, sent: new Date() }, { exclude: 'null' }));
 */
export function toJsonable(value: unknown, options?: JsonableOptions): unknown {
  return options === undefined ? everything.encode(value) : encoderOf(options).encode(value, options);
}

/** Pickers are asked for when a model is met: without models nothing of theirs is loaded. */
function encoderOf(options: JsonableOptions): Encoder {
  const { exclude, byAlias } = options;
  return new Encoder(
    (model, value, part) => pickersFor({ exclude, byAlias }).entry(model, part).pick(value),
    exclusions(exclude).includes('null'),
  );
}

const everything = encoderOf({});
