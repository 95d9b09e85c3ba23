import { memberOf } from '../../core/classes.js';
import type { Constructor } from '../../core/types.js';
import { predicateOf } from '../checks/predicates.js';
import { ownCheckOf } from '../field/own-check.js';
import { formOf } from '../form/form-of.js';
import type { ModelForm, PropertyForm } from '../form/model-form.js';
import type { TypeForm } from '../types/type-form.js';
import { Direction, transformerStorage } from '../library/transformer-storage.js';
import { isPlainlyTyped, targetOf } from './library-readers.js';
import { isOfResponse, type ResolvedOptions } from './options.js';
import { isWhole, outgoingProperties } from './response/source.js';
import { concerns } from './steps.js';

/**
 * Why a model cannot be read by a compiled reader, in words for the log; undefined where it can. Users' functions must run once, so
 * a model that holds one is always looked at the long way, which runs each once whatever the outcome.
 */
export function reasonForSlowness(form: ModelForm, options: ResolvedOptions, seen = new Set<Constructor>()): string | undefined {
  seen.add(form.type);
  const isResponse = isOfResponse(options.conversion);
  const isRuled = (of: ModelForm): boolean => of.rules.length > 0 && (!isResponse || isWhole(of));
  const rules = seen.size > 1 && isRuled(form) ? `${form.type.name} has a @Check and is held by another model` : undefined;
  if (rules !== undefined) return rules;
  const keys = isResponse
    ? outgoingProperties(form).map(({ name }) => name)
    : form.properties.flatMap(({ inKey, nameKey }) => [inKey ?? [], nameKey ?? []].flat());
  if (keys.length === 0) return `${form.type.name} has nothing that is read`;
  if (new Set(keys).size < keys.length) return `${form.type.name} reads a key into several properties`;
  const exposed = options.conversion === 'library' ? transformerStorage().getExposedProperties(form.type, Direction.ToClass) : [];
  if (exposed.length > 0) return `${form.type.name}.${exposed[0]} has an @Expose, and is written even where nothing was sent`;
  // The library also writes, and then drops, what is not read.
  const concerned = options.conversion === 'library' ? form.properties : form.properties.filter((one) => concerns(one, form, options));
  for (const property of concerned) {
    const reason = ofProperty(property, form.type, options);
    if (reason !== undefined) return `${form.type.name}.${property.name} ${reason}`;
  }
  const field = options.conversion === 'library' ? undecorated(form) : undefined;
  if (field !== undefined) return field;
  for (const model of form.properties.flatMap(({ type }) => modelsIn(type))) {
    const inner = formOf(model, options.selection);
    if (seen.has(model)) {
      if (isRuled(inner)) return `${model.name} has a @Check and is held by another model`;
      continue;
    }
    const reason = reasonForSlowness(inner, options, seen);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function ofProperty(property: PropertyForm, type: Constructor, { conversion }: ResolvedOptions): string | undefined {
  if (property.transformsIn.length > 0 && !isOfResponse(conversion)) return 'has a @Transform';
  if (property.conditions.length > 0) return 'has a @ValidateIf';
  if (property.isPromise) return 'holds a promise';
  if (property.name in Object.prototype) return 'has the name of something that every object has';
  if (memberOf(type, property.name) !== undefined) return 'is a getter or a method';
  for (const metadata of property.checks) {
    if (metadata.validateIf !== undefined) return 'has a check with a condition';
    if (isSticky(metadata)) return 'has a pattern that goes on from where it was';
    if (ownCheckOf(metadata.constraintCls) === undefined && predicateOf(metadata) === undefined)
      return `has a check of its own, ${metadata.name ?? ''}`;
  }
  const models = modelsIn(property.type);
  if (property.isNested && models.length === 0) return 'is validated as a model, but nothing says as which';
  if (property.field === undefined && models.length > 0 && !property.isNested) return 'holds a model that is not validated';
  if (conversion !== 'library') return undefined;
  if (property.field !== undefined || property.inKey !== property.name) return 'is not read as it is';
  const stated = transformerStorage().findTypeMetadata(type, property.name);
  if (stated === undefined) return property.isNested ? 'is validated as a model, but no @Type says as which' : undefined;
  if (!isPlainlyTyped(stated)) return 'holds values of several types';
  const isOther = property.isNested && !models.includes(targetOf(stated, property.name) as Constructor);
  return isOther ? 'is declared as one type, and @Type says another' : undefined;
}

/** Each look of such a pattern changes what the next one finds. */
function isSticky({ name, constraints }: PropertyForm['checks'][number]): boolean {
  const pattern: unknown = name === 'matches' ? (constraints as unknown[] | undefined)?.[0] : undefined;
  return pattern instanceof RegExp && pattern.sticky;
}

/** The models that values of a type hold, with their own not looked into. A type may hold itself. */
export function modelsIn(type: TypeForm, seen = new Set<TypeForm>()): readonly Constructor[] {
  if (seen.has(type)) return [];
  seen.add(type);
  const inside = (inner: TypeForm): readonly Constructor[] => modelsIn(inner, seen);
  switch (type.kind) {
    case 'model':
      return [type.model];
    case 'list':
    case 'set':
      return inside(type.item);
    case 'map':
      return inside(type.value);
    case 'nullable':
      return inside(type.of);
    case 'tuple':
      return type.items.flatMap(inside);
    case 'union':
      // What the tag says is read here, so that a branch that says nothing is found at start-up.
      return type.tag === undefined ? type.branches.flatMap(inside) : [...new Set(type.tag.models.values())];
    case 'any':
    case 'scalar':
      return [];
  }
}

/** The library takes fields that no decorator knows for unknown keys. */
function undecorated(form: ModelForm): string | undefined {
  const known = new Set(form.properties.map(({ name }) => name));
  const field = Object.keys(new form.type() as object).find((name) => !known.has(name));
  return field === undefined ? undefined : `${form.type.name}.${field} has no decorator`;
}
