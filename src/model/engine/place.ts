import type { ValidationProblem } from '../misfit.js';
import type { ValueConversion } from './options.js';

export type Location = readonly (string | number)[];

/** A value on its way: where it stands, how deep, and how it is converted. The way to it is written out only where somebody asks for it. */
export class Place {
  private constructor(
    private readonly root: Location,
    private readonly above: Place | undefined,
    private readonly key: string | number,
    /** Its number among its neighbours, in the order of declaration. */
    private readonly index: number,
    readonly depth: number,
    readonly conversion: ValueConversion,
    /** Whether models are validated on the spot, because class-validator would not look into what holds them (a tuple, a union). */
    readonly validates: boolean,
    /** The key that told which model this is: it is never unknown. */
    readonly tag: string | undefined,
  ) {}

  static first(root: Location, depth: number, conversion: ValueConversion, validates = false): Place {
    return new Place(root, undefined, '', 0, depth, conversion, validates, undefined);
  }

  /** The place of something inside. */
  inside(
    key: string | number,
    index: number,
    { conversion, validates }: { conversion: ValueConversion; validates: boolean } = this,
  ): Place {
    return new Place(this.root, this, key, index, this.depth + 1, conversion, validates, undefined);
  }

  /** The branch of a union is a step of the way, and no deeper. */
  branch(key: string, index: number, { conversion = this.conversion, validates = this.validates, tag }: BranchOptions = {}): Place {
    return new Place(this.root, this, key, index, this.depth, conversion, validates, tag);
  }

  /** The same place, for a model that is validated there. */
  ofJudged(): Place {
    return new Place(this.root, this.above, this.key, this.index, this.depth, this.conversion, false, this.tag);
  }

  get loc(): Location {
    return this.above === undefined ? this.root : [...this.above.loc, this.key];
  }

  /** The numbers on the way to it: they sort problems into the order of declaration. */
  get order(): readonly number[] {
    return this.above === undefined ? [] : [...this.above.order, this.index];
  }
}

interface BranchOptions {
  readonly conversion?: ValueConversion;
  readonly validates?: boolean;
  readonly tag?: string;
}

/** A problem, with the numbers on the way to it. */
export interface PlacedProblem {
  readonly problem: ValidationProblem;
  readonly order: readonly number[];
}

/** Problems in the order of declaration; those of one place as they were found. */
export function inOrder(problems: readonly PlacedProblem[]): readonly PlacedProblem[] {
  return problems.length < 2 ? problems : [...problems].sort((a, b) => compare(a.order, b.order));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const [one, other] = [a[i] as number, b[i] as number];
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.length - b.length;
}

/** Whether a place is inside of another one, or the same. */
export function isWithin(loc: Location, outer: Location): boolean {
  return outer.every((part, i) => loc[i] === part);
}
