import type { ValidationError, ValidatorOptions } from 'class-validator';
import { isThenable, type Awaitable } from '../../core/types.js';
import { trusting } from '../field/conforms.js';
import type { ModelForm } from '../form/model-form.js';
import type { ValidationProblem } from '../misfit.js';
import { classValidator } from '../library/library.js';
import { plainToInstance } from '../transformer/plain-to-instance.js';
import { execute } from '../validator/executor.js';
import { buildModel } from './build.js';
import { Building, BuiltModel, type Judgement } from './building.js';
import { ComputedValues } from './computed-values.js';
import { notAnObject } from './records.js';
import { inspect } from './inspect.js';
import { isOfResponse, type ResolvedOptions } from './options.js';
import { holdsProperties, isKeptBack, isWhole } from './response/source.js';
import { Place, type Location, type PlacedProblem } from './place.js';
import { report } from './report.js';
import { applyRules } from './rule-running.js';
import { unknownKeyErrors } from './unknown-keys.js';

/** What is to be said about some data: the instance where all is well, else every problem, in both forms. */
export interface Explanation<T = unknown> {
  readonly value: T | undefined;
  /** As class-validator gives them: of a value that could not be converted, and that no check looks at, it has nothing to say. */
  readonly errors: readonly ValidationError[];
  /** In FastAPI's shape, one for each property; none only where all is well. */
  readonly problems: readonly ValidationProblem[];
}

/** Looks at data the long way: every conversion, every check, every user's function once. A promise only where something has to be waited for. */
export function explainModel(form: ModelForm, plain: unknown, loc: Location, options: ResolvedOptions, depth = 1): Awaitable<Explanation> {
  const isResponse = isOfResponse(options.conversion);
  // Names and texts are flat, and well-formed since they were decoded; and what a program gives may hold whatever it likes beside its data.
  const offence = options.conversion === 'text' || isResponse ? undefined : inspect(plain, loc, options.limits, depth);
  const refusal = offence ?? (holdsProperties(plain, options.conversion) ? undefined : notAnObject.at(loc, plain ?? null));
  if (refusal !== undefined) return { value: undefined, errors: [errorOf(refusal)], problems: [refusal] };
  const building = new Building(options, { build: buildModel, judge: judgeModel });
  const place = Place.first(loc, depth, options.conversion);
  return then(judge(form, plain as Record<string, unknown>, place, building), ({ instance, errors, problems }) => ({
    value: problems.length === 0 && errors.length === 0 ? instance : undefined,
    errors,
    problems: problems.slice(0, options.limits.problems).map(({ problem }) => problem),
  }));
}

interface Verdict {
  readonly instance: object;
  readonly errors: readonly ValidationError[];
  readonly problems: readonly PlacedProblem[];
}

function judge(form: ModelForm, plain: Record<string, unknown>, place: Place, building: Building): Awaitable<Verdict> {
  const { options } = building;
  const instance = build(form, plain, place, building);
  const limit = options.limits.problems;
  const rules = (options.validator ??= validatorOptions(options));
  const isResponse = isOfResponse(options.conversion);
  const computed = isResponse ? undefined : new ComputedValues(building);
  const kept = isResponse ? (of: object, name: string): boolean => isKeptBack(of, name, options.selection) : undefined;
  const skips = computed?.areThere === true ? (of: object, name: string): boolean => computed.skips(of, name) : kept;
  const found = trusting(building.verdicts, () => execute(instance, rules, 'async', limit, true, skips));
  return then(found, (wrong) =>
    then(settled(building), (late) => {
      const errors = computed?.areThere === true ? [...computed.without(wrong)] : wrong;
      const all = [...unknownKeyErrors(errors, instance, building), ...errors];
      const findings = {
        misfits: [...building.problems, ...late],
        models: building.models,
        selection: options.selection,
        conditional: building.conditional,
        byName: !isResponse && options.conversion !== 'library',
        most: options.limits.problems,
      };
      const isFit = all.length === 0 && findings.misfits.length === 0;
      computed?.failIfFit(isFit);
      const problems = isFit ? [] : report(all, new BuiltModel(form, instance, plain, place), findings);
      return then(applyRules(isResponse ? building.models.filter(({ form: of }) => isWhole(of)) : building.models, problems), (broken) => ({
        instance,
        errors: [...all, ...broken.map(({ error }) => error)],
        problems: [...problems, ...broken],
      }));
    }),
  );
}

function build(form: ModelForm, plain: Record<string, unknown>, place: Place, building: Building): object {
  if (place.conversion !== 'library') return buildModel(form, plain, place, building);
  const { groups } = building.options.selection;
  const instance = plainToInstance(form.type, plain, groups === undefined ? {} : { groups: [...groups] }) as object;
  building.models.push(new BuiltModel(form, instance, plain, place));
  return instance;
}

/** Judges a model inside another one, with nothing noted there but its problems. */
export function judgeModel(form: ModelForm, plain: Record<string, unknown>, place: Place, outer: Building): Judgement {
  const building = outer.trial();
  const verdict = judge(form, plain, place.ofJudged(), building);
  const instance = building.models.at(-1)?.instance as object;
  outer.verdicts.set(instance, isThenable(verdict) || verdict.problems.length === 0);
  if (!isThenable(verdict)) return verdict;
  return { instance, problems: verdict.then(({ problems }) => problems) };
}

/** Parts that are still being waited for. */
function settled({ pending }: Building): Awaitable<readonly PlacedProblem[]> {
  return pending.length === 0 ? [] : Promise.all(pending).then((all) => all.flat());
}

function validatorOptions({ conversion, unknownKeys, selection }: ResolvedOptions): ValidatorOptions {
  const groups = selection.groups === undefined ? {} : { groups: [...selection.groups] };
  const isLibrary = conversion === 'library' && unknownKeys !== 'keep';
  const whitelist = isLibrary ? { whitelist: true, forbidNonWhitelisted: unknownKeys === 'forbid' } : {};
  // What only goes out may have no decorator of class-validator's.
  const unknown = isOfResponse(conversion) ? { forbidUnknownValues: false } : {};
  return { ...selection, ...groups, ...whitelist, ...unknown } as ValidatorOptions;
}

/** What refused all of some data, as class-validator would have said it. */
function errorOf({ type, msg, input }: ValidationProblem): ValidationError {
  const error = new (classValidator().ValidationError)();
  return Object.assign(error, { value: input, children: [], constraints: { [type]: msg } });
}

/** Goes on now where nothing has to be waited for. */
function then<A, B>(value: Awaitable<A>, next: (value: A) => Awaitable<B>): Awaitable<B> {
  return isThenable(value) ? (value as PromiseLike<A>).then(next) : next(value as A);
}
