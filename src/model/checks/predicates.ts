import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { builtIn, libraryCheck } from './built-ins.js';
import { formats } from './formats.js';
import { isGenuine } from './genuine.js';
import { numbers } from './numbers.js';
import type { Predicate, PredicateMaker } from './predicate.js';
import { texts } from './texts.js';
import { values } from './values.js';

const MAKERS: ReadonlyMap<string, PredicateMaker> = new Map(Object.entries({ ...values, ...numbers, ...texts, ...formats }));

const predicates = new WeakMap<ValidationMetadata, { readonly predicate: Predicate | undefined }>();

/**
 * The decision of a check as a plain function of the value (for `each`: of one element): exactly the library's, and throwing where that
 * throws. Undefined for checks that are not class-validator's own, or where a function of the user's says which
 * items are the same.
 */
export function predicateOf(metadata: ValidationMetadata): Predicate | undefined {
  let known = predicates.get(metadata);
  if (known === undefined) predicates.set(metadata, (known = { predicate: make(metadata) }));
  return known.predicate;
}

function make(metadata: ValidationMetadata): Predicate | undefined {
  const { name } = metadata;
  const known = name === undefined ? undefined : builtIn(name);
  if (name === undefined || known === undefined || !isGenuine(metadata)) return undefined;
  const library = libraryCheck(known, metadata);
  const constraints = (metadata.constraints as unknown[] | undefined) ?? [];
  return MAKERS.get(name)?.(constraints, library) ?? library;
}
