import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import { explainModel } from '../../../src/model/engine/explain.js';
import type { ModelOptions } from '../../../src/model/engine/options.js';
import { formOf } from '../../../src/model/form/form-of.js';
import { ModelReader } from '../../../src/model/model-reader.js';
import { copy } from '../support/copy.js';
import { forgetClasses, keepInstances } from '../support/fresh-libraries.js';
import { portrait } from '../support/portrait.js';
import { randomInput } from '../support/random-inputs.js';
import { randomModel, type RandomModel } from '../support/random-models.js';
import { Random } from '../support/random.js';
import { difference, explained, failures, isGuarded, outcomeOf, type Outcome, type Result } from './outcomes.js';
import { convertByReference } from './reference.js';

/** What a number of random cases came to. */
export interface Tally {
  classes: number;
  cases: number;
  accepts: number;
  rejects: number;
  /** Accepted by the short way; each back end counts. */
  fastAccepts: number;
  /** Accepted the long way by a class that has a short one. */
  fastMisses: number;
  /** Refused by guards, which the library does not have. */
  guarded: number;
  /** The library threw, and ours answered. */
  answered: number;
  /** Both threw. */
  bothThrew: number;
  differences: string[];
}

type Bag = Record<string, unknown>;
type Library = 'library' | 'lax' | 'strict';

const inputsPerClass = 24;
const mostDifferences = 5;

/** Compares random cases with the libraries: in `library` mode directly, else by the reference converter. */
export async function compareModels(seed: number, cases: number): Promise<Tally> {
  const tally: Tally = {
    ...{ classes: 0, cases: 0, accepts: 0, rejects: 0, fastAccepts: 0, fastMisses: 0, guarded: 0, answered: 0, bothThrew: 0 },
    differences: [],
  };
  keepInstances();
  for (let at = seed; tally.cases < cases && tally.differences.length < mostDifferences; at += 1) {
    forgetClasses();
    await new Comparison(at, tally).run();
  }
  return tally;
}

class Comparison {
  readonly #random: Random;
  readonly #conversion: Library;
  readonly #model: RandomModel;
  readonly #options: ModelOptions;
  readonly #readers: readonly ModelReader[];
  readonly #isHostile: boolean;

  constructor(
    readonly seed: number,
    readonly tally: Tally,
  ) {
    const random = (this.#random = new Random(seed));
    this.#conversion = random.pick(['library', 'library', 'lax', 'strict'] as const);
    this.#model = randomModel(random, this.#conversion === 'library');
    this.#isHostile = random.chance(0.1);
    const { groups, unknownKeys } = {
      groups: random.chance(0.15) ? random.some(['a', 'b'], 0.6) : undefined,
      unknownKeys: random.pick(['ignore', 'ignore', 'forbid', ...(this.#conversion === 'library' ? [] : ['keep'])] as const),
    };
    this.#options = {
      conversion: this.#conversion,
      unknownKeys: unknownKeys as 'ignore',
      ...(groups && { groups }),
      limits: { problems: Infinity },
    };
    this.#readers = (['on', 'off'] as const).map(
      (codeGeneration) => new ModelReader(this.#model.type, { ...this.#options, codeGeneration }),
    );
    tally.classes += 1;
  }

  async run(): Promise<void> {
    const form = formOf(this.#model.type, this.#readers[0]?.options.selection);
    if (form.properties.length === 0) return;
    for (let count = 0; count < inputsPerClass && this.tally.differences.length < mostDifferences; count += 1) {
      const input = randomInput(this.#model, this.#random, {
        isHostile: this.#isHostile,
        isLoose: this.#conversion === 'library',
        noise: this.#random.pick([0, 0, 0.3, 1]),
      });
      this.tally.cases += 1;
      await this.#compare(input);
    }
  }

  async #compare(input: Bag): Promise<void> {
    const before = portrait(input);
    const isLibrary = this.#conversion === 'library';
    const expected = await outcomeOf(this.#model, () => (isLibrary ? this.#byLibrary(copy(input) as Bag) : this.#byReference(input)));
    for (const reader of this.#readers) {
      const short = await outcomeOf(this.#model, () => ({ value: reader.tryRead(input), errors: '', misfits: [] }));
      const long = await outcomeOf(this.#model, () =>
        explained(explainModel(formOf(this.#model.type, reader.options.selection), input, [], reader.options), isLibrary),
      );
      const whole = await outcomeOf(this.#model, () => explained(reader.read(input), isLibrary));
      const way = reader.options.generates ? 'generated' : 'closures';
      if (portrait(input) !== before) return this.#differs(`${way}: input changed`, input, before, portrait(input));
      if (!this.#agree(way, input, { short, long, whole, reader, expected })) return;
    }
    this.#count(expected);
  }

  #agree(way: string, input: Bag, { short, long, whole, reader, expected }: Outcomes): boolean {
    const differs = (what: string, one: unknown, other: unknown): false => (this.#differs(`${way}: ${what}`, input, one, other), false);
    if (short.thrown !== undefined) return differs('the short way threw', short.thrown, '');
    if (short.portrait !== 'undefined') {
      this.tally.fastAccepts += 1;
      if (short.calls !== '') return differs('the short way called', short.calls, '');
      if (short.portrait !== long.portrait) return differs('short and long way', short.portrait, long.portrait + long.errors);
    } else if (reader.slowness === undefined && long.portrait !== 'undefined') this.tally.fastMisses += 1;
    if (whole.text !== long.text && short.portrait === 'undefined') return differs('read and explain', whole.text, long.text);
    if (whole.portrait !== long.portrait) return differs('read and explain', whole.portrait, long.portrait);
    if (isGuarded(long)) {
      this.tally.guarded += way === 'closures' ? 1 : 0;
      return this.#isHostile || differs('guarded', long.errors, '');
    }
    if (expected.thrown !== undefined) {
      this.tally[long.thrown === undefined ? 'answered' : 'bothThrew'] += way === 'closures' ? 1 : 0;
      return true;
    }
    if (long.thrown !== undefined) return differs('ours threw', long.thrown, expected.text);
    if (expected.portrait !== long.portrait) return differs('instance', expected.text, long.text);
    if (expected.errors !== undefined && expected.errors !== long.errors) return differs('errors', expected.errors, long.errors);
    if (expected.calls !== long.calls) return differs('calls', expected.calls, long.calls);
    const told = new Set(long.misfits);
    const missed = expected.misfits?.filter((place) => !told.has(place));
    return missed === undefined || missed.length === 0 || differs('places', missed.join(' '), long.misfits?.join(' '));
  }

  async #byLibrary(input: Bag): Promise<Result> {
    const { groups, unknownKeys } = this.#options;
    const given = groups === undefined ? {} : { groups: [...groups] };
    const value = plainToInstance(this.#model.type, input, { ...given });
    const errors = await validate(value, { whitelist: true, forbidNonWhitelisted: unknownKeys === 'forbid', ...given });
    return { value: errors.length === 0 ? value : undefined, errors: JSON.stringify(errors), misfits: undefined };
  }

  async #byReference(input: Bag): Promise<Result> {
    const { groups, unknownKeys = 'ignore' } = this.#options;
    const selection = groups && [...groups];
    const { instance, misfits, forbidden } = convertByReference(this.#model, input, {
      conversion: this.#conversion as 'lax',
      unknownKeys,
      groups: selection,
    });
    const errors = await validate(instance, { ...(selection && { groups: selection }) });
    const found = failures(errors);
    const counting = misfits.filter(({ gates }) => gates.every(({ holder, name }) => found.get(holder)?.has(name)));
    const isFine = errors.length === 0 && counting.length === 0 && forbidden.length === 0;
    // Keys that are refused have errors of their own, at places that only an object with these keys would give.
    return {
      value: isFine ? instance : undefined,
      errors: forbidden.length === 0 ? portrait(errors) : undefined,
      misfits: [...counting.map(({ place }) => place), ...forbidden],
    };
  }

  #count(expected: Outcome): void {
    if (expected.thrown !== undefined) return;
    if (expected.portrait === 'undefined') this.tally.rejects += 1;
    else this.tally.accepts += 1;
  }

  #differs(what: string, input: Bag, one: unknown, other: unknown): void {
    const metadata = getMetadataStorage().getTargetValidationMetadatas(this.#model.type, '', false, false);
    const checks = metadata.map(({ propertyName, name, type, each }) => `${propertyName}:${name ?? type}${each ? '*' : ''}`);
    this.tally.differences.push(
      `${what}, seed ${this.seed}, ${JSON.stringify(this.#options)}, ${this.#model.type.name}: ${checks.join(' ')}
  input ${portrait(input)}\n${difference(String(one), String(other))}`,
    );
  }
}

interface Outcomes {
  readonly short: Outcome;
  readonly long: Outcome;
  readonly whole: Outcome;
  readonly expected: Outcome;
  readonly reader: ModelReader;
}
