import { parse, pick } from 'tenon/model';
import { explainModel, type Explanation } from '../../../src/model/engine/explain.js';
import { formOf } from '../../../src/model/form/form-of.js';
import { ModelReader } from '../../../src/model/model-reader.js';
import { forgetClasses, keepInstances } from '../support/fresh-libraries.js';
import { portrait } from '../support/portrait.js';
import { randomFieldModel, type FieldModel } from '../support/random-field-models.js';
import { Random } from '../support/random.js';

/** What a number of random models came to when they were read as responses. */
class Tally {
  fast = 0;
  refused = 0;
  sent = 0;
  readonly differences: string[] = [];

  constructor(private seed = 0) {}

  begin(seed: number): Comparison {
    this.seed = seed;
    const random = new Random(seed);
    return new Comparison(randomFieldModel(random), random, this);
  }

  differ(what: string, ...facts: readonly unknown[]): void {
    this.differences.push(`seed ${this.seed}: ${what}\n  ${facts.map((fact) => portrait(fact).slice(0, 1000)).join('\n  ')}`);
  }
}

class Comparison {
  readonly #readers: readonly [ModelReader, ModelReader];

  constructor(
    readonly model: FieldModel,
    readonly random: Random,
    readonly tally: Tally,
  ) {
    const reader = (codeGeneration: 'on' | 'off'): ModelReader => new ModelReader(model.type, { conversion: 'response', codeGeneration });
    this.#readers = [reader('on'), reader('off')];
  }

  run(): void {
    const { model, random, tally } = this;
    this.#read(model.broken(random, 0).value);
    const plain = random.chance(0.5) ? model.good(random, 0) : model.loose(random, 0);
    this.#read(plain);
    const instance = parse(model.type, plain);
    const { value, problems } = this.#read(instance);
    if (!model.isTwoWay) return;
    if (value === undefined) return tally.differ('refused what was received', plain, problems);
    tally.sent += 1;
    for (const exclude of [undefined, 'unset', 'defaults', 'null'] as const) {
      const [before, after] = [instance, value].map((one) => JSON.stringify(pick(model.type, one, { exclude })));
      if (before !== after) tally.differ(`sends something else without ${exclude ?? 'nothing'}`, plain, before, after);
    }
  }

  /** All ways, which must say the same, and leave what they read as it is. */
  #read(given: unknown): Explanation<object> {
    const before = portrait(given);
    const [generated, closures] = this.#readers;
    const long = explainModel(formOf(this.model.type), given, [], generated.options) as Explanation<object>;
    const answers = [generated.read(given), closures.read(given), long] as readonly Explanation<object>[];
    const said = answers.map(({ value, problems }) => portrait(value) + portrait(problems));
    if (new Set(said).size > 1) this.tally.differ('the ways differ', given, ...said);
    if (portrait(given) !== before) this.tally.differ('changed what it read', before, given);
    const isFast = generated.tryRead(given) !== undefined;
    if (isFast !== (closures.tryRead(given) !== undefined)) this.tally.differ('one back end knows less', given);
    if (isFast) this.tally.fast += 1;
    if (long.value === undefined) this.tally.refused += 1;
    return long;
  }
}

describe('random models, read as responses', () => {
  it('are read alike by all ways, and send of an instance what the instance has', () => {
    const tally = new Tally();
    keepInstances();
    for (let seed = 1; seed <= 150 && tally.differences.length < 5; seed += 1) {
      forgetClasses();
      const comparison = tally.begin(seed);
      for (let i = 0; i < 4; i += 1) comparison.run();
    }
    expect(tally.differences).toEqual([]);
    expect(Math.min(tally.fast, tally.refused, tally.sent)).toBeGreaterThan(100);
  });
});
