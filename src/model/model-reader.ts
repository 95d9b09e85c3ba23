import { TenonError } from '../core/errors.js';
import { isThenable, type Awaitable, type Constructor } from '../core/types.js';
import { debugLog } from './debug.js';
import { Compilation, type CompiledModel } from './engine/compile.js';
import { explainModel, type Explanation } from './engine/explain.js';
import type { Location } from './engine/place.js';
import { resolveOptions, type ModelOptions, type ResolvedOptions } from './engine/options.js';
import { newModel } from './engine/new-model.js';
import { FAIL } from './engine/program.js';
import { applyRules, type BrokenRule } from './engine/rule-running.js';
import { isModel } from './form/form-of.js';
import { metadataVersion } from './library/version.js';

/** Reads data for one class under one set of options; compiled on first use, and anew when decorators have added metadata since. */
export class ModelReader<T extends object = object> {
  readonly options: ResolvedOptions;
  #compiled: CompiledModel | undefined;
  #version = -1;

  constructor(
    readonly type: Constructor<T>,
    options: ModelOptions = {},
    /** The level on which the data stands: 0 of what only holds a value, which is then on the first. */
    private readonly depth = 1,
  ) {
    this.options = resolveOptions(options);
  }

  /** The instance where the data is fine and nothing has to be waited for; undefined where more is to be said: then {@link readOn} says it. */
  tryRead(plain: unknown): T | undefined {
    const { form, slowness } = this.#current();
    return slowness === undefined && form.rules.length === 0 ? this.#accept(plain) : undefined;
  }

  /** The same as {@link read}, for data that {@link tryRead} could not take: what knew nothing of it is not asked again. */
  readOn(plain: unknown, loc: Location = []): Awaitable<Explanation<T>> {
    const { form, slowness } = this.#current();
    return slowness === undefined && form.rules.length > 0 ? this.read(plain, loc) : this.#explain(plain, loc);
  }

  /** The instance, or every problem. A promise only where a user's check is one. */
  read(plain: unknown, loc: Location = []): Awaitable<Explanation<T>> {
    const { form, slowness } = this.#current();
    const value = slowness === undefined ? this.#accept(plain) : undefined;
    if (value === undefined) return this.#explain(plain, loc);
    if (form.rules.length === 0) return { value, errors: [], problems: [] };
    const broken = applyRules([{ form, instance: value, plain: plain as object, loc }], []);
    return isThenable(broken) ? broken.then((rules) => withRules(value, rules)) : withRules(value, broken as readonly BrokenRule[]);
  }

  /** Why data of this class is always looked at the long way; undefined where compiled code reads it. */
  get slowness(): string | undefined {
    return this.#current().slowness;
  }

  #explain(plain: unknown, loc: Location): Awaitable<Explanation<T>> {
    const { form, options } = this.#current();
    return explainModel(form, plain, loc, options, this.depth) as Awaitable<Explanation<T>>;
  }

  #accept(plain: unknown): T | undefined {
    try {
      const value = (this.#compiled as CompiledModel).entry.read(plain, this.depth);
      return value === FAIL ? undefined : (value as T);
    } catch {
      // A check that throws (half a surrogate pair, where that is let pass) knows nothing; the long way throws again, or says more.
      return undefined;
    }
  }

  #current(): CompiledModel {
    const version = metadataVersion();
    if (this.#compiled === undefined || this.#version !== version) {
      const { type } = this;
      // Of a class that is decorated for other groups nothing is known, either; class-validator says so for each value.
      if (!isModel(type as unknown)) throw TenonError.of('MODEL_UNDECORATED', { model: type.name });
      newModel(type);
      this.#compiled = new Compilation(this.options).model(type);
      this.#version = version;
      if (this.#compiled.slowness !== undefined) debugLog(`${this.type.name} is read the long way: ${this.#compiled.slowness}`);
    }
    return this.#compiled;
  }
}

function withRules<T>(value: T, broken: readonly BrokenRule[]): Explanation<T> {
  if (broken.length === 0) return { value, errors: [], problems: [] };
  return { value: undefined, errors: broken.map(({ error }) => error), problems: broken.map(({ problem }) => problem) };
}

const readers = new WeakMap<Constructor, Map<string, ModelReader>>();
const plainReaders = new WeakMap<Constructor, ModelReader>();

/** The reader of a class; the same one for options that say the same. */
export function readerFor<T extends object>(type: Constructor<T>, options?: ModelOptions): ModelReader<T> {
  return (options === undefined ? plainReader(type) : optionReader(type, options)) as unknown as ModelReader<T>;
}

function plainReader(type: Constructor<object>): ModelReader {
  let reader = plainReaders.get(type);
  if (reader === undefined) plainReaders.set(type, (reader = new ModelReader(type)));
  return reader;
}

/** Far more than a program writes; limits or groups that a client chose would have no end. */
const mostOptions = 1000;

/** Options are often written where they are used, so they are told apart by what they say. */
function optionReader(type: Constructor<object>, options: ModelOptions): ModelReader {
  let ofType = readers.get(type);
  if (ofType === undefined) readers.set(type, (ofType = new Map<string, ModelReader>()));
  const { key } = resolveOptions(options);
  let reader = ofType.get(key);
  if (reader === undefined) {
    if (ofType.size >= mostOptions) ofType.clear();
    ofType.set(key, (reader = new ModelReader(type, options)));
  }
  return reader;
}
