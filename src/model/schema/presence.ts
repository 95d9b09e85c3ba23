import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { settle } from '../checks/origin.js';
import { predicateOf } from '../checks/predicates.js';
import { ownCheckOf } from '../field/own-check.js';
import type { PropertyForm } from '../form/model-form.js';

/**
 * Whether a property may be absent, or null: what its checks answer when they are asked. Functions of users are not called; what they
 * would say is not known, so it counts as yes.
 */
export function takes(property: PropertyForm, nothing: undefined | null): boolean {
  if (nothing === null ? property.skipsNull : property.skipsUndefined) return true;
  if (property.conditions.length > 0) return true;
  // class-validator looks into nothing that is undefined, and finds no model in null.
  if (nothing === null && property.isNested) return false;
  return pass(property.checks, nothing);
}

/** Whether all checks let pass what is not there; with `each` they look at it as if it were an item. */
export function pass(checks: readonly ValidationMetadata[], nothing: undefined | null): boolean {
  return checks.every((metadata) => passes(metadata, nothing));
}

function passes(metadata: ValidationMetadata, nothing: undefined | null): boolean {
  if (metadata.validateIf !== undefined) return true;
  const own = ownCheckOf(metadata.constraintCls);
  if (own !== undefined) return own.test(nothing);
  const predicate = predicateOf(metadata);
  // What a user's check says of nothing is not known, and it is not asked: it may let it pass.
  if (predicate === undefined) return true;
  // What throws does not pass either.
  return settle(() => predicate(nothing)) === true;
}
