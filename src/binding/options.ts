import type { UnknownKeys } from '../model/form/model-form.js';
import type { EnumLike, EnumOptions } from '../model/scalars/choices.js';
import type { Limits } from '../model/scalars/limits.js';
import type { StatedType, ValueOf } from '../model/types/composite.js';
import type { Described } from '../model/types/described.js';

export type { StatedType, ValueOf };

/** An Example Object: `value`, or the address where it is found. */
export interface NamedExample {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: unknown;
  readonly externalValue?: string;
}

/** What can be said of every parameter beside its name. */
interface CommonOptions extends Limits, Described, EnumOptions {
  /** The type, where the declaration alone does not keep it: `Int`, `[String]` for a list, `literal('a', 'b')`, a model, {@link oneOf}. */
  readonly type?: StatedType;
  /** `undefined` when it is not sent, instead of a problem. */
  readonly optional?: boolean;
  /**
   * The value when it is not sent; lists, sets, maps and plain objects are handed over as copies, and a function makes it anew each time. A default in the declaration
   * itself serves as well, unless a minifier touches it.
   */
  readonly default?: unknown;
  /** The name on the wire, where it is not the parameter's own. */
  readonly alias?: string;
  /** Examples by name, each with a `value` and what is said of it (OpenAPI 3.1, section 4.8.19); `examples` are those of the schema. FastAPI's `openapi_examples`. */
  readonly namedExamples?: Readonly<Record<string, NamedExample>>;
  /** `true`: no answer tells what was sent, and the documents give a text the format `password`. */
  readonly secret?: boolean;
  /** `false`: it works, and is not documented. */
  readonly includeInSchema?: boolean;
  /** Members of OpenAPI's parameter (or request body) object, merged over what is documented anyway. */
  readonly openapi?: Readonly<Record<string, unknown>>;
}

/** Everything that can be said of a parameter; each decorator takes what makes sense for it. */
export interface ParameterOptions extends CommonOptions {
  /**
   * Of query, header, cookie and form: `true` means that the text is JSON, which is read first and then held against the type. Text that is no JSON is
   * `json_invalid` (FastAPI's `Json[...]`).
   */
  readonly json?: boolean;
  /**
   * Of the query: how a list or an object is written (OpenAPI 3.1, section 4.8.12.2). `form`, the default, repeats the name (`id=1&id=2`) or, with
   * `explode: false`, puts commas between the values (`id=1,2`; a comma that is part of a value is sent as `%2C`). `spaceDelimited` (`id=1%202`, `id=1+2`)
   * and `pipeDelimited` (`id=1|2`, `id=1%7C2`) are for lists, too. `deepObject` (`filter[name]=x&filter[tag]=a&filter[tag]=b`) is for a class or a record, one
   * level deep; `filter[tag][]=a` means the same as `filter[tag]=a`.
   */
  readonly style?: 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
  /** Of the query, with the style `form`: `false` for one name with commas between the values. */
  readonly explode?: boolean;
  /**
   * Of a class that takes all values of a source: what happens to names that it does not declare. They are dropped, refused (`extra_forbidden`), or kept
   * on the instance, a text each, or a list of texts where the name was repeated. It goes before what `@Model` says of the class; FastAPI's `extra`.
   */
  readonly unknownKeys?: UnknownKeys;
  /** Of headers: `false` takes the name as it is written, `x_token` and not `x-token`; of a class, for all of its properties. */
  readonly convertUnderscores?: boolean;
  /** Of a body: a key of an object even when it is the only one. */
  readonly embed?: boolean;
  /**
   * Of a body: the media type, or types, that it is read from and documented with (ranges such as `image/*` for bytes and text). JSON types are read as JSON
   * (`application/json` and `application/…+json` where nothing is said), others only as bytes, as a stream, or as the text of a scalar.
   */
  readonly mediaType?: string | readonly string[];
}

/** Options that a decorator does not take, so that the compiler refuses them. */
type Without<K extends keyof ParameterOptions> = { readonly [P in K]?: never };

/** What `@Path` and {@link path} take. */
export type PathOptions = CommonOptions &
  Without<'json' | 'style' | 'explode' | 'unknownKeys' | 'convertUnderscores' | 'embed' | 'mediaType'>;
/** What `@Query` and {@link query} take. */
export type QueryOptions = CommonOptions &
  Pick<ParameterOptions, 'json' | 'style' | 'explode' | 'unknownKeys'> &
  Without<'convertUnderscores' | 'embed' | 'mediaType'>;
/** What `@Header` and {@link header} take. */
export type HeaderOptions = CommonOptions &
  Pick<ParameterOptions, 'json' | 'unknownKeys' | 'convertUnderscores'> &
  Without<'style' | 'explode' | 'embed' | 'mediaType'>;
/** What `@Cookie` and {@link cookie} take. */
export type CookieOptions = CommonOptions &
  Pick<ParameterOptions, 'json' | 'unknownKeys'> &
  Without<'style' | 'explode' | 'convertUnderscores' | 'embed' | 'mediaType'>;
/** What `@Form` and {@link form} take. */
export type FormOptions = CookieOptions;
/** What `@Body` and {@link body} take. */
export type BodyOptions = CommonOptions &
  Pick<ParameterOptions, 'embed' | 'mediaType'> &
  Without<'json' | 'style' | 'explode' | 'unknownKeys' | 'convertUnderscores'>;

/** The value that options promise; `unknown` where they leave the type to the declaration, which must take `undefined` where the value is optional. */
export type Promised<O> = O extends { readonly enum: infer E extends EnumLike }
  ? Missing<O> | E[keyof E]
  : O extends { readonly type: infer S }
    ? Missing<O> | ValueOf<S>
    : [Missing<O>] extends [never]
      ? unknown
      : undefined;

/** The same where the parameter is a list of the enum's values, or a set of them. */
export type PromisedList<O> = O extends { readonly enum: infer E extends EnumLike } ? Missing<O> | E[keyof E][] : never;
export type PromisedSet<O> = O extends { readonly enum: infer E extends EnumLike } ? Missing<O> | Set<E[keyof E]> : never;

type Missing<O> = O extends { readonly optional: true } ? (O extends { readonly default: unknown } ? never : undefined) : never;
