import { isRecord, type Constructor } from '../core/types.js';
import { newModel } from '../model/engine/new-model.js';
import { formOf } from '../model/form/form-of.js';
import type { PropertyForm } from '../model/form/model-form.js';
import type { NamedPlace, VariableNames } from './variable-names.js';

/** A property that one variable gives, and how to get there. */
export interface Leaf {
  readonly property: PropertyForm;
  /** The names of properties that lead there. */
  readonly names: readonly string[];
  readonly place: NamedPlace;
  /** What it is where nothing is set; undefined where that is nothing, or made anew each time. */
  readonly initial: unknown;
  /** Whether it, or something that it is in, may be left out. */
  readonly isOptional: boolean;
}

/** Where properties are looked for. */
interface Branch {
  readonly model: Constructor;
  readonly keys: readonly string[];
  readonly names: readonly string[];
  readonly initial: unknown;
  readonly isOptional: boolean;
}

/** Models that hold themselves have no end. */
const deepest = 8;

/** Every property of a class of settings, with those of models inside in place of the models. */
export function leavesOf(names: VariableNames): readonly Leaf[] {
  const { type } = names.form;
  return leavesIn({ model: type, keys: [], names: [], initial: newModel(type), isOptional: false }, names);
}

function leavesIn(branch: Branch, variables: VariableNames): readonly Leaf[] {
  return formOf(branch.model).properties.flatMap((property): readonly Leaf[] => {
    const { inKey, name } = property;
    if (inKey === undefined) return [];
    const [keys, names] = [
      [...branch.keys, inKey],
      [...branch.names, name],
    ];
    const initial = initialOf(property, branch.initial);
    const isOptional = branch.isOptional || property.skipsUndefined || initial !== undefined || hasDefault(property);
    const type = property.type.kind === 'nullable' ? property.type.of : property.type;
    if (type.kind !== 'model' || names.length >= deepest) return [{ property, names, place: variables.placeOf(keys), initial, isOptional }];
    return leavesIn({ model: type.model, keys, names, initial: initial ?? newModel(type.model), isOptional }, variables);
  });
}

function initialOf({ name, field }: PropertyForm, holder: unknown): unknown {
  const stated = field?.options.default;
  return (isRecord(holder) ? holder[name] : undefined) ?? (typeof stated === 'function' ? undefined : stated);
}

function hasDefault({ field }: PropertyForm): boolean {
  return field !== undefined && 'default' in field.options;
}
