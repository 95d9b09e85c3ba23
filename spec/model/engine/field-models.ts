import { validateSync } from 'class-validator';
import type { Explanation } from '../../../src/model/engine/explain.js';
import { explainModel } from '../../../src/model/engine/explain.js';
import { formOf } from '../../../src/model/form/form-of.js';
import { ModelReader } from '../../../src/model/model-reader.js';
import { pick } from '../../../src/model/output/pick.js';
import { portrait } from '../support/portrait.js';
import { randomFieldModel, type FieldModel } from '../support/random-field-models.js';
import type { Broken } from '../support/random-shapes.js';
import { Random } from '../support/random.js';

/** What a number of random models of `@Field`s came to. */
export interface FieldTally {
  good: number;
  loose: number;
  broken: number;
  /** Read by compiled code. */
  fast: number;
  readonly differences: string[];
}

export function newFieldTally(): FieldTally {
  return { good: 0, loose: 0, broken: 0, fast: 0, differences: [] };
}

type Strictness = 'lax' | 'strict';

/** One class, with data that fits as it is, data that takes conversions, and data that is wrong in one place. */
export class FieldComparison {
  readonly #random: Random;
  readonly #model: FieldModel;
  readonly #readers = new Map<string, ModelReader>();

  constructor(
    readonly seed: number,
    readonly tally: FieldTally,
  ) {
    this.#random = new Random(seed);
    this.#model = randomFieldModel(this.#random);
  }

  run(cases: number): void {
    for (let i = 0; i < cases; i += 1) {
      this.#good(this.#model.good(this.#random, 0));
      this.#loose(this.#model.loose(this.#random, 0));
      this.#broken(this.#model.broken(this.#random, 0));
    }
  }

  #good(plain: unknown): void {
    this.tally.good += 1;
    for (const strictness of ['strict', 'lax'] as const) {
      const { value, problems } = this.#read(plain, strictness);
      if (value === undefined) this.#differ('refused what fits', plain, problems);
      else this.#accepted(plain, value);
    }
  }

  #loose(plain: unknown): void {
    this.tally.loose += 1;
    const [strict, lax] = [this.#read(plain, 'strict'), this.#read(plain, 'lax')];
    if (lax.value === undefined) return this.#differ('refused what can be converted', plain, lax.problems);
    if (strict.value !== undefined && portrait(strict.value) !== portrait(lax.value)) this.#differ('strict makes something else', plain);
    this.#accepted(plain, lax.value);
  }

  #broken({ value: plain, type, loc }: Broken): void {
    this.tally.broken += 1;
    for (const strictness of ['strict', 'lax'] as const) {
      const { value, problems } = this.#read(plain, strictness);
      const [problem] = problems;
      if (value !== undefined || problem === undefined) this.#differ('took what is wrong', plain, type, loc);
      // Of a union each branch has its say.
      else if (type === undefined) {
        if (problems.some((one) => !loc.every((part, i) => one.loc[i] === part))) this.#differ('told elsewhere', plain, loc, problems);
      } else {
        const isSame =
          problems.length === 1 && portrait(problem.loc) === portrait(loc) && (strictness === 'strict' || problem.type === type);
        if (!isSame) this.#differ('told otherwise', plain, type, loc, problems);
      }
    }
  }

  /** What was made is valid for class-validator alone, and comes back as it went out. */
  #accepted(plain: unknown, value: object): void {
    const { type, isTwoWay } = this.#model;
    const errors = validateSync(value);
    if (errors.length > 0) this.#differ('class-validator refuses it', plain, String(errors[0]));
    const [picked, other] = (['on', 'off'] as const).map((codeGeneration) => JSON.stringify(pick(type, value, { codeGeneration })));
    if (picked !== other) this.#differ('picked differently', picked, other);
    if (!isTwoWay) return;
    const again = this.#read(JSON.parse(picked as string), 'strict');
    if (again.value === undefined) this.#differ('refused what it sent', picked, again.problems);
    else if (portrait(again.value) !== portrait(value)) this.#differ('came back otherwise', portrait(value), portrait(again.value));
  }

  /** All ways, which must say the same, and leave what they read as it is. */
  #read(plain: unknown, conversion: Strictness): Explanation<object> {
    const before = portrait(plain);
    const [generated, closures] = (['on', 'off'] as const).map((codeGeneration) => this.#reader(conversion, codeGeneration)) as [
      ModelReader,
      ModelReader,
    ];
    const long = explainModel(formOf(this.#model.type), plain, [], generated.options);
    const [answer, ...others] = [generated.read(plain), closures.read(plain), long] as [Explanation<object>, ...Explanation<object>[]];
    const said = ({ value, problems }: Explanation): string => portrait(value) + portrait(problems);
    if (others.some((other) => said(other) !== said(answer))) this.#differ('the ways differ', plain, ...[answer, ...others].map(said));
    if (portrait(plain) !== before) this.#differ('changed what it read', before, portrait(plain));
    const isFast = generated.tryRead(plain) !== undefined;
    if (isFast) this.tally.fast += 1;
    if (isFast !== (closures.tryRead(plain) !== undefined)) this.#differ('one back end knows less', plain);
    return answer;
  }

  #reader(conversion: Strictness, codeGeneration: 'on' | 'off'): ModelReader {
    const key = conversion + codeGeneration;
    let reader = this.#readers.get(key);
    if (reader === undefined) this.#readers.set(key, (reader = new ModelReader(this.#model.type, { conversion, codeGeneration })));
    return reader;
  }

  #differ(what: string, ...facts: readonly unknown[]): void {
    const shown = facts.map((fact) => (typeof fact === 'string' ? fact : portrait(fact)).slice(0, 1000));
    this.tally.differences.push(`seed ${this.seed}: ${what}\n  ${shown.join('\n  ')}`);
  }
}
