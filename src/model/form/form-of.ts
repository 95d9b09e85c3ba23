import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { lineage } from '../../core/classes.js';
import { designType } from '../../core/metadata.js';
import type { AbstractConstructor, Constructor } from '../../core/types.js';
import { aliasIn, aliasOut } from '../field/alias.js';
import { fieldOf, fieldsOf } from '../field/field-facts.js';
import { inAnyCase, unlessAbsent, unlessNull } from '../field/presence.js';
import { classValidator } from '../library/library.js';
import { Direction } from '../library/transformer-storage.js';
import { metadataVersion } from '../library/version.js';
import { exposedName, exposureOf, transformsOf } from '../transformer/exposure.js';
import type { ModelForm, PropertyForm, ReadingSettings, Selection } from './model-form.js';
import { rulesOf } from './rules.js';
import { settingsOf } from './settings.js';
import { typeOfProperty } from './type-of-property.js';

interface Known {
  readonly version: number;
  readonly form: ModelForm;
}

const forms = new WeakMap<AbstractConstructor, Map<string, Known>>();

/** The form of a class, read once; read again when a decorator has added metadata since. */
export function formOf(type: Constructor, selection: Selection = {}): ModelForm {
  const version = metadataVersion();
  const key = selectionKey(selection);
  let ofType = forms.get(type);
  if (ofType === undefined) forms.set(type, (ofType = new Map<string, Known>()));
  let known = ofType.get(key);
  if (known?.version !== version) ofType.set(key, (known = { version, form: read(type, selection) }));
  return known.form;
}

/** Tells selections apart; options that class-validator treats alike have one key. */
export function selectionKey({ groups, always, strictGroups }: Selection): string {
  if (groups === undefined && always !== true && strictGroups !== true) return '';
  return JSON.stringify([groups ?? null, always === true, strictGroups === true]);
}

/** Whether anything is known about a class that makes it a model. */
export function isModel(type: unknown): type is Constructor {
  return typeof type === 'function' && type.prototype !== undefined && formOf(type as Constructor).properties.length > 0;
}

function read(type: Constructor, selection: Selection): ModelForm {
  const { groups, always = false, strictGroups = false } = selection;
  const storage = classValidator().getMetadataStorage();
  // The empty name of a schema is what the library itself passes.
  const metadata = storage.getTargetValidationMetadatas(type, '', always, strictGroups, groups as string[] | undefined);
  const byProperty = new Map<string, ValidationMetadata[]>();
  for (const one of metadata) {
    const known = byProperty.get(one.propertyName);
    if (known === undefined) byProperty.set(one.propertyName, [one]);
    else known.push(one);
  }
  const transforming = groups === undefined ? {} : { groups: [...groups] };
  const [incoming, outgoing] = [exposureOf(type, Direction.ToClass, transforming), exposureOf(type, Direction.ToPlain, transforming)];
  const names = declarationOrder(type, metadata, [...outgoing.exposed.keys()]);
  const settings = settingsOf(type);
  const properties = names.map((name) => {
    // What class-validator does not know is not taken from anybody.
    const inKey = byProperty.has(name) ? exposedName(incoming, name) : undefined;
    const outKey = exposedName(outgoing, name);
    return property(type, name, byProperty.get(name) ?? [], { inKey, outKey, byName: settings.byName === true, ...transforming });
  });
  return {
    type,
    properties,
    positions: new Map(names.map((name, i) => [name, i])),
    passedOver: new Set(properties.flatMap((one) => passedOver(one, settings))),
    keys: new Set(properties.flatMap(({ inKey, nameKey }) => [inKey ?? [], nameKey ?? []].flat())),
    rules: rulesOf(type),
    settings,
  };
}

/** The keys of a property that is sent, and not taken. */
function passedOver({ name, field }: PropertyForm, { byName }: ReadingSettings): readonly string[] {
  if (field?.options.readOnly !== true) return [];
  const alias = aliasIn(field.options.alias);
  return alias === undefined ? [name] : byName === true ? [alias, name] : [alias];
}

/** class-validator lists a class before its ancestors; people (and FastAPI) read the ancestors first. */
function declarationOrder(type: Constructor, metadata: readonly ValidationMetadata[], exposed: readonly string[]): string[] {
  const names = new Set<string>();
  for (const ancestor of lineage(type).reverse()) {
    for (const { target, propertyName } of metadata) if (target === ancestor) names.add(propertyName);
  }
  for (const name of [...fieldsOf(type).keys(), ...exposed]) names.add(name);
  return [...names];
}

/** Conditions that `@Field` wrote: what they mean is known. */
const ourConditions = new Set<unknown>([unlessAbsent, unlessNull, inAnyCase]);

function property(
  type: Constructor,
  name: string,
  metadata: readonly ValidationMetadata[],
  exposure: {
    readonly inKey: string | undefined;
    readonly outKey: string | undefined;
    readonly byName: boolean;
    readonly groups?: string[];
  },
): PropertyForm {
  const field = fieldOf(type, name);
  const alias = field?.options.alias;
  const conditions = metadata.filter((one) => one.type === 'conditionalValidation');
  const ours = (condition: unknown): boolean => conditions.some(({ constraints }) => (constraints as unknown[])[0] === condition);
  const isOptional = conditions.some((one) => one.name === 'isOptional');
  const checks = metadata.filter((one) => one.type === 'customValidation' || one.type === 'isDefined');
  const nested = metadata.filter((one) => one.type === 'nestedValidation');
  const inKey = field?.options.readOnly === true || exposure.inKey === undefined ? undefined : (aliasIn(alias) ?? exposure.inKey);
  return {
    name,
    inKey,
    nameKey: exposure.byName && inKey !== undefined && inKey !== name ? name : undefined,
    outKey: field?.options.writeOnly === true || exposure.outKey === undefined ? undefined : (aliasOut(alias) ?? exposure.outKey),
    type: field?.form ?? typeOfProperty(type, name, designType(type.prototype as object, name), checks, nested),
    field,
    skipsUndefined: isOptional || ours(unlessAbsent),
    skipsNull: isOptional || ours(unlessNull),
    conditions: conditions.filter((one) => one.name !== 'isOptional' && !ourConditions.has((one.constraints as unknown[])[0])),
    checks,
    isNested: nested.length > 0,
    nested,
    isPromise: metadata.some((one) => one.type === 'promiseValidation'),
    transformsIn: transformsOf(type, name, Direction.ToClass, exposure),
    transformsOut: transformsOf(type, name, Direction.ToPlain, exposure),
  };
}
