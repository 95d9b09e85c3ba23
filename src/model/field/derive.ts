import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { AbstractConstructor, Constructor } from '../../core/types.js';
import { copyStrategy, copyTransformation, copyValidation, transformedProperties, validationOf } from './copy-metadata.js';
import { DeclaredField } from './declared-field.js';
import { lineage } from '../../core/classes.js';
import { fieldOf, recordField } from './field-facts.js';
import type { FieldOptions } from './options.js';

/** How a class is made from others. */
export interface Derivation {
  readonly name: string;
  readonly sources: readonly AbstractConstructor[];
  /** Whether a property is taken over. */
  readonly takes: (property: string) => boolean;
  /** Whether a piece of validation is. */
  readonly keeps?: (metadata: ValidationMetadata) => boolean;
  /** What else is said of each property that is taken over. */
  readonly adds?: (property: string, metadata: readonly ValidationMetadata[]) => readonly PropertyDecorator[];
  readonly options?: (options: FieldOptions) => FieldOptions;
  /** Whether initialisers count: then the constructors of the sources run. */
  readonly isInitialised: boolean;
}

/** Makes a class with properties of others. Of a property that several have, the last one counts. */
export function derive({ name, sources, takes, isInitialised, ...changes }: Derivation): Constructor {
  const Derived = class {
    constructor() {
      if (isInitialised) for (const source of sources) takeOver(this, new (source as Constructor)() as object, takes);
    }
  };
  Object.defineProperty(Derived, 'name', { value: name, configurable: true });
  sources.forEach((source, i) => {
    const later = new Set(sources.slice(i + 1).flatMap((one) => [...propertiesOf(one)]));
    const isTaken = (property: string): boolean => takes(property) && !later.has(property);
    copyMembers(source, Derived, isTaken);
    copyStrategy(source, Derived);
    for (const property of propertiesOf(source)) if (isTaken(property)) copyProperty(source, Derived, property, changes);
  });
  return Derived;
}

function takeOver(target: object, source: object, takes: (property: string) => boolean): void {
  for (const [property, value] of Object.entries(source)) if (takes(property)) (target as Record<string, unknown>)[property] = value;
}

/** All that a decorator speaks of, in the order of the declarations, ancestors first. */
function propertiesOf(source: AbstractConstructor): ReadonlySet<string> {
  const metadata = validationOf(source);
  const validated = lineage(source)
    .reverse()
    .flatMap((owner) => metadata.filter(({ target }) => target === owner));
  return new Set([...validated.map(({ propertyName }) => propertyName), ...transformedProperties(source)]);
}

function copyProperty(
  source: AbstractConstructor,
  target: Constructor,
  property: string,
  { keeps = () => true, adds = () => [], options = (same) => same }: Pick<Derivation, 'keeps' | 'adds' | 'options'>,
): void {
  copyTransformation(source, target, property);
  const metadata = validationOf(source).filter(({ propertyName }) => propertyName === property);
  const kept = metadata.filter(keeps);
  for (const one of kept) copyValidation(one, target);
  for (const decorate of adds(property, metadata)) decorate(target.prototype as object, property);
  const facts = fieldOf(source, property);
  if (facts !== undefined) recordField(target, new DeclaredField(target.name, property, facts.declared, options(facts.options)));
}

/** Methods and accessors. */
function copyMembers(source: AbstractConstructor, target: Constructor, takes: (property: string) => boolean): void {
  for (const owner of lineage(source).reverse()) {
    for (const [member, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(owner.prototype as object))) {
      if (member !== 'constructor' && takes(member)) Object.defineProperty(target.prototype, member, descriptor);
    }
  }
}
