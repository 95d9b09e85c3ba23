import type { ValidatorOptions } from 'class-validator';
import { metadataVersion } from '../library/version.js';
import { buildPlan, type Plan, type Selection } from './plan.js';

type PlansByClass = WeakMap<object, Plan>;

/** Groups may come from a request, so the number of their combinations has no natural end. */
const MOST_SELECTIONS = 100;

const kept = new Map<string, PlansByClass>();
let version: number | undefined;

/** The plans for one choice of groups; each is made once, and again when metadata was added since. */
export class Plans {
  readonly #selection: Selection;
  readonly #key: string | undefined;
  #plans: PlansByClass | undefined;
  #version: number | undefined;

  constructor(options: ValidatorOptions | undefined) {
    this.#selection = {
      groups: options?.groups,
      always: options?.always || false,
      strictGroups: options?.strictGroups || false,
    };
    this.#key = keyOf(this.#selection);
  }

  of(constructor: unknown): Plan {
    // A `constructor` key of the data itself, and groups that are no strings, are not worth remembering.
    if (typeof constructor !== 'function' || this.#key === undefined) return buildPlan(constructor, this.#selection);
    const current = metadataVersion();
    if (this.#plans === undefined || this.#version !== current) {
      this.#plans = plansFor(this.#key, current);
      this.#version = current;
    }
    let plan = this.#plans.get(constructor);
    if (plan === undefined) this.#plans.set(constructor, (plan = buildPlan(constructor, this.#selection)));
    return plan;
  }
}

function plansFor(key: string, current: number): PlansByClass {
  if (version !== current || kept.size >= MOST_SELECTIONS) kept.clear();
  version = current;
  let plans = kept.get(key);
  if (plans === undefined) kept.set(key, (plans = new WeakMap()));
  return plans;
}

function keyOf({ groups, always, strictGroups }: Selection): string | undefined {
  const flags = `${always ? 'a' : ''}${strictGroups ? 's' : ''}`;
  if (groups === undefined || groups === null || groups.length === 0) return flags;
  return Array.isArray(groups) && groups.every((group) => typeof group === 'string') ? `${flags}${JSON.stringify(groups)}` : undefined;
}
