import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { OpenApiDocument } from 'tenon';

/** A JSON Schema of a document. */
export type Schema = Readonly<Record<string, unknown>>;

/** What is wrong with a value; empty where nothing is. */
export type Wrong = readonly ErrorObject[];

/** The schemas of one document, with what they refer to. */
export class DocumentSchemas {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(readonly document: OpenApiDocument) {
    addFormats.default(this.#ajv);
    // Moments without an offset are moments here as well as with FastAPI, which gives them the same format.
    for (const format of ['date-time', 'time'] as const) this.#ajv.addFormat(format, fullFormats[`iso-${format}`]);
    // ISO 8601-2 has durations less than nothing.
    this.#ajv.addFormat('duration', /^[+-]?P(?=.)(\d+[YMWD])*(T(\d+(\.\d+)?[HMS])+)?$/);
    this.#ajv.addSchema(document, 'document');
  }

  /** What is wrong with a value by the schema that stands at a place of the document. */
  wrongWith(value: unknown, place: readonly string[]): Wrong {
    const pointer = place.map((key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');
    let validate = this.#validators.get(pointer);
    if (validate === undefined) this.#validators.set(pointer, (validate = this.#ajv.compile({ $ref: `document#${pointer}` })));
    return validate(value) === true ? [] : [...(validate.errors ?? [])];
  }

  /** A schema with its reference followed, and what `allOf` adds, in one object. */
  whole(schema: Schema): Schema {
    const { $ref, allOf, ...own } = schema;
    const others = [...(typeof $ref === 'string' ? [this.#at($ref)] : []), ...((allOf as readonly Schema[] | undefined) ?? [])];
    return others.map((one) => this.whole(one)).reduce(merged, own);
  }

  #at(reference: string): Schema {
    const keys = reference.replace(/^#\//, '').split('/');
    const found = keys.reduce<unknown>((at, key) => (at as Schema)[key.replaceAll('~1', '/').replaceAll('~0', '~')], this.document);
    return found as Schema;
  }
}

/** What both say; where they differ, what the first says. */
export function merged(one: Schema, other: Schema): Schema {
  const both: Record<string, unknown> = { ...other, ...one };
  if (one.properties !== undefined && other.properties !== undefined) both.properties = { ...other.properties, ...one.properties };
  const required = [...((one.required as string[] | undefined) ?? []), ...((other.required as string[] | undefined) ?? [])];
  return required.length === 0 ? both : { ...both, required: [...new Set(required)] };
}
