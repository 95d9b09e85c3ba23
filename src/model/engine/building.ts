import type { Awaitable } from '../../core/types.js';
import type { ModelForm } from '../form/model-form.js';
import type { Misfit, ValidationProblem } from '../misfit.js';
import type { Conversion, ResolvedOptions } from './options.js';

export type Location = readonly (string | number)[];

/** A model that was made from data, with what is needed to speak about it. */
export interface BuiltModel {
  readonly form: ModelForm;
  readonly instance: object;
  readonly plain: object;
  readonly loc: Location;
}

/** A value on its way: where it stands, how deep, and how it is converted. */
export interface Place {
  readonly loc: Location;
  readonly depth: number;
  readonly conversion: Conversion;
  /** Whether models are validated on the spot, because class-validator would not look into what holds them (a tuple, a union). */
  readonly validates: boolean;
  /** The key that told which model this is: it is never unknown. */
  readonly tag?: string;
}

/** The steps that values and models take in turn: values hold models, which hold values. */
export interface BuildingSteps {
  /** Makes an instance, with the conversions of its properties. */
  build(form: ModelForm, plain: Record<string, unknown>, place: Place, building: Building): object;
  /** The same, and holds it against its checks. */
  judge(form: ModelForm, plain: Record<string, unknown>, place: Place, building: Building): Judgement;
}

/** An instance with what is wrong with it. */
export interface Judgement {
  readonly instance: object;
  readonly problems: Awaitable<readonly ValidationProblem[]>;
}

/** What making a model from data notes on the way. */
export class Building {
  readonly problems: ValidationProblem[] = [];
  /** Inner models before those that hold them. */
  readonly models: BuiltModel[] = [];
  /** Keys that no property declares, by the model that they were sent for. */
  readonly unknownKeys = new Map<object, readonly string[]>();
  /** Places of values that did not fit, but are looked at only under a condition of a user: the condition decides whether it matters. */
  readonly conditional: Location[] = [];
  /** Verdicts on parts that are still being waited for. */
  readonly pending: PromiseLike<readonly ValidationProblem[]>[] = [];

  constructor(
    readonly options: ResolvedOptions,
    readonly steps: BuildingSteps,
  ) {}

  /** Another one with nothing in it, to try something. */
  trial(): Building {
    return new Building(this.options, this.steps);
  }

  /** Takes over the models of a trial that went well. */
  adopt({ models, unknownKeys }: Building): void {
    this.models.push(...models);
    for (const [model, keys] of unknownKeys) this.unknownKeys.set(model, keys);
  }

  get isFull(): boolean {
    return this.problems.length >= this.options.limits.problems;
  }

  /** Notes a misfit; the value stays as it was sent, for class-validator to speak about it too. */
  refuse(misfit: Misfit, place: Place, value: unknown): unknown {
    this.problems.push(misfit.at(place.loc, value));
    return value;
  }

  add(problems: Awaitable<readonly ValidationProblem[]>): void {
    if ('then' in problems) this.pending.push(problems);
    else this.problems.push(...problems);
  }
}

/** The place of something inside. */
export function inside(place: Place, key: string | number): Place {
  const { conversion, validates } = place;
  return { loc: [...place.loc, key], depth: place.depth + 1, conversion, validates };
}

/** Whether a place is inside of another one, or the same. */
export function isWithin(loc: Location, outer: Location): boolean {
  return outer.every((part, i) => loc[i] === part);
}
