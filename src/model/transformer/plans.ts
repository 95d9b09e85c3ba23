import type { ClassTransformOptions } from 'class-transformer';
import type { Constructor } from '../../core/types.js';
import type { Direction } from '../library/transformer-storage.js';
import { metadataVersion } from '../library/version.js';
import { ClassPlan } from './plan.js';
import { selectionKey, selectionOf, type Selection } from './selection.js';

/** The plans of all classes for one direction and selection. */
export class Plans {
  readonly #selection: Selection;
  readonly #untyped: ClassPlan;
  readonly #plans = new WeakMap<Constructor, ClassPlan>();

  constructor(selection: Selection) {
    this.#selection = selection;
    this.#untyped = new ClassPlan(undefined, selection);
  }

  /** The plan of a class; what has no prototype (an arrow function) has no metadata, and its values are plain objects. */
  of(target: Constructor | undefined): ClassPlan {
    if (target === undefined) return this.#untyped;
    let plan = this.#plans.get(target);
    if (plan === undefined) this.#plans.set(target, (plan = target.prototype ? new ClassPlan(target, this.#selection) : this.#untyped));
    return plan;
  }
}

/** Groups and versions may come with requests, so what is kept for them is bounded. */
const selectionLimit = 256;
const known = new Map<number | string, Plans>();
let knownVersion = -1;

/** The plans for a call; they are made anew when decorators were applied since. */
export function plansFor(direction: Direction, options: ClassTransformOptions): Plans {
  const version = metadataVersion();
  if (version !== knownVersion || known.size > selectionLimit) {
    known.clear();
    knownVersion = version;
  }
  const key = selectionKey(direction, options);
  if (key === undefined) return new Plans(selectionOf(direction, options));
  let plans = known.get(key);
  if (plans === undefined) known.set(key, (plans = new Plans(selectionOf(direction, options))));
  return plans;
}
