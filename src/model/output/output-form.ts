import { isDeepStrictEqual } from 'node:util';
import type { TransformMetadata } from 'class-transformer';
import { memberOf } from '../../core/classes.js';
import type { Constructor } from '../../core/types.js';
import type { ModelForm, PropertyForm } from '../form/model-form.js';
import { statedDefault } from '../engine/stated-default.js';
import { Direction } from '../library/transformer-storage.js';
import type { TypeForm } from '../types/type-form.js';

/** What is left out of what goes out. */
export type Exclusion = 'unset' | 'defaults' | 'null';

/** Which part of a model goes out; all of it where nothing is said. */
export interface PickOptions {
  /** `unset`: what was not sent; `defaults`: what is as it is by default; `null`: nulls. In models inside too, as FastAPI does it. */
  readonly exclude?: Exclusion;
  /** Only these properties of the model itself. */
  readonly include?: readonly string[];
  /** Not these. */
  readonly omit?: readonly string[];
  readonly groups?: readonly string[];
  readonly codeGeneration?: 'auto' | 'on' | 'off';
}

/** What is done for one property that goes out. */
export interface OutputStep {
  readonly name: string;
  readonly key: string;
  readonly type: TypeForm;
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
export function outputSteps(form: ModelForm, { include, omit = [], groups }: PickOptions): readonly OutputStep[] {
  const initial = freshOf(form);
  return form.properties
    .filter(({ name, outKey }) => outKey !== undefined && (include?.includes(name) ?? true) && !omit.includes(name))
    .map((property) => {
      const { name, type, outKey, transformsOut } = property;
      const computed = computation(form.type, name);
      return {
        name,
        key: outKey as string,
        type,
        isMethod: computed === 'method',
        isComputed: computed !== undefined,
        transform: transformsOut.length === 0 ? undefined : transformation(transformsOut, name, groups),
        isDefault: defaultTest(property, initial),
      };
    });
}

/** An instance as it is made; nothing where the constructor wants more. */
function freshOf({ type }: ModelForm): Record<string, unknown> {
  try {
    return new type() as Record<string, unknown>;
  } catch {
    return {};
  }
}

function defaultTest({ name, field }: PropertyForm, initial: Record<string, unknown>): (value: unknown) => boolean {
  const value: unknown = initial[name] ?? (field === undefined ? undefined : statedDefault(field.options));
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

/** What the class works out itself: a method, a getter, or nothing of the kind. */
function computation(type: Constructor, name: string): 'method' | 'getter' | undefined {
  const member = memberOf(type, name);
  return member === undefined ? undefined : typeof member.value === 'function' ? 'method' : 'getter';
}
