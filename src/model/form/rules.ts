import { lineage } from '../../core/classes.js';
import { MetadataKey } from '../../core/metadata.js';
import type { AbstractConstructor, Awaitable } from '../../core/types.js';
import { metadataChanged } from '../library/version.js';

/** What a rule found: fine (`true`, `undefined`), broken (`false`), or broken with a sentence of its own. */
export type Verdict = boolean | string | undefined | void;

export interface CheckOptions {
  /** What is said when it is broken. */
  readonly message?: string;
  /** Where the problem is shown, from the model on; the model itself where nothing is said. */
  readonly loc?: readonly (string | number)[];
  /** FastAPI calls a broken rule `value_error`; a name of its own lets clients tell rules apart. */
  readonly type?: string;
}

/** A condition across the properties of a model. */
export interface Rule {
  readonly check: (model: object) => Awaitable<Verdict>;
  readonly type: string;
  readonly message: string;
  readonly loc: readonly (string | number)[];
}

const ruleMetadata = new MetadataKey<Rule[]>('model-rules');

/**
 * A condition across the properties of a model: it runs once all of them are valid, as pydantic's `model_validator(mode="after")`.
 * The function answers `true` (or nothing) when it is met, `false` or a sentence when it is not, or a promise of these.
 *
 * @example
 * @Check((stay: Stay) => stay.from < stay.until, { message: 'must end after it begins', loc: ['until'] })
 * class Stay { @Field() from!: Date; @Field() until!: Date; }
 */
export function Check<T extends object>(
  check: (model: T) => Awaitable<Verdict>,
  options: CheckOptions = {},
): (target: AbstractConstructor<T>) => void {
  const { message = 'is not consistent', loc = [], type = 'value_error' } = options;
  return (target) => {
    // Decorators run from the lowest up; rules are meant in the order in which they stand.
    ruleMetadata.ensure(target, () => []).unshift({ check: check as Rule['check'], type, message, loc });
    metadataChanged();
  };
}

/** The rules of a class and of its ancestors, those of the oldest first. */
export function rulesOf(type: AbstractConstructor): readonly Rule[] {
  return lineage(type)
    .reverse()
    .flatMap((owner) => ruleMetadata.own(owner) ?? []);
}
