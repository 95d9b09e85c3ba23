import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { Decimal } from '../scalars/decimals.js';
import { namedEnum } from '../scalars/enum-names.js';
import { BigInteger, Int } from '../scalars/numbers.js';
import type { Scalar } from '../scalars/scalar.js';
import { Text } from '../scalars/texts.js';
import { notesOf } from '../types/form-notes.js';
import type { TypeForm } from '../types/type-form.js';
import { withDecimalPattern } from './decimal-facts.js';
import { narrowByChecks } from './facts-of-checks.js';
import { narrow } from './merge.js';
import { noted } from './notes.js';
import { finished } from './null.js';
import { pass } from './presence.js';
import type { Draft, JsonSchema, SchemaFocus } from './schema.js';

/** How a union that is told apart by a tag is written; handed in, because it looks into models. */
export type WriteUnion = (union: Extract<TypeForm, { kind: 'union' }>, branches: readonly JsonSchema[]) => JsonSchema;

/** Writes schemas of types, each with the checks of its values. */
export class TypeSchemas {
  /** Types that are being written: one that is met in itself without a model in between has no name to refer to. */
  readonly #open = new Set<TypeForm>();

  constructor(
    readonly focus: Pick<SchemaFocus, 'wording' | 'direction'>,
    readonly writeUnion: WriteUnion,
  ) {}

  /** Of a value: its type, what its checks and those of its items take, and null where that is taken. */
  checked(form: TypeForm, checks: readonly ValidationMetadata[], takesNull: boolean, besides: JsonSchema = {}): JsonSchema {
    const { wording } = this.focus;
    const inner = form.kind === 'nullable' ? form.of : form;
    const isContainer = inner.kind === 'list' || inner.kind === 'set' || (inner.kind === 'map' && !inner.asRecord);
    const own = isContainer ? checks.filter(({ each }) => !each) : checks;
    const draft = { ...this.of(inner, isContainer ? checks.filter(({ each }) => each) : []) };
    narrow(draft, besides);
    narrowByChecks(draft, own, inner, wording);
    if (wording === 'declared' && inner.kind === 'scalar' && inner.scalar === Decimal) withDecimalPattern(draft, own);
    const schema = finished(draft, takesNull, wording);
    return form === inner ? schema : described(schema, form);
  }

  /** Of a type; `eachChecks` are those of the items of a list, a set or a map. */
  of(form: TypeForm, eachChecks: readonly ValidationMetadata[] = []): Draft {
    if (this.#open.has(form)) return {};
    this.#open.add(form);
    try {
      return { ...described(this.#write(form, eachChecks), form) };
    } finally {
      this.#open.delete(form);
    }
  }

  #write(form: TypeForm, eachChecks: readonly ValidationMetadata[]): Draft {
    const isDeclared = this.focus.wording === 'declared';
    switch (form.kind) {
      case 'any':
        return {};
      case 'scalar':
        return ofScalar(form.scalar, this.focus);
      case 'model':
        return { $ref: form.model };
      case 'nullable':
        return { ...this.checked(form.of, [], true) };
      case 'list':
        return { type: 'array', items: this.#item(form.item, eachChecks) };
      case 'set':
        // What is sent twice is there once, and nobody is told off.
        return { type: 'array', items: this.#item(form.item, eachChecks), ...(isDeclared ? { uniqueItems: true } : {}) };
      case 'map':
        return {
          type: 'object',
          ...namesOf(form.key, this.focus),
          additionalProperties: valuesOf(this.#item(form.value, eachChecks), this.focus),
        };
      case 'tuple':
        return ofTuple(form.items.map((item) => this.#item(item, [])));
      case 'union':
        return {
          ...this.writeUnion(
            form,
            form.branches.map((branch) => this.#item(branch, [])),
          ),
        };
    }
  }

  #item(form: TypeForm, checks: readonly ValidationMetadata[]): JsonSchema {
    const takesNull = (form.kind === 'nullable' || form.kind === 'any') && pass(checks, null);
    return this.checked(form, checks, takesNull);
  }
}

/** With what is said of the type itself, wherever it is used. */
function described(schema: JsonSchema, form: TypeForm): JsonSchema {
  const said = notesOf(form);
  return said === undefined ? schema : noted(schema, said, form);
}

function ofTuple(items: readonly JsonSchema[]): Draft {
  const { length } = items;
  return { type: 'array', ...(length === 0 ? {} : { prefixItems: items, minItems: length }), maxItems: length };
}

const wholeNumber = '^\\s*[+-]?\\d+(?:_\\d+)*(?:\\.0+)?\\s*$';

type Focus = TypeSchemas['focus'];

function ofScalar(scalar: Scalar, { wording, direction }: Focus): Draft {
  const named = namedEnum(scalar.members);
  if (named !== undefined) return { $ref: named };
  // Beyond what a JSON number says exactly, it is text.
  if (scalar === BigInteger) return { anyOf: [{ type: 'integer' }, { type: 'string', pattern: wholeNumber }] };
  if (scalar === Decimal && wording === 'declared' && direction === 'output') return { type: 'string' };
  // pydantic calls either alphabet base64.
  if (scalar.limits === 'bytes' && 'contentEncoding' in scalar.schema && wording === 'declared')
    return { type: 'string', contentEncoding: 'base64', contentMediaType: 'application/octet-stream' };
  const { const: only, ...rest } = scalar.schema;
  const values = only === undefined ? (rest.enum as readonly unknown[] | undefined) : [only];
  return values === undefined ? rest : { ...rest, enum: values.filter((value) => typeof value !== 'number' || Number.isFinite(value)) };
}

/** Of anything, FastAPI says no more than that it is there. */
function valuesOf(schema: JsonSchema, { wording }: Focus): JsonSchema | true {
  return wording === 'declared' && Object.keys(schema).length === 0 ? true : schema;
}

/** Names of properties are texts, from which keys are read with all that a text may be. */
function namesOf(key: Scalar | undefined, { wording }: Focus): JsonSchema {
  if (key === undefined || key === Text) return {};
  const named = namedEnum(key.members);
  if (named !== undefined && key.schema.type === 'string') return { propertyNames: { $ref: named } };
  if (key === Int || key === BigInteger) return wording === 'declared' ? {} : { propertyNames: { pattern: wholeNumber } };
  const { format, enum: values, const: only } = key.schema;
  const texts = only === undefined ? values : [only];
  if (Array.isArray(texts) && texts.every((value) => typeof value === 'string')) return { propertyNames: { enum: texts } };
  return typeof format === 'string' ? { propertyNames: { format } } : {};
}
