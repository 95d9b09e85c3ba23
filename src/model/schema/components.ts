import type { AbstractConstructor, Constructor } from '../../core/types.js';
import type { Selection, UnknownKeys } from '../form/model-form.js';
import type { NamedEnum } from '../scalars/enum-names.js';
import type { TypeForm } from '../types/type-form.js';
import { inDialect } from './dialects.js';
import { withLibrarySchema } from './library-schema.js';
import { enumComponent } from './enum-component.js';
import { modelComponent } from './model-component.js';
import { modelSchemaOf, referencesOf, typeSchemas, type ModelSchema, type PropertySchema } from './model-schema.js';
import { Names, type NamingOptions } from './names.js';
import { modelsIn, resolved, type Referred } from './references.js';
import { Splits } from './splits.js';
import { schemaOfValue, type DeclaredValue } from './schema-of-value.js';
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
  /**
   * `false`: a class has one schema for both directions, as it is received, unless it has properties that go one way only;
   * FastAPI's `separate_input_output_schemas`. `true` where nothing is said.
   */
  readonly separate?: boolean;
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
  readonly #separate: boolean;
  readonly #splits: Splits;
  readonly #announced = { input: new Map<Constructor, Set<string>>(), output: new Map<Constructor, Set<string>>() };

  constructor(options: ComponentsOptions = {}) {
    const { dialect = 'openapi-3.1', wording = 'sound', unknownKeys = 'ignore', refPrefix = '#/components/schemas/' } = options;
    const { groups, always, strictGroups } = options;
    const selection = { ...(groups && { groups }), ...(always && { always }), ...(strictGroups && { strictGroups }) };
    this.#dialect = dialect;
    this.#prefix = refPrefix;
    this.#focus = { wording, unknownKeys, selection };
    this.#only = options.only;
    this.#names = new Names({ moduleOf: (type) => this.#onlyUserOf(type), ...options });
    this.#separate = options.separate ?? true;
    const rules = { separate: this.#separate, splitsCircles: wording === 'declared' };
    this.#splits = new Splits(rules, (type, direction) => this.#modelSchema(type, direction));
  }

  /**
   * Says beforehand that a model is received, or sent. Where everything is announced before the first schema is asked for, a class that
   * goes one way only keeps its plain name, as with FastAPI. `user`: what uses it; of several classes of one name each is called after its only user.
   */
  announce(type: Constructor, direction: SchemaDirection, user = ''): void {
    const users = this.#announced[direction].get(type) ?? new Set<string>();
    if (users.has(user)) return;
    this.#announced[direction].set(type, users.add(user));
    this.#names.expect(type);
    for (const inner of referencesOf(this.#modelSchema(type, direction))) this.announce(inner, direction, user);
  }

  #onlyUserOf(type: AbstractConstructor): string | undefined {
    const { input, output } = this.#announced;
    const users = new Set([input, output].flatMap((announced) => [...(announced.get(type as Constructor) ?? [])]));
    const [user] = users;
    return users.size === 1 && user !== '' ? user : undefined;
  }

  /** A reference to the schema of a model, which then is among {@link SchemaComponents.all}. */
  schemaOf(type: Constructor, direction: SchemaDirection): JsonSchema {
    return { $ref: this.#refTo(type, direction) };
  }

  /** {@link SchemaComponents.announce} for every model in a type. */
  announceType(form: TypeForm, direction: SchemaDirection, user?: string): void {
    for (const inner of modelsIn(this.#typeSchema(form, direction))) this.announce(inner, direction, user);
  }

  /** The schema of a type: a list of models, a scalar. */
  schemaOfType(form: TypeForm, direction: SchemaDirection): JsonSchema {
    return this.#final(this.#typeSchema(form, direction), direction);
  }

  /** The schema of a value by itself, as a parameter or a body is. Throws `FIELD_LIMIT_UNFIT` where a limit is not one of its type. */
  schemaOfValue(value: DeclaredValue, direction: SchemaDirection): JsonSchema {
    return this.#final(schemaOfValue(value, this.#focusOn(direction)), direction);
  }

  /** The properties of a model one by one, where each becomes something of its own: a parameter. */
  propertiesOf(
    type: Constructor,
    direction: SchemaDirection,
  ): { readonly properties: readonly PropertySchema[]; readonly required: readonly string[] } {
    const { properties, required } = this.#modelSchema(type, direction);
    const written = properties.map(({ name, key, schema }) => {
      const final = this.#final(schema, direction);
      return { name, key, schema: withLibrarySchema(final, type, name) };
    });
    return { properties: written, required };
  }

  /** A reference to a schema that no model makes, under the name of a class; written once. */
  define(type: AbstractConstructor, write: () => JsonSchema): JsonSchema {
    const name = this.#names.of(type);
    this.#add(name, () => inDialect(write(), this.#dialect, this.#focus.wording));
    return { $ref: `${this.#prefix}${name}` };
  }

  /** All that was referred to so far, and what that refers to. */
  all(): Readonly<Record<string, JsonSchema>> {
    for (let write = this.#open.shift(); write !== undefined; write = this.#open.shift()) write();
    return Object.fromEntries(this.#schemas) as Record<string, JsonSchema>;
  }

  #refTo(type: Referred, direction: SchemaDirection): string {
    const name = typeof type === 'function' ? this.#nameOf(type, direction) : this.#names.of(type);
    const write = (): JsonSchema => (typeof type === 'function' ? this.#write(type, name, direction) : this.#writeEnum(type, name));
    this.#add(name, write);
    return `${this.#prefix}${name}`;
  }

  #add(name: string, write: () => JsonSchema): void {
    if (this.#schemas.has(name)) return;
    this.#schemas.set(name, undefined);
    this.#open.push(() => this.#schemas.set(name, write()));
  }

  #nameOf(type: Constructor, direction: SchemaDirection): string {
    if (this.#only !== undefined || !this.#splits.has(type)) return this.#names.of(type);
    const { input, output } = this.#announced;
    const [here, there] = direction === 'input' ? [input, output] : [output, input];
    return here.has(type) && !there.has(type) ? this.#names.of(type) : this.#names.of(type, direction);
  }

  #typeSchema(form: TypeForm, direction: SchemaDirection): JsonSchema {
    return typeSchemas(this.#focusOn(direction)).checked(form, [], form.kind === 'nullable');
  }

  /** Where there is one schema for both ways, what is sent is described as it is received. */
  #focusOn(direction: SchemaDirection): SchemaFocus {
    return { ...this.#focus, direction: this.#separate ? direction : 'input' };
  }

  #modelSchema(type: Constructor, direction: SchemaDirection): ModelSchema {
    return modelSchemaOf(type, { ...this.#focus, direction });
  }

  #write(type: Constructor, name: string, direction: SchemaDirection): JsonSchema {
    const way = this.#only ?? (this.#splits.has(type) ? direction : 'input');
    return modelComponent(type, this.#modelSchema(type, way), this.#titleOf(type, name), (schema) => this.#final(schema, way));
  }

  #writeEnum(named: NamedEnum, name: string): JsonSchema {
    return this.#final(enumComponent(named, this.#titleOf(named, name)), 'input');
  }

  /** What people call it, where the name of the component is another; FastAPI repeats the name everywhere. */
  #titleOf(named: Referred, name: string): string | undefined {
    const plain = this.#names.plain(named);
    return plain === name || this.#focus.wording === 'sound' ? undefined : plain;
  }

  #final(schema: JsonSchema, direction: SchemaDirection): JsonSchema {
    const named = resolved(schema, (type) => this.#refTo(type, direction));
    return inDialect(named, this.#dialect, this.#focus.wording);
  }
}
