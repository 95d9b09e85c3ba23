import type { ValidationError } from 'class-validator';
import { isThenable, type Awaitable } from '../../core/types.js';
import type { ModelForm } from '../form/model-form.js';
import type { Rule, Verdict } from '../form/rules.js';
import { classValidator } from '../library/library.js';
import { isWithin, type Location, type PlacedProblem } from './place.js';

/** A model, with what is needed to speak about it. */
export interface RuledModel {
  readonly form: ModelForm;
  readonly instance: object;
  readonly plain: object;
  readonly loc: Location;
  readonly order?: readonly number[];
}

/** A broken rule, in both forms. */
export interface BrokenRule extends PlacedProblem {
  readonly error: ValidationError;
}

/** Runs the rules of models, inner ones first, but none of a model in which something is wrong already. */
export function applyRules(models: readonly RuledModel[], problems: readonly PlacedProblem[]): Awaitable<readonly BrokenRule[]> {
  const broken: (BrokenRule | undefined)[] = [];
  const wrong = problems.map(({ problem: { loc } }) => loc);
  const late: PromiseLike<void>[] = [];
  for (const model of models) {
    if (model.form.rules.length === 0 || wrong.some((loc) => isWithin(loc, model.loc))) continue;
    for (const rule of model.form.rules) {
      const slot = broken.push(undefined) - 1;
      const verdict = rule.check(model.instance);
      if (isThenable(verdict)) late.push(verdict.then((one) => void (broken[slot] = breach(rule, one, model))));
      else if ((broken[slot] = breach(rule, verdict as Verdict, model)) !== undefined) wrong.push([...model.loc, ...rule.loc]);
    }
  }
  const all = (): BrokenRule[] => broken.filter((one) => one !== undefined);
  return late.length === 0 ? all() : Promise.all(late).then(all);
}

/** What a rule's verdict says is wrong; undefined where it is met. */
export function breach(
  rule: Rule,
  verdict: Verdict,
  { instance, plain, loc, order = [] }: Omit<RuledModel, 'form'>,
): BrokenRule | undefined {
  if (verdict === true || verdict === undefined) return undefined;
  const msg = typeof verdict === 'string' ? verdict : rule.message;
  const error = new (classValidator().ValidationError)();
  Object.assign(error, {
    target: instance,
    value: rule.loc.length === 0 ? instance : (instance as Record<string, unknown>)[rule.loc[0] as string],
    property: String(rule.loc[0] ?? ''),
    children: [],
    constraints: { [rule.type]: msg },
  });
  const problem = { type: rule.type, loc: [...loc, ...rule.loc], msg, input: plain, ctx: { error: {} } };
  return { problem, order: [...order, Infinity], error };
}
