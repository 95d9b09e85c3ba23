import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { BigInteger, Int } from '../scalars/numbers.js';
import type { Scalar } from '../scalars/scalar.js';
import { Text } from '../scalars/texts.js';
import type { TypeForm } from '../types/type-form.js';
import { narrowByChecks } from './facts-of-checks.js';
import { narrow } from './merge.js';
import { finished } from './null.js';
import { pass } from './presence.js';
import type { Draft, JsonSchema, SchemaWording } from './schema.js';

/** How a union that is told apart by a tag is written; handed in, because it looks into models. */
export type WriteUnion = (union: Extract<TypeForm, { kind: 'union' }>, branches: readonly JsonSchema[]) => JsonSchema;

/** Writes schemas of types, each with the checks of its values. */
export class TypeSchemas {
  /** Types that are being written: one that is met in itself without a model in between has no name to refer to. */
  readonly #open = new Set<TypeForm>();

  constructor(
    readonly wording: SchemaWording,
    readonly writeUnion: WriteUnion,
  ) {}

  /** Of a value: its type, what its checks and those of its items take, and null where that is taken. */
  checked(form: TypeForm, checks: readonly ValidationMetadata[], takesNull: boolean, besides: JsonSchema = {}): JsonSchema {
    const inner = form.kind === 'nullable' ? form.of : form;
    const isContainer = inner.kind === 'list' || inner.kind === 'set' || (inner.kind === 'map' && !inner.asRecord);
    const own = isContainer ? checks.filter(({ each }) => !each) : checks;
    const draft = { ...this.of(inner, isContainer ? checks.filter(({ each }) => each) : []) };
    narrow(draft, besides);
    narrowByChecks(draft, own, inner, this.wording);
    return finished(draft, takesNull);
  }

  /** Of a type; `eachChecks` are those of the items of a list, a set or a map. */
  of(form: TypeForm, eachChecks: readonly ValidationMetadata[] = []): Draft {
    if (this.#open.has(form)) return {};
    this.#open.add(form);
    try {
      return this.#write(form, eachChecks);
    } finally {
      this.#open.delete(form);
    }
  }

  #write(form: TypeForm, eachChecks: readonly ValidationMetadata[]): Draft {
    switch (form.kind) {
      case 'any':
        return {};
      case 'scalar':
        return ofScalar(form.scalar);
      case 'model':
        return { $ref: form.model };
      case 'nullable':
        return { ...finished(this.of(form.of), true) };
      case 'list':
        return { type: 'array', items: this.#item(form.item, eachChecks) };
      case 'set':
        // What is sent twice is there once, and nobody is told off.
        return { type: 'array', items: this.#item(form.item, eachChecks), ...(this.wording === 'declared' ? { uniqueItems: true } : {}) };
      case 'map':
        return { type: 'object', ...namesOf(form.key), additionalProperties: this.#item(form.value, eachChecks) };
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

function ofTuple(items: readonly JsonSchema[]): Draft {
  const { length } = items;
  return { type: 'array', ...(length === 0 ? {} : { prefixItems: items, minItems: length }), maxItems: length };
}

const wholeNumber = '^\\s*[+-]?\\d+(?:_\\d+)*(?:\\.0+)?\\s*$';

function ofScalar(scalar: Scalar): Draft {
  // Beyond what a JSON number says exactly, it is text.
  if (scalar === BigInteger) return { anyOf: [{ type: 'integer' }, { type: 'string', pattern: wholeNumber }] };
  const { const: only, ...rest } = scalar.schema;
  const values = only === undefined ? (rest.enum as readonly unknown[] | undefined) : [only];
  return values === undefined ? rest : { ...rest, enum: values.filter((value) => typeof value !== 'number' || Number.isFinite(value)) };
}

/** Names of properties are texts, from which keys are read with all that a text may be. */
function namesOf(key: Scalar | undefined): JsonSchema {
  if (key === undefined || key === Text) return {};
  if (key === Int || key === BigInteger) return { propertyNames: { pattern: wholeNumber } };
  const { format, enum: values, const: only } = key.schema;
  const texts = only === undefined ? values : [only];
  if (Array.isArray(texts) && texts.every((value) => typeof value === 'string')) return { propertyNames: { enum: texts } };
  return typeof format === 'string' ? { propertyNames: { format } } : {};
}
