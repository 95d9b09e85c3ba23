import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { AbstractConstructor, Constructor } from '../../core/types.js';
import { classValidator } from '../library/library.js';
import type { ClassOf, InstanceOf } from '../types/composite.js';
import { derive } from './derive.js';
import { mayBeAbsent } from './expand.js';
import { fieldOf } from './field-facts.js';
import { unlessAbsent } from './presence.js';

/** A class that is made of others; what it makes is read from its constructor, and from its prototype where any class is taken. */
export type ModelClass<T> = Constructor<T> & ClassOf<T>;

/**
 * The same model with every property optional: absent is fine, null only where it was before, and no default is put in.
 * Its name in documents is `OrderPartial`; a class that extends it has its own.
 *
 * @example
 * class OrderPatch extends PartialType(Order) {}
 */
export function PartialType<C extends ClassOf>(type: C): ModelClass<Partial<InstanceOf<C>>> {
  return derive({
    name: `${nameOf(type)}Partial`,
    sources: [type as unknown as AbstractConstructor],
    takes: () => true,
    adds: (_, metadata) => (metadata.some(isAbsence) ? [] : [classValidator().ValidateIf(unlessAbsent)]),
    options: ({ default: _, ...options }) => ({ ...options, optional: true }),
    isInitialised: false,
  }) as ModelClass<Partial<InstanceOf<C>>>;
}

/**
 * A model with some of the properties of another, its initialisers included: `OrderPick`.
 *
 * @example
 * class OrderSummary extends PickType(Order, ['id', 'status']) {}
 */
export function PickType<C extends ClassOf, const K extends keyof InstanceOf<C> & string>(
  type: C,
  properties: readonly K[],
): ModelClass<Pick<InstanceOf<C>, K>> {
  const picked = new Set<string>(properties);
  return derive({
    name: `${nameOf(type)}Pick`,
    sources: [type as unknown as AbstractConstructor],
    takes: (property) => picked.has(property),
    isInitialised: true,
  }) as ModelClass<Pick<InstanceOf<C>, K>>;
}

/**
 * A model without some of the properties of another: `OrderOmit`.
 *
 * @example
 * class NewOrder extends OmitType(Order, ['id']) {}
 */
export function OmitType<C extends ClassOf, const K extends keyof InstanceOf<C> & string>(
  type: C,
  properties: readonly K[],
): ModelClass<Omit<InstanceOf<C>, K>> {
  const omitted = new Set<string>(properties);
  return derive({
    name: `${nameOf(type)}Omit`,
    sources: [type as unknown as AbstractConstructor],
    takes: (property) => !omitted.has(property),
    isInitialised: true,
  }) as ModelClass<Omit<InstanceOf<C>, K>>;
}

type Intersection<C extends readonly unknown[]> = C extends readonly [infer First, ...infer Rest]
  ? InstanceOf<First> & Intersection<Rest>
  : unknown;

/**
 * A model with the properties of all of several; of one that more than one has, the last counts: `OrderAndAudited`.
 *
 * @example
 * class AuditedOrder extends IntersectionType(Order, Audited) {}
 */
export function IntersectionType<const C extends readonly [ClassOf, ...ClassOf[]]>(...types: C): ModelClass<Intersection<C>> {
  return derive({
    name: types.map(nameOf).join('And'),
    sources: types as unknown as readonly AbstractConstructor[],
    takes: () => true,
    isInitialised: true,
  }) as ModelClass<Intersection<C>>;
}

/**
 * The same model with every property required: none may be absent, but where it has a default or an initialiser: `OrderRequired`.
 * Null is taken where `nullable` says so; that of `@IsOptional` is not.
 *
 * @example
 * class FullOrder extends RequiredType(OrderPatch) {}
 */
export function RequiredType<C extends ClassOf>(type: C): ModelClass<Required<InstanceOf<C>>> {
  const source = type as unknown as AbstractConstructor;
  const staysOptional = (property: string): boolean => {
    const options = fieldOf(source, property)?.options;
    return options !== undefined && mayBeAbsent({ ...options, optional: false });
  };
  return derive({
    name: `${nameOf(type)}Required`,
    sources: [source],
    takes: () => true,
    keeps: (metadata) => !isOptional(metadata) && (!isAbsence(metadata) || staysOptional(metadata.propertyName)),
    // Nested validation takes what is absent, and so do custom checks that only look at what is there.
    adds: (_, metadata) => (metadata.some(isOptional) && !metadata.some(isPresence) ? [classValidator().IsDefined()] : []),
    options: ({ optional: _, ...options }) => options,
    isInitialised: true,
  }) as ModelClass<Required<InstanceOf<C>>>;
}

function nameOf(type: ClassOf): string {
  return (type as AbstractConstructor).name;
}

const isOptional = ({ type, name }: ValidationMetadata): boolean => type === 'conditionalValidation' && name === 'isOptional';
const isPresence = ({ type }: ValidationMetadata): boolean => type === 'isDefined';
const isAbsence = ({ type, constraints }: ValidationMetadata): boolean =>
  type === 'conditionalValidation' && (constraints as readonly unknown[] | undefined)?.[0] === unlessAbsent;
