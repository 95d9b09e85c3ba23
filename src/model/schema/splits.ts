import { isDeepStrictEqual } from 'node:util';
import type { Constructor } from '../../core/types.js';
import { referencesOf, type ModelSchema } from './model-schema.js';
import type { SchemaDirection } from './schema.js';

/** When a class has a schema for each direction. */
export interface SplitRules {
  /** `false`: only where a direction has properties that the other has not. */
  readonly separate: boolean;
  /** A class that holds itself counts as different each way: its schemas refer to themselves, and FastAPI tells them apart by that. */
  readonly splitsCircles: boolean;
}

/** Which classes are described otherwise where they are received than where they are sent, or hold one that is. */
export class Splits {
  readonly #splits = new Map<Constructor, boolean>();
  readonly #reasons = new Map<Constructor, boolean>();

  constructor(
    readonly rules: SplitRules,
    readonly schemaOf: (type: Constructor, direction: SchemaDirection) => ModelSchema,
  ) {}

  has(type: Constructor): boolean {
    const known = this.#splits.get(type);
    if (known !== undefined) return known;
    const within = this.#within(type, (one) => this.#splits.get(one) === true || this.#differs(one));
    if (within === undefined) this.#splits.set(type, true);
    else for (const one of within) this.#splits.set(one, false);
    return within === undefined;
  }

  /** A class and all that it holds; undefined where one of them is what is looked for. */
  #within(type: Constructor, isFound: (one: Constructor) => boolean): ReadonlySet<Constructor> | undefined {
    const seen = new Set([type]);
    for (const one of seen) {
      if (isFound(one)) return undefined;
      for (const inner of referencesOf(this.schemaOf(one, 'input'))) seen.add(inner);
    }
    return seen;
  }

  #differs(type: Constructor): boolean {
    let reason = this.#reasons.get(type);
    if (reason === undefined) this.#reasons.set(type, (reason = this.#isDifferent(type) || this.#isCircle(type)));
    return reason;
  }

  #isDifferent(type: Constructor): boolean {
    const [input, output] = [this.schemaOf(type, 'input'), this.schemaOf(type, 'output')];
    return this.rules.separate ? !isDeepStrictEqual(input, output) : keys(input) !== keys(output);
  }

  #isCircle(type: Constructor): boolean {
    if (!this.rules.splitsCircles || !this.rules.separate) return false;
    const held = referencesOf(this.schemaOf(type, 'input'));
    return [...held].some((inner) => this.#within(inner, (one) => one === type) === undefined);
  }
}

function keys({ properties }: ModelSchema): string {
  return JSON.stringify(properties.map(({ key }) => key).sort());
}
