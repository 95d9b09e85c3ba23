import { TenonError } from '../../core/errors.js';
import type { AbstractConstructor } from '../../core/types.js';
import { classTransformer, classValidator } from '../library/library.js';
import { describeForm } from '../types/describe.js';
import { validationOf } from './copy-metadata.js';
import type { DeclaredField } from './declared-field.js';
import { lineage } from '../../core/classes.js';
import { itemLimits, scalarLimits } from './limit-checks.js';
import { limitWords, statedLimits, type LimitWord } from './limit-words.js';
import { madeOf } from './made-of.js';
import type { FieldOptions } from './options.js';
import type { Outline } from './outline.js';
import type { Scalar } from '../scalars/scalar.js';
import type { TypeForm } from '../types/type-form.js';
import { checkedBy } from './own-check.js';
import { inAnyCase, unlessAbsent, unlessNull } from './presence.js';
import { typeChecks } from './type-checks.js';

/**
 * Says with the decorators of both libraries what a field says, so that they decide alike without us. The type is checked before its
 * limits. `FIELD_LIMIT_UNFIT` where a limit is not one of the type.
 */
export function expand(owner: AbstractConstructor, field: DeclaredField): void {
  const { outline, options } = field;
  refuseUnfitLimits(field, outline);
  const { item, container } = outline;
  const decorators = [
    ...presence(owner, field, outline),
    ...typeChecks(field, outline),
    ...scalarLimits(limitedScalar(item, options), options, container !== 'none'),
    ...itemLimits(outline, options),
    madeOf(field, outline),
    ...exposure(options),
  ];
  for (const decorator of decorators) decorator?.(owner.prototype as object, field.property);
}

/** Whether a property may be absent where data is received. */
export function mayBeAbsent({ optional = false, readOnly = false, ...options }: FieldOptions): boolean {
  return optional || readOnly || 'default' in options;
}

function presence(
  owner: AbstractConstructor,
  { property, options, isNullable }: DeclaredField,
  { container, item }: Outline,
): PropertyDecorator[] {
  const { IsDefined, ValidateIf } = classValidator();
  const isAnything = container === 'none' && item?.kind === 'any';
  const conditions = [...(mayBeAbsent(options) ? [unlessAbsent] : []), ...(isNullable ? [unlessNull] : [])];
  const isNarrowed = conditions.length === 0 && inheritsCondition(owner, property);
  return [
    // Null is one of the things that anything may be.
    isAnything
      ? checkedBy({ name: 'isDefined', isType: false, test: (value) => value !== undefined, words: () => 'should not be undefined' })
      : IsDefined(),
    ...(isNarrowed ? [inAnyCase] : conditions).map((condition) => ValidateIf(condition)),
  ];
}

function inheritsCondition(owner: AbstractConstructor, property: string): boolean {
  const [, parent] = lineage(owner);
  if (parent === undefined) return false;
  return validationOf(parent).some(({ type, propertyName }) => type === 'conditionalValidation' && propertyName === property);
}

function exposure({ alias, readOnly = false, writeOnly = false }: FieldOptions): PropertyDecorator[] {
  const { Exclude, Expose } = classTransformer();
  return [
    // Of a name for one way class-transformer makes one for both: the form has it from here.
    ...(typeof alias === 'string' ? [Expose({ name: alias })] : []),
    ...(readOnly ? [Exclude({ toClassOnly: true })] : []),
    ...(writeOnly ? [Exclude({ toPlainOnly: true })] : []),
  ];
}

function refuseUnfitLimits({ model, property, options }: DeclaredField, { container, item }: Outline): void {
  const kind = limitedScalar(item, options)?.limits ?? 'none';
  const ofItem = kind === 'none' ? [] : limitWords[kind];
  const isCounted = container !== 'none' || (item?.kind === 'map' && item.asRecord);
  const fit = new Set<LimitWord>([...ofItem, ...(isCounted ? limitWords.items : [])]);
  const limits = statedLimits(options).filter((word) => !fit.has(word));
  if (limits.length === 0) return;
  const type = item === undefined ? 'a model' : `${container === 'none' ? '' : `a ${container} of `}${describeForm(item)}`;
  throw TenonError.of('FIELD_LIMIT_UNFIT', { model, property, limits, type });
}

/** What the limits of a value, or of each item, are those of: a scalar, or several with the same limits. */
function limitedScalar(item: TypeForm | undefined, options: FieldOptions): Scalar | undefined {
  if (item?.kind === 'scalar') return item.scalar;
  // Branches may be classes that are not there yet, and are not looked at without need.
  if (item?.kind !== 'union' || statedLimits(options).length === 0) return undefined;
  const scalars = item.branches.map((branch) => (branch.kind === 'scalar' ? branch.scalar : undefined));
  const [first] = scalars;
  if (first === undefined || scalars.some((one) => one?.limits !== first.limits)) return undefined;
  return { ...first, is: (value): value is unknown => scalars.some((one) => one?.is(value) === true) };
}
