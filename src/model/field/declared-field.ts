import { TenonError } from '../../core/errors.js';
import { statedEnum } from '../scalars/choices.js';
import { isComposite, setOf, type StatedType } from '../types/composite.js';
import { describeForm } from '../types/describe.js';
import { typeFormOf } from '../types/resolve.js';
import type { TypeForm } from '../types/type-form.js';
import type { FieldFacts } from './field-facts.js';
import { typeOfLimits } from './limit-words.js';
import type { FieldOptions } from './options.js';
import { keepsPromise, outlineOf, type Outline } from './outline.js';

/** What the compiler writes where it knows no more than that there is something, or that it holds something. */
const lost = new Set<unknown>([undefined, Object, Array, Function, Promise, Map, Set, Symbol]);

/** The facts of a `@Field`: `FIELD_TYPE_UNKNOWN` where neither it nor the declaration says what the type is. */
export class DeclaredField implements FieldFacts {
  readonly stated: StatedType | undefined;
  #form: TypeForm | undefined;

  constructor(
    /** The name of the class, for errors. */
    readonly model: string,
    readonly property: string,
    readonly declared: unknown,
    readonly options: FieldOptions,
  ) {
    this.stated = statedType(options, declared);
    // There, but undefined: a class of a circular import.
    if ('type' in options && this.stated === undefined) typeFormOf(options.type as never, this.path);
    if (this.stated === undefined && lost.has(declared)) {
      const type = declared === undefined ? 'nothing' : (declared as { readonly name: string }).name;
      throw TenonError.of('FIELD_TYPE_UNKNOWN', { model, property, type });
    }
  }

  /** The stated type, else the declared one. */
  get type(): StatedType {
    return this.stated ?? (this.declared as StatedType);
  }

  /** Where it stands, for errors. */
  get path(): readonly string[] {
    return [`${this.model}.${this.property}`];
  }

  get outline(): Outline {
    return outlineOf(this.type, this.path);
  }

  get isNullable(): boolean {
    const { stated } = this;
    return this.options.nullable === true || (stated !== undefined && isStatedNullable(stated));
  }

  get form(): TypeForm {
    return (this.#form ??= this.#resolve());
  }

  #resolve(): TypeForm {
    const form = typeFormOf(this.type, this.path);
    if (!keepsPromise(this.outline, form)) {
      throw TenonError.of('FIELD_LATER_UNFIT', { model: this.model, property: this.property, type: describeForm(form) });
    }
    return this.options.nullable === true && form.kind !== 'nullable' && form.kind !== 'any' ? { kind: 'nullable', of: form } : form;
  }
}

function isStatedNullable(stated: StatedType): boolean {
  if (!isComposite(stated)) return false;
  return stated.form.of === 'nullable' || (stated.form.of === 'described' && isStatedNullable(stated.form.item));
}

function statedType(options: FieldOptions, declared: unknown): StatedType | undefined {
  const members = statedEnum(options);
  if (members !== undefined) {
    if (declared === Array) return [members];
    return declared === Set ? setOf(members) : members;
  }
  if (options.type !== undefined) return options.type;
  // `string | null` is lost, but only text has a length.
  return lost.has(declared) && declared !== Array ? typeOfLimits(options) : undefined;
}
