import type { ModelForm, PropertyForm } from '../form/model-form.js';
import { predicateOf } from '../checks/predicates.js';
import { ownCheckOf } from '../field/own-check.js';
import { anyRead, passesEach } from './closures.js';
import { newModel } from './new-model.js';
import { fixedNames, ownNames } from './own-names.js';
import { carryOverOf } from './response/carry-over.js';
import { isMissed, namesOf } from './response/source.js';
import { statedDefault } from './stated-default.js';
import { isOfResponse, type ResolvedOptions } from './options.js';
import type { Absence, BoundCheck, Program, ReaderForm, Step } from './program.js';

/** Makes the reader of a type; handed in, because models refer to each other. */
export type ReaderOf = (property: PropertyForm) => ReaderForm;

/** The program of a form that {@link reasonForSlowness} has nothing against. */
export function programOf(form: ModelForm, options: ResolvedOptions, readerOf: ReaderOf): Program {
  const fresh = newModel(form.type);
  const steps = form.properties
    .filter((property) => concerns(property, form, options))
    .map((property) => stepOf(property, form, isOfResponse(options.conversion), fresh, readerOf));
  const { keys: known, passedOver } = form;
  const unknownKeys = form.settings.unknownKeys ?? options.unknownKeys;
  return {
    type: form.type,
    steps,
    known,
    passedOver,
    own: ownNames(form),
    unknownKeys,
    limits: options.limits,
    readAny: anyRead(options.limits),
    conversion: options.conversion,
    carryOver: isOfResponse(options.conversion) ? carryOverOf(form) : undefined,
  };
}

/** Whether reading has anything to do with a property: it may be one that only goes out, or that only comes in. */
export function concerns(
  { name, inKey, outKey, checks, isNested }: PropertyForm,
  form: ModelForm,
  { conversion }: ResolvedOptions,
): boolean {
  const isChecked = checks.length > 0 || isNested;
  if (!isOfResponse(conversion)) return inKey !== undefined || isChecked;
  // What the class works out is not read.
  return outKey !== undefined && (isChecked || !fixedNames(form).has(name));
}

function stepOf(property: PropertyForm, form: ModelForm, isResponse: boolean, fresh: Record<string, unknown>, readerOf: ReaderOf): Step {
  const { name, skipsNull } = property;
  const [key, ...otherKeys] = isResponse ? namesOf(property, form) : [property.inKey ?? [], property.nameKey ?? []].flat();
  const all = property.checks.map(boundCheck);
  // What a check of ours says of the type is true of whatever was read as that type.
  const needed = patternsLast(all.filter(({ metadata }) => ownCheckOf(metadata.constraintCls)?.isType !== true));
  const checks = needed.filter(({ metadata }) => !metadata.each);
  const eachChecks = needed.filter(({ metadata }) => metadata.each);
  return {
    name,
    key,
    otherKeys,
    skipsNull,
    checks,
    eachChecks,
    reader: readerOf(property),
    absent: absence(property, all, fresh[name], isResponse),
  };
}

/** Lengths before patterns: a pattern then never sees a text of any length. Every order accepts the same. */
function patternsLast(checks: readonly BoundCheck[]): BoundCheck[] {
  const isPattern = ({ metadata }: BoundCheck): number => (metadata.name === 'matches' ? 1 : 0);
  return [...checks].sort((a, b) => isPattern(a) - isPattern(b));
}

function boundCheck(metadata: PropertyForm['checks'][number]): BoundCheck {
  const own = ownCheckOf(metadata.constraintCls);
  const test = own === undefined ? predicateOf(metadata) : (value: unknown) => own.test(value);
  if (test === undefined) throw new Error(`${metadata.propertyName} has a check that cannot be compiled`);
  return { test, metadata };
}

function absence(property: PropertyForm, checks: readonly BoundCheck[], initial: unknown, isResponse: boolean): Absence {
  const { field, skipsUndefined } = property;
  const fits = (value: unknown): boolean => defaultFits(property, checks, value);
  if ((isResponse || property.inKey !== undefined) && field !== undefined && 'default' in field.options)
    return { kind: 'stated', fits, make: () => statedDefault(field.options) };
  if (initial !== undefined) return { kind: 'default', fits };
  if (isResponse && isMissed(property)) return { kind: 'refused' };
  return { kind: skipsUndefined || checks.every(({ test }) => test(undefined)) ? 'fine' : 'refused' };
}

/** A default is held against the checks as a value that was sent; models in it are left to the long way. */
function defaultFits(property: PropertyForm, checks: readonly BoundCheck[], value: unknown): boolean {
  if (value === null && property.skipsNull) return true;
  if (value === undefined && property.skipsUndefined) return true;
  if (property.isNested && !(Array.isArray(value) && value.length === 0)) return false;
  return checks.every(({ test, metadata }) => (metadata.each ? passesEach(value, test) : test(value)));
}
