/** What the documents say of a value, beside its type and its limits. */
export interface Described {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly deprecated?: boolean;
}

/** The same, and what no other word has room for. */
export interface Documented extends Described {
  /** Words laid over the schema, those of an extension (`x-drawer`) or any other; `undefined` takes a word away. FastAPI's `json_schema_extra`. */
  readonly openapi?: Readonly<Record<string, unknown>>;
}
