import { aliasIn } from '../field/alias.js';
import { TenonError } from '../../core/errors.js';
import type { Constructor } from '../../core/types.js';
import { fieldOf, type FieldFacts } from '../field/field-facts.js';
import { classValidator } from '../library/library.js';
import { settingsOf } from '../form/settings.js';
import { describeForm } from './describe.js';
import type { Tag, TypeForm } from './type-form.js';

type Value = string | number | boolean;

/**
 * The property that tells the branches of a union apart. Which value names which class is read on first use, from what the classes
 * declare for it; `UNION_TAG_MISSING` where one names none, `UNION_TAG_TWICE` where two name the same.
 */
export function tagOf(property: string, branches: () => readonly TypeForm[], path: readonly string[]): Tag {
  let models: Tag['models'] | undefined;
  return {
    property,
    get key() {
      return keyOf(property, branches());
    },
    get nameKey() {
      return keyOf(property, branches()) !== property && isReadByName(branches()) ? property : undefined;
    },
    get models() {
      return (models ??= modelsOf(property, branches(), path));
    },
  };
}

/** The alias, which all branches have or none. */
function keyOf(property: string, branches: readonly TypeForm[]): string {
  for (const branch of branches) {
    if (branch.kind === 'union') return keyOf(property, branch.branches);
    const alias = branch.kind === 'model' ? aliasIn(fieldOf(branch.model, property)?.options.alias) : undefined;
    if (alias !== undefined) return alias;
  }
  return property;
}

function isReadByName(branches: readonly TypeForm[]): boolean {
  return branches.some((branch) =>
    branch.kind === 'union' ? isReadByName(branch.branches) : branch.kind === 'model' && settingsOf(branch.model).byName === true,
  );
}

/** What stands in data as the tag, and under which key: the property's own name counts where nothing is under the other. */
export function tagIn({ key, nameKey }: Tag, data: Readonly<Record<string, unknown>>): readonly [key: string, value: unknown] {
  const value = data[key];
  return value === undefined && nameKey !== undefined ? [nameKey, data[nameKey]] : [key, value];
}

function modelsOf(tag: string, branches: readonly TypeForm[], path: readonly string[]): Tag['models'] {
  const models = new Map<Value, Constructor>();
  for (const branch of branches) {
    // A union in a union offers its own branches.
    if (branch.kind === 'union') for (const [value, model] of modelsOf(tag, branch.branches, path)) add(value, model);
    else if (branch.kind !== 'model') throw TenonError.of('UNION_TAG_MISSING', { branch: describeForm(branch), tag }, { path });
    else for (const value of valuesOf(branch.model, tag, path)) add(value, branch.model);
  }
  return models;

  function add(value: Value, model: Constructor): void {
    const other = models.get(value);
    if (other !== undefined && other !== model) {
      const facts = { branches: [other.name, model.name] as const, tag, value: JSON.stringify(value) };
      throw TenonError.of('UNION_TAG_TWICE', facts, { path });
    }
    models.set(value, model);
  }
}

/** What a class declares as the values of the property. An enum without more says only what all values are, so an initialiser goes before it. */
function valuesOf(model: Constructor, property: string, path: readonly string[]): readonly Value[] {
  const field = fieldOf(model, property);
  const narrow = field?.options.enum === undefined ? byField(field) : [];
  const values = [narrow, byChecks(model, property), byInitialiser(model, property), byField(field)].find(({ length }) => length > 0);
  if (values === undefined) throw TenonError.of('UNION_TAG_MISSING', { branch: model.name, tag: property }, { path });
  return values;
}

function byField(field: FieldFacts | undefined): readonly Value[] {
  const form = field?.form.kind === 'nullable' ? field.form.of : field?.form;
  if (form?.kind !== 'scalar') return [];
  const { schema } = form.scalar;
  return 'const' in schema ? only([schema.const]) : only(schema.enum);
}

function byChecks(model: Constructor, property: string): readonly Value[] {
  const metadata = classValidator().getMetadataStorage().getTargetValidationMetadatas(model, '', false, false);
  for (const { propertyName, name, constraints } of metadata) {
    if (propertyName !== property) continue;
    if (name === 'equals') return only([constraints[0]]);
    if (name === 'isIn') return only(constraints[0]);
  }
  return [];
}

function byInitialiser(model: Constructor, property: string): readonly Value[] {
  return only([(new model() as Record<string, unknown>)[property]]);
}

function only(values: unknown): readonly Value[] {
  return Array.isArray(values) ? values.filter((value): value is Value => ['string', 'number', 'boolean'].includes(typeof value)) : [];
}
