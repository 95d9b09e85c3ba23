import type { ValidatorConstraintInterface } from 'class-validator';
import type { ConstraintMetadata } from 'class-validator/types/metadata/ConstraintMetadata.js';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { isAnonymous } from '../checks/constraint-class.js';
import { isBeyond, limitsOf, type LengthLimit } from '../checks/length-limit.js';
import type { Predicate } from '../checks/predicate.js';
import { predicateOf } from '../checks/predicates.js';
import { ownCheckOf } from '../field/own-check.js';
import { classValidator } from '../library/library.js';

/** What checks a value, and words the message. */
export interface Constraint {
  /** The key of its message; a check without one goes by its type. */
  readonly name: string | undefined;
  readonly async: boolean;
  /** Asked for at each use: a class of the user's may be request-scoped in the container. */
  readonly instance: ValidatorConstraintInterface;
}

/** One decorator that checks a value. */
export interface Check {
  readonly metadata: ValidationMetadata;
  /** Several only where a class was registered as a constraint several times. */
  readonly constraints: readonly Constraint[];
  /** Decides without the constraint, where that is the library's own. */
  readonly predicate: Predicate | undefined;
  /** The same for data of strangers: it never throws, and runs no pattern over a text whose length is refused anyway. */
  readonly cautious: Predicate | undefined;
}

/** What a decorator wants to find beside a failed check. */
export interface Context {
  readonly key: string;
  readonly metadata: ValidationMetadata;
}

/** What is nested in a property: all its nested decorators apply to every element again. */
export interface NestedPlan {
  readonly metadatas: readonly ValidationMetadata[];
  readonly contexts: readonly Context[];
}

export interface PropertyPlan {
  readonly name: string;
  readonly conditions: readonly ValidationMetadata[];
  readonly defined: readonly Check[];
  readonly definedContexts: readonly Context[];
  readonly checks: readonly Check[];
  readonly nested: NestedPlan | undefined;
  readonly contexts: readonly Context[];
  /** Whether a promise is awaited, and its value validated. */
  readonly isAwaited: boolean;
}

/** How the instances of a class are validated, for one choice of groups. */
export interface Plan {
  /** Nothing is known of the class, or nothing that these groups select. */
  readonly isEmpty: boolean;
  /** By property, as the library groups it: an ordinary object, which inherits what every object does. */
  readonly grouped: Readonly<Record<string, readonly ValidationMetadata[] | undefined>>;
  readonly properties: readonly PropertyPlan[];
}

/** Which decorators apply. */
export interface Selection {
  readonly groups: string[] | undefined;
  readonly always: boolean;
  readonly strictGroups: boolean;
}

/** Plans a class; `constructor` is what an object says it is, and may be anything. */
export function buildPlan(constructor: unknown, { groups, always, strictGroups }: Selection): Plan {
  const storage = classValidator().getMetadataStorage();
  const metadatas = storage.getTargetValidationMetadatas(constructor as new () => object, '', always, strictGroups, groups);
  const grouped = storage.groupByPropertyName(metadatas);
  const properties = Object.keys(grouped).map((name) => planProperty(name, grouped[name] ?? []));
  return { isEmpty: metadatas.length === 0, grouped, properties };
}

function planProperty(name: string, metadatas: readonly ValidationMetadata[]): PropertyPlan {
  const defined = metadatas.filter(({ type }) => type === 'isDefined');
  const custom = metadatas.filter(({ type }) => type === 'customValidation');
  const nested = metadatas.filter(({ type }) => type === 'nestedValidation');
  const others = metadatas.filter(({ type }) => type !== 'isDefined' && type !== 'whitelistValidation');
  return {
    name,
    conditions: metadatas.filter(({ type }) => type === 'conditionalValidation'),
    defined: defined.map((one) => planCheck(one)),
    definedContexts: contextsOf(defined),
    checks: custom.map((one) => planCheck(one, limitsOf(custom))),
    nested: nested.length === 0 ? undefined : { metadatas: nested, contexts: contextsOf(nested) },
    // The library goes over the checks once more, which matters where a check is named as another type of validation.
    contexts: [...contextsOf(others), ...contextsOf(custom)],
    isAwaited: metadatas.some(({ type }) => type === 'promiseValidation'),
  };
}

function planCheck(metadata: ValidationMetadata, limits: readonly LengthLimit[] = []): Check {
  const predicate = predicateOf(metadata);
  return {
    metadata,
    constraints: constraintsOf(metadata).map(planConstraint),
    predicate,
    cautious: cautiously(metadata, predicate, limits),
  };
}

function cautiously(metadata: ValidationMetadata, known: Predicate | undefined, limits: readonly LengthLimit[]): Predicate | undefined {
  const own = ownCheckOf(metadata.constraintCls);
  const isPattern = metadata.name === 'matches';
  const predicate = known ?? (isPattern && own !== undefined ? (value: unknown) => own.test(value) : undefined);
  if (predicate === undefined) return undefined;
  const applied = isPattern ? limits : [];
  return (value) => {
    try {
      return (typeof value === 'string' && applied.some((limit) => isBeyond(limit, own !== undefined, value))) || predicate(value);
    } catch {
      // The library breaks on some data: half a surrogate pair, a number written with an exponent.
      return false;
    }
  };
}

function planConstraint(constraint: ConstraintMetadata): Constraint {
  const { name, async, target } = constraint;
  if (!isAnonymous(target)) return constraint;
  return { name, async, instance: new (target as new () => ValidatorConstraintInterface)() };
}

function contextsOf(metadatas: readonly ValidationMetadata[]): Context[] {
  return metadatas
    .filter(({ context }) => context)
    .map((metadata) => {
      const [constraint] = metadata.type === 'customValidation' ? constraintsOf(metadata) : [];
      return { key: constraint?.name || metadata.type, metadata };
    });
}

function constraintsOf({ constraintCls }: ValidationMetadata): readonly ConstraintMetadata[] {
  return classValidator().getMetadataStorage().getTargetValidatorConstraints(constraintCls);
}
