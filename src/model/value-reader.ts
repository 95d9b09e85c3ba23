import { isThenable, type Awaitable, type Constructor } from '../core/types.js';
import type { ModelOptions } from './engine/options.js';
import type { Location } from './engine/place.js';
import { holderOf } from './field/holder.js';
import { statedLimits } from './field/limit-words.js';
import { Misfit, type ValidationProblem } from './misfit.js';
import { ModelReader, readerFor } from './model-reader.js';
import type { Limits } from './scalars/limits.js';
import type { StatedType } from './types/composite.js';
import { formOfType } from './types/stated.js';
import type { TypeForm } from './types/type-form.js';

/** What {@link ValueReader.tryRead} answers when it cannot take a value: no verdict, only that there is more to be said. */
export const NOT_READ: unique symbol = Symbol('not read');

/** What came of a value: the value where nothing is wrong with it. */
export interface ReadValue {
  readonly value: unknown;
  readonly problems: readonly ValidationProblem[];
}

/** Reads values of any type, as {@link ModelReader} does those of a class. */
export interface ValueReader {
  /** The value where it is fine and nothing has to be waited for; {@link NOT_READ} where more is to be said: then {@link readOn} says it. */
  tryRead(value: unknown): unknown;
  /** The value, or every problem, each at `loc` or inside. A promise only where a user's check is one. */
  readOn(value: unknown, loc: Location): Awaitable<ReadValue>;
  /** Why values are always looked at the long way, where users' functions may give a promise; undefined where compiled code reads them. */
  readonly slowness: string | undefined;
}

/**
 * The reader of a type, with limits that hold as `@Field` has them hold for a property of that type.
 *
 * Throws `FIELD_LIMIT_UNFIT` where a limit is not one of the type, and what reading its models throws at start-up.
 */
export function valueReaderFor(type: StatedType | TypeForm, limits: Limits, options?: ModelOptions): ValueReader {
  const form = formOfType(type);
  const isBare = statedLimits(limits).length === 0;
  const reader =
    form.kind === 'model' && isBare
      ? new ModelValues(readerFor(form.model as Constructor<object>, options))
      : new HeldValues(new ModelReader(holderOf(form, limits), options, 0));
  // What cannot be read at all is told at start-up, not to the first request.
  void reader.slowness;
  return reader;
}

/** A class reads its values itself. */
class ModelValues implements ValueReader {
  constructor(private readonly reader: ModelReader) {}

  tryRead(value: unknown): unknown {
    return this.reader.tryRead(value) ?? NOT_READ;
  }

  readOn(value: unknown, loc: Location): Awaitable<ReadValue> {
    return value === undefined ? missing(loc) : this.reader.readOn(value, loc);
  }

  get slowness(): string | undefined {
    return this.reader.slowness;
  }
}

/** Anything else is read as the only property of a class made for it, so that everything is as in a model. */
class HeldValues implements ValueReader {
  constructor(private readonly reader: ModelReader<{ readonly value: unknown }>) {}

  tryRead(value: unknown): unknown {
    const holder = this.reader.tryRead({ value });
    return holder === undefined ? NOT_READ : holder.value;
  }

  readOn(value: unknown, loc: Location): Awaitable<ReadValue> {
    if (value === undefined) return missing(loc);
    const explanation = this.reader.readOn({ value }, loc);
    const held = (all: typeof explanation & ReadHolder): ReadValue => ({
      value: all.value?.value,
      problems: all.problems.map((problem) => ({ ...problem, loc: [...loc, ...problem.loc.slice(loc.length + 1)] })),
    });
    return isThenable(explanation) ? explanation.then((all) => held(all as never)) : held(explanation as never);
  }

  get slowness(): string | undefined {
    return this.reader.slowness;
  }
}

interface ReadHolder {
  readonly value: { readonly value: unknown } | undefined;
  readonly problems: readonly ValidationProblem[];
}

const notThere = new Misfit('missing', 'is required');

function missing(loc: Location): ReadValue {
  return { value: undefined, problems: [notThere.at(loc, null)] };
}
