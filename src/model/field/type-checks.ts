import { classValidator } from '../library/library.js';
import { Misfit } from '../misfit.js';
import type { Scalar } from '../scalars/scalar.js';
import { describeForm } from '../types/describe.js';
import type { TypeForm } from '../types/type-form.js';
import { conforms, isObject } from './conforms.js';
import type { DeclaredField } from './declared-field.js';
import type { Outline } from './outline.js';
import { checkedBy, type Application } from './own-check.js';

/** The checks that a value is of the type of the property, as decorators. */
export function typeChecks(field: DeclaredField, outline: Outline): PropertyDecorator[] {
  const { container, item } = outline;
  const { message } = field.options;
  // An option that is there and undefined would count for class-validator.
  const application = message === undefined ? {} : { message };
  if (item !== undefined && isBeyondLibrary(item)) return [wholeCheck(field, outline, application)];
  if (container === 'unknown') return [laterCheck(field, application), classValidator().ValidateNested(application)];
  return [...containerChecks(container, application), ...itemChecks(item, { ...application, each: container !== 'none' })];
}

/** Class-validator looks one level deep: at scalars, models, models told apart by a tag, and at lists, sets and maps of these. */
function isBeyondLibrary(item: TypeForm): boolean {
  return item.kind === 'union' ? item.tag === undefined : !['any', 'scalar', 'model'].includes(item.kind);
}

function containerChecks(container: Outline['container'], application: Application): PropertyDecorator[] {
  const { IsArray, IsInstance } = classValidator();
  if (container === 'list') return [IsArray(application as object)];
  if (container === 'set') return [IsInstance(Set, application as object)];
  return container === 'map' ? [IsInstance(Map, application as object)] : [];
}

function itemChecks(item: TypeForm | undefined, application: Application & { readonly each: boolean }): PropertyDecorator[] {
  const { IsObject, ValidateNested } = classValidator();
  if (item?.kind === 'any') return [];
  if (item?.kind === 'scalar') return [scalarCheck(item.scalar, application)];
  const isOne = item?.kind === 'union' ? taggedCheck(item, application) : IsObject(application as object);
  return [isOne, ValidateNested(application as object)];
}

/** The decorator that the scalar names, else one of our own that asks it. */
function scalarCheck(scalar: Scalar, application: Application & { readonly each: boolean }): PropertyDecorator {
  if (scalar.decorator !== undefined) return scalar.decorator(classValidator(), application);
  const refusal = scalar.fromStrictJson(undefined);
  const words = refusal instanceof Misfit ? refusal.msg : `must be of type ${scalar.name}`;
  const name = /^\w+$/.test(scalar.name) ? `is${scalar.name}` : 'isEnum';
  return checkedBy({ name, isType: true, words: () => words, test: (value) => scalar.is(value) }, application);
}

type Union = Extract<TypeForm, { kind: 'union' }>;

/** What is in each branch is for class-validator to look at, but it has to be one. */
function taggedCheck(union: Union, application: Application): PropertyDecorator {
  const test = (value: unknown): boolean => [...(union.tag?.models.values() ?? [])].some((model) => value instanceof model);
  return checkedBy({ name: 'isOneOf', isType: true, test, words: () => `must be ${describeForm(union)}` }, application);
}

const names = { list: 'isList', set: 'isSet', map: 'isMap', unknown: 'isObject', none: 'isOfType' } as const;

function wholeCheck(field: DeclaredField, { container, item }: Outline, application: Application): PropertyDecorator {
  const single: Partial<Record<TypeForm['kind'], string>> = { tuple: 'isTuple', union: 'isOneOf', map: 'isRecord' };
  const name = (container === 'none' ? single[item?.kind ?? 'any'] : undefined) ?? names[container];
  const test = (value: unknown): boolean => conforms(value, field.form);
  return checkedBy({ name, isType: true, test, words: () => `must be ${describeForm(field.form)}` }, application);
}

/** Of a type that is not known yet, but for being a class or a container of one. */
function laterCheck(field: DeclaredField, application: Application): PropertyDecorator {
  const name = field.declared === Array ? 'isArray' : 'isObject';
  const test = (value: unknown): boolean => isShapedLike(value, field.form);
  return checkedBy({ name, isType: true, test, words: () => `must be ${describeForm(field.form)}` }, application);
}

function isShapedLike(value: unknown, form: TypeForm): boolean {
  if (form.kind === 'nullable') return value === null || isShapedLike(value, form.of);
  if (form.kind === 'list') return Array.isArray(value) && value.every(isObject);
  if (form.kind === 'set') return value instanceof Set && [...value].every(isObject);
  return form.kind === 'map' ? value instanceof Map && [...value.values()].every(isObject) : isObject(value);
}
