import type { Awaitable } from '../../core/types.js';
import type { ModelForm } from '../form/model-form.js';
import type { Misfit } from '../misfit.js';
import { Judgements } from './judgements.js';
import { isOfResponse, type ResolvedOptions } from './options.js';
import type { Location, Place, PlacedProblem } from './place.js';

/** A model that was made from data, with what is needed to speak about it. */
export class BuiltModel {
  constructor(
    readonly form: ModelForm,
    readonly instance: object,
    readonly plain: object,
    private readonly place: Place,
  ) {}

  get loc(): Location {
    return this.place.loc;
  }

  get order(): readonly number[] {
    return this.place.order;
  }
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
  readonly problems: Awaitable<readonly PlacedProblem[]>;
}

/** What making a model from data notes on the way. */
export class Building {
  readonly problems: PlacedProblem[] = [];
  /** Inner models before those that hold them. */
  readonly models: BuiltModel[] = [];
  /** Keys that no property declares, by the model that they were sent for. */
  readonly unknownKeys = new Map<object, readonly string[]>();
  /** Places of values that did not fit, but are looked at only under a condition of a user: the condition decides whether it matters. */
  readonly conditional: Location[] = [];
  /** Verdicts on parts that are still being waited for. */
  readonly pending: PromiseLike<readonly PlacedProblem[]>[] = [];

  constructor(
    readonly options: ResolvedOptions,
    readonly steps: BuildingSteps,
    /** Whether models, or what should have been some, are valid: nobody's function looks at them a second time. */
    readonly verdicts = new WeakMap<object, boolean>(),
    /** Inside of a union without a tag, what its branches came to. */
    readonly judgements?: Judgements,
    /** What is being made into models at this moment: it may not be met again inside. */
    private readonly open = new Map<object, Set<ModelForm>>(),
  ) {}

  /** Begins to make a model of an object; what is answered ends it. */
  enter(form: ModelForm, source: object): () => void {
    const forms = this.open.get(source) ?? new Set<ModelForm>();
    this.open.set(source, forms.add(form));
    return () => forms.delete(form);
  }

  /** Whether an object is inside of itself. */
  isOpen(form: ModelForm, source: object): boolean {
    return this.open.get(source)?.has(form) === true;
  }

  /** Another one with nothing in it, to try something. */
  trial(): Building {
    return new Building(this.options, this.steps, this.verdicts, this.judgements, this.open);
  }

  /** The same, for a branch of a union: branches in branches look at the same data, and would do so twice as often with each level. */
  branch(): Building {
    return new Building(this.options, this.steps, this.verdicts, this.judgements ?? new Judgements(), this.open);
  }

  /** Takes over the models of a trial that went well. */
  adopt({ models, unknownKeys }: Building): void {
    this.models.push(...models);
    for (const [model, keys] of unknownKeys) this.unknownKeys.set(model, keys);
  }

  get isFull(): boolean {
    return this.problems.length >= this.options.limits.problems;
  }

  /**
   * Notes a misfit; the value stays as it was sent, for class-validator to speak about it too. Not what a program gave: that may hold
   * itself, and whatever else.
   */
  refuse(misfit: Misfit, place: Place, value: unknown): unknown {
    this.problems.push({ problem: misfit.at(place.loc, value), order: place.order });
    return isOfResponse(place.conversion) ? undefined : value;
  }

  add(problems: Awaitable<readonly PlacedProblem[]>): void {
    if ('then' in problems) this.pending.push(problems);
    else this.problems.push(...problems);
  }
}
