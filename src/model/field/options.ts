import type { EnumOptions } from '../scalars/choices.js';
import type { Limits } from '../scalars/limits.js';
import type { StatedType } from '../types/composite.js';
import type { Documented } from '../types/described.js';
import type { Alias } from './alias.js';

/** What `@Field` can say of a property beside its declaration. */
export interface FieldOptions extends Limits, Documented, EnumOptions {
  /** The type, where the declaration alone does not keep it: `Int`, `[Line]` for a list, `literal('a', 'b')`, `() => Later`, {@link oneOf}. */
  readonly type?: StatedType;
  /** May be absent. Null is something else: {@link FieldOptions.nullable}. */
  readonly optional?: boolean;
  /** May be null. */
  readonly nullable?: boolean;
  /** The value where it is absent; a function makes it anew for each. An initialiser serves as well. */
  readonly default?: unknown;
  /** The name on the wire, both ways; `{ in, out }` for one way, or for two names. The libraries know nothing of the latter. */
  readonly alias?: Alias;
  /** Is sent, and ignored where it is received. */
  readonly readOnly?: boolean;
  /** Is received, and never sent. */
  readonly writeOnly?: boolean;
  /** `true`: no answer tells what was sent, and the documents give a text the format `password`. It goes out like any other: see `writeOnly`. */
  readonly secret?: boolean;
  /** Instead of the default message where the value is not of the type. */
  readonly message?: string;
}
