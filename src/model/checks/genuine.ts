import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { classValidator } from '../library/library.js';
import { builtIn, type BuiltIn } from './built-ins.js';
import { constraintOf, isAnonymous } from './constraint-class.js';
import { originOf, settle } from './origin.js';
import { samplesOf } from './samples.js';

const verdicts = new WeakMap<ValidationMetadata, boolean>();
const origins = new Map<string, string | undefined>();

/**
 * Whether a metadata was made by class-validator's own decorator of its name, so that the exported function decides what its instance
 * does. Anybody may register a check named `isEmail`: the code that runs is compared, and where it cannot be seen, its answers.
 */
export function isGenuine(metadata: ValidationMetadata): boolean {
  let verdict = verdicts.get(metadata);
  if (verdict === undefined) verdicts.set(metadata, (verdict = examine(metadata)));
  return verdict;
}

function examine(metadata: ValidationMetadata): boolean {
  const { name, constraintCls } = metadata;
  const known = name === undefined ? undefined : builtIn(name);
  if (name === undefined || known === undefined || !isAnonymous(constraintCls)) return false;
  const registered = classValidator().getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  if (registered.length !== 1 || registered[0]?.async || registered[0]?.name !== name) return false;
  const instance = new (constraintCls as new () => ValidatorConstraintInterface)();
  try {
    const origin = originOfDecorator(name, known, metadata);
    if (originOf(instance) !== origin) return false;
    return origin !== undefined || answersAlike(name, instance, modelOf(known, metadata), metadata);
  } catch {
    // The library's decorator does not take these parameters.
    return false;
  }
}

/** Where the code of the library's decorator is; the parameters do not matter to it. */
function originOfDecorator(name: string, known: BuiltIn, metadata: ValidationMetadata): string | undefined {
  if (!origins.has(name)) origins.set(name, originOf(modelOf(known, metadata)));
  return origins.get(name);
}

/** A constraint as the library's decorator makes it from the same parameters. */
function modelOf({ decorator }: BuiltIn, { constraints, each }: ValidationMetadata): ValidatorConstraintInterface {
  return constraintOf(decorator(...((constraints as unknown[] | undefined) ?? []), { each }));
}

/** The messages are compared last: a function of the user's is asked no more than it takes to tell it apart. */
function answersAlike(
  name: string,
  one: ValidatorConstraintInterface,
  other: ValidatorConstraintInterface,
  { constraints, propertyName: property }: ValidationMetadata,
): boolean {
  const samples = samplesOf(name);
  if (samples === undefined) return false;
  const args = (value: unknown): ValidationArguments => ({ value, constraints, property, object: {}, targetName: '' });
  const answer = (it: ValidatorConstraintInterface, value: unknown): unknown => settle(() => it.validate(value, args(value)));
  const message = (it: ValidatorConstraintInterface): unknown => settle(() => it.defaultMessage?.(args('')));
  return samples.every((value) => answer(one, value) === answer(other, value)) && message(one) === message(other);
}
