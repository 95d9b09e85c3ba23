import { isDeepStrictEqual } from 'node:util';
import type { TransformMetadata } from 'class-transformer';
import { unknownEntries } from '../engine/response/carry-over.js';
import { namesOf } from '../engine/response/source.js';
import { defaultOf } from '../engine/stated-default.js';
import { computation } from '../form/computation.js';
import type { ModelForm, PropertyForm } from '../form/model-form.js';
import { Direction } from '../library/transformer-storage.js';
import type { TypeForm } from '../types/type-form.js';
import { isIn, partInside, type Part, type PickOptions } from './pick-options.js';

/** What is done for one property that goes out. */
export interface OutputStep {
  readonly name: string;
  /** Where a plain object may have it instead. */
  readonly otherKeys: readonly string[];
  readonly key: string;
  readonly type: TypeForm;
  /** What goes out of the value. */
  readonly part: Part;
  /** `@Expose` on a method: what it gives goes out. */
  readonly isMethod: boolean;
  /** Worked out by the class: never left out as unset or as the default. */
  readonly isComputed: boolean;
  /** What users do with the value first; undefined where they do nothing. */
  readonly transform: ((value: unknown, holder: object) => unknown) | undefined;
  /** Whether a value is the default. */
  readonly isDefault: (value: unknown) => boolean;
}

/** What goes out of a model under some options. */
export function outputSteps(form: ModelForm, options: PickOptions): readonly OutputStep[] {
  const initial = freshOf(form);
  return form.properties
    .filter(({ name, outKey }) => outKey !== undefined && isIn(options, name))
    .map((property) => {
      const { name, type, outKey, transformsOut } = property;
      const computed = computation(form.type, name);
      return {
        name,
        otherKeys: computed === undefined ? namesOf(property, form).slice(1) : [],
        key: options.byAlias === false ? name : (outKey as string),
        type,
        part: partInside(options, name),
        isMethod: computed === 'method',
        isComputed: computed !== undefined,
        transform: transformsOut.length === 0 ? undefined : transformation(transformsOut, name, options.groups),
        isDefault: defaultTest(property, initial),
      };
    });
}

/** Puts what a model has kept of unknown keys into what goes out; undefined where it keeps none. */
export function unknownPicker(
  form: ModelForm,
  options: PickOptions,
  pickAny: (value: unknown, part: Part) => unknown,
): ((holder: object, picked: Record<string, unknown>) => void) | undefined {
  if (form.settings.unknownKeys !== 'keep') return undefined;
  return (holder, picked) => {
    for (const [key, value] of unknownEntries(form, holder)) {
      if (Object.hasOwn(picked, key) || !isIn(options, key) || (value === null && options.exclude?.includes('null') === true)) continue;
      picked[key] = pickAny(value, partInside(options, key));
    }
  };
}

/** An instance as it is made; nothing where the constructor wants more. */
function freshOf({ type }: ModelForm): Record<string, unknown> {
  try {
    return new type() as Record<string, unknown>;
  } catch {
    return {};
  }
}

function defaultTest(property: PropertyForm, initial: Record<string, unknown>): (value: unknown) => boolean {
  const value = defaultOf(property, initial[property.name]);
  return typeof value === 'object' && value !== null ? (other) => isDeepStrictEqual(other, value) : (other) => Object.is(other, value);
}

function transformation(
  transforms: readonly TransformMetadata[],
  key: string,
  groups: readonly string[] | undefined,
): (value: unknown, holder: object) => unknown {
  const options = groups === undefined ? {} : { groups: [...groups] };
  return (given, obj) => {
    let value = given;
    for (const { transformFn } of transforms) value = transformFn({ value, key, obj, type: Direction.ToPlain as never, options });
    return value;
  };
}
