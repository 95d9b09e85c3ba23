import type { DiscriminatorDescriptor, TypeHelpOptions, TypeMetadata } from 'class-transformer';
import { Buffer } from 'node:buffer';
import type { Constructor } from '../../core/types.js';

/** What a value may be declared as: a class, the types that a discriminator tells apart, or nothing. */
export type ValueType = Constructor | DiscriminatedType | undefined;

/** What `@Type` said of a property. */
export interface PropertyType {
  readonly metadata: TypeMetadata;
  /** What the compiler wrote for the property: what holds the values, when they are many. */
  readonly container: unknown;
  readonly discriminated: DiscriminatedType | undefined;
}

/** A type with subtypes that a property of the value names. */
export interface DiscriminatedType {
  readonly metadata: TypeMetadata;
  readonly property: string;
  readonly subTypes: DiscriminatorDescriptor['subTypes'];
  /** Whether the property that names the subtype stays in the result. */
  readonly isKept: boolean;
}

/** Reads one property's `@Type`. */
export function propertyTypeOf(metadata: TypeMetadata | undefined): PropertyType | undefined {
  return metadata && { metadata, container: metadata.reflectedType as unknown, discriminated: discriminatedTypeOf(metadata) };
}

/**
 * The class that `@Type`'s function names for one value. It is asked for every value, exactly as often as the library asks: it may look
 * at its argument or at anything else, and nothing about a function tells that it does not.
 */
export function declaredClass({ typeFunction, reflectedType }: TypeMetadata, help: TypeHelpOptions): Constructor | undefined {
  return classOf(typeFunction ? typeFunction(help) : reflectedType);
}

/** The type that an option or a decorator gave, if it is a function: an enum for instance is none, and says nothing. */
export function classOf(type: unknown): Constructor | undefined {
  return typeof type === 'function' ? (type as Constructor) : undefined;
}

/** Functions that the compiler may write for a property and of which `new` makes nothing. */
const makersOfNothing = new Set<unknown>([Symbol, BigInt, Promise, Buffer]);

/** Whether instances of a type can be made, as far as can be told without making one. */
export function isConstructible(type: unknown): type is Constructor {
  return typeof type === 'function' && Boolean(type.prototype) && !makersOfNothing.has(type);
}

function discriminatedTypeOf(metadata: TypeMetadata): DiscriminatedType | undefined {
  const { discriminator, keepDiscriminatorProperty } = metadata.options ?? {};
  if (!discriminator?.property || !discriminator.subTypes) return undefined;
  return { metadata, property: discriminator.property, subTypes: discriminator.subTypes, isKept: keepDiscriminatorProperty === true };
}
