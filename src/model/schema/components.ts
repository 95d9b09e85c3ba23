import { isDeepStrictEqual } from 'node:util';
import type { Constructor } from '../../core/types.js';
import type { Selection, UnknownKeys } from '../form/model-form.js';
import type { TypeForm } from '../types/type-form.js';
import { inDialect } from './dialects.js';
import { withLibrarySchema } from './library-schema.js';
import { modelSchemaOf, typeSchemas, type ModelSchema } from './model-schema.js';
import { Names, type NamingOptions } from './names.js';
import { referencesIn, resolved } from './references.js';
import type { JsonSchema, SchemaDialect, SchemaDirection, SchemaFocus, SchemaWording } from './schema.js';

/** How the schemas of a document are written. */
export interface ComponentsOptions extends Selection, NamingOptions {
  /** `openapi-3.1` where nothing is said. */
  readonly dialect?: SchemaDialect;
  /** `sound` where nothing is said: nothing that parsing accepts is refused. */
  readonly wording?: SchemaWording;
  /** What parsing does with keys that no property declares; `ignore` where nothing is said. */
  readonly unknownKeys?: UnknownKeys;
  /** What stands before a name in a reference; `#/components/schemas/` where nothing is said. */
  readonly refPrefix?: string;
  /** The only direction that the document has: then no name says which. */
  readonly only?: SchemaDirection;
}

/**
 * The schemas of all models of a document, each under one name for good: two classes of one name stay two, and a class that is received and
 * sent differently has a schema for each way, `Order-Input` and `Order-Output`.
 *
 * @example
 * const components = new SchemaComponents();
 * const body = components.schemaOf(Order, 'input');
 * document.components.schemas = components.all();
 */
export class SchemaComponents {
  readonly #dialect: SchemaDialect;
  readonly #prefix: string;
  readonly #focus: Omit<SchemaFocus, 'direction'>;
  readonly #only: SchemaDirection | undefined;
  readonly #names: Names;
  /** In the order in which they were first referred to; undefined until they are written. */
  readonly #schemas = new Map<string, JsonSchema | undefined>();
  readonly #open: (() => void)[] = [];
  readonly #split = new Map<Constructor, boolean>();
  readonly #announced = { input: new Set<Constructor>(), output: new Set<Constructor>() };

  constructor(options: ComponentsOptions = {}) {
    const { dialect = 'openapi-3.1', wording = 'sound', unknownKeys = 'ignore', refPrefix = '#/components/schemas/' } = options;
    const { groups, always, strictGroups } = options;
    const selection = { ...(groups && { groups }), ...(always && { always }), ...(strictGroups && { strictGroups }) };
    this.#dialect = dialect;
    this.#prefix = refPrefix;
    this.#focus = { wording, unknownKeys, selection };
    this.#only = options.only;
    this.#names = new Names(options);
  }

  /**
   * Says beforehand that a model is received, or sent. Where everything is announced before the first schema is asked for, a class that
   * goes one way only keeps its plain name, as with FastAPI.
   */
  announce(type: Constructor, direction: SchemaDirection): void {
    const seen = this.#announced[direction];
    if (seen.has(type)) return;
    seen.add(type);
    for (const inner of referencesOf(this.#modelSchema(type, direction))) this.announce(inner, direction);
  }

  /** A reference to the schema of a model, which then is among {@link SchemaComponents.all}. */
  schemaOf(type: Constructor, direction: SchemaDirection): JsonSchema {
    return { $ref: this.#refTo(type, direction) };
  }

  /** The schema of a type: a list of models, a scalar. */
  schemaOfType(form: TypeForm, direction: SchemaDirection): JsonSchema {
    const focus = { ...this.#focus, direction };
    return this.#final(typeSchemas(focus).checked(form, [], form.kind === 'nullable'), direction);
  }

  /** All that was referred to so far, and what that refers to. */
  all(): Readonly<Record<string, JsonSchema>> {
    for (let write = this.#open.shift(); write !== undefined; write = this.#open.shift()) write();
    return Object.fromEntries(this.#schemas) as Record<string, JsonSchema>;
  }

  #refTo(type: Constructor, direction: SchemaDirection): string {
    const name = this.#nameOf(type, direction);
    if (!this.#schemas.has(name)) {
      this.#schemas.set(name, undefined);
      this.#open.push(() => this.#schemas.set(name, this.#write(type, direction)));
    }
    return `${this.#prefix}${name}`;
  }

  #nameOf(type: Constructor, direction: SchemaDirection): string {
    if (this.#only !== undefined || !this.#isSplit(type)) return this.#names.of(type);
    const { input, output } = this.#announced;
    const [here, there] = direction === 'input' ? [input, output] : [output, input];
    return here.has(type) && !there.has(type) ? this.#names.of(type) : this.#names.of(type, direction);
  }

  /** Whether a class, or one that it holds, is received otherwise than it is sent. */
  #isSplit(type: Constructor): boolean {
    const known = this.#split.get(type);
    if (known !== undefined) return known;
    const seen = new Set([type]);
    for (const one of seen) {
      const [input, output] = [this.#modelSchema(one, 'input'), this.#modelSchema(one, 'output')];
      if (this.#split.get(one) === true || !isDeepStrictEqual(input, output)) {
        this.#split.set(type, true);
        return true;
      }
      for (const inner of referencesOf(input)) seen.add(inner);
    }
    for (const one of seen) this.#split.set(one, false);
    return false;
  }

  #modelSchema(type: Constructor, direction: SchemaDirection): ModelSchema {
    return modelSchemaOf(type, { ...this.#focus, direction });
  }

  #write(type: Constructor, direction: SchemaDirection): JsonSchema {
    const { properties, required, isClosed, rules } = this.#modelSchema(type, direction);
    const written = properties.map(
      ({ name, key, schema }) => [key, withLibrarySchema(this.#final(schema, direction), type, name)] as const,
    );
    const schema = {
      type: 'object',
      properties: Object.fromEntries(written),
      ...(required.length === 0 ? {} : { required }),
      ...(isClosed ? { additionalProperties: false } : {}),
      ...(rules.length === 0 || this.#dialect === 'json-schema' ? {} : { 'x-rules': rules }),
    };
    return withLibrarySchema(schema, type);
  }

  #final(schema: JsonSchema, direction: SchemaDirection): JsonSchema {
    const named = resolved(schema, (type) => this.#refTo(type, direction));
    return inDialect(named, this.#dialect, this.#focus.wording);
  }
}

function referencesOf({ properties }: ModelSchema): ReadonlySet<Constructor> {
  return new Set(properties.flatMap(({ schema }) => [...referencesIn(schema)]));
}
