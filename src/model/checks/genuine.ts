import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { classValidator } from '../library/library.js';
import { builtIn, type BuiltIn } from './built-ins.js';
import { constraintOf, isAnonymous } from './constraint-class.js';
import { isFrom, originOf, settle, type Origin } from './origin.js';
import { samples, toldBySamples } from './samples.js';

const verdicts = new WeakMap<ValidationMetadata, boolean>();
const origins = new Map<string, Origin>();
const answersOfLibrary = new Map<string, readonly unknown[]>();

/**
 * Whether a metadata was made by class-validator's own decorator of its name, so that the library alone decides what its instance does.
 * Anybody may register a check named `isEmail`: the code that runs is compared, and where it cannot be seen, its answers. An
 * `@ArrayUnique` that asks a function of the user's is not, for it is the user who decides there.
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
    return isFrom(instance, origin) && (origin.places !== undefined || answersAlike(name, instance, known, metadata));
  } catch {
    // The library's decorator does not take these parameters.
    return false;
  }
}

/** Where the code of the library's decorator is; the parameters do not matter to it. */
function originOfDecorator(name: string, known: BuiltIn, metadata: ValidationMetadata): Origin {
  let origin = origins.get(name);
  if (origin === undefined) origins.set(name, (origin = originOf(modelOf(known, metadata))));
  return origin;
}

/** A constraint as the library's decorator makes it from the same parameters, as far as metadata shows them. */
function modelOf({ decorator, isClosed }: BuiltIn, { constraints, each }: ValidationMetadata): ValidatorConstraintInterface {
  const parameters = isClosed ? [] : ((constraints as unknown[] | undefined) ?? []);
  return constraintOf(decorator(...parameters, { each }));
}

/** The messages are compared last: a function of the user's is asked no more than it takes to tell it apart. */
function answersAlike(name: string, instance: ValidatorConstraintInterface, known: BuiltIn, metadata: ValidationMetadata): boolean {
  if (!toldBySamples.has(name) || metadata.constraints !== undefined) return false;
  const key = `${name} ${metadata.each}`;
  let expected = answersOfLibrary.get(key);
  if (expected === undefined) answersOfLibrary.set(key, (expected = [...answers(modelOf(known, metadata))]));
  let index = 0;
  for (const answer of answers(instance)) if (answer !== expected[index++]) return false;
  return true;
}

function* answers(constraint: ValidatorConstraintInterface): Generator {
  const args = (value: unknown): ValidationArguments => ({ value, constraints: [], property: '', object: {}, targetName: '' });
  for (const value of samples) yield settle(() => constraint.validate(value, args(value)));
  yield settle(() => constraint.defaultMessage?.(args('')));
}
