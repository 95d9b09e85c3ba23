import type { EnumLike } from '../model/scalars/choices.js';
import type { Limits } from '../model/scalars/limits.js';
import type { StatedType, ValueOf } from '../model/types/composite.js';
import type { Described } from '../model/types/described.js';

export type { StatedType, ValueOf };

/** What can be said of a parameter beside its name. */
export interface ParameterOptions extends Limits, Described {
  /** The type, where the declaration alone does not keep it: `Int`, `[String]` for a list, `literal('a', 'b')`, a model. */
  readonly type?: StatedType;
  /** The enum whose values it takes. */
  readonly enum?: EnumLike;
  /** `undefined` when it is not sent, instead of a problem. */
  readonly optional?: boolean;
  /** The value when it is not sent; a default in the declaration itself serves as well, unless a minifier touches it. */
  readonly default?: unknown;
  /** The name on the wire, where it is not the parameter's own. */
  readonly alias?: string;
  readonly includeInSchema?: boolean;
  /** For a body: a key of an object even when it is the only one. */
  readonly embed?: boolean;
}

/** The value that options promise; `unknown` where they leave the type to the declaration, which must take `undefined` where the value is optional. */
export type Promised<O> = O extends { readonly enum: infer E extends EnumLike }
  ? Missing<O> | E[keyof E]
  : O extends { readonly type: infer S }
    ? Missing<O> | ValueOf<S>
    : [Missing<O>] extends [never]
      ? unknown
      : undefined;

/** The same where the parameter is a list of the enum's values. */
export type PromisedList<O> = O extends { readonly enum: infer E extends EnumLike } ? Missing<O> | E[keyof E][] : never;

type Missing<O> = O extends { readonly optional: true } ? (O extends { readonly default: unknown } ? never : undefined) : never;
