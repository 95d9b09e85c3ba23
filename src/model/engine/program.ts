import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { Constructor } from '../../core/types.js';
import type { UnknownKeys } from '../form/model-form.js';
import type { Scalar } from '../scalars/scalar.js';
import type { Conversion, DataLimits } from './options.js';
import type { CarryOver } from './response/carry-over.js';

/** What a reader answers when it cannot take a value: not a verdict, only "do not know"; explaining decides. */
export const FAIL: unique symbol = Symbol('fail');

/** Makes a value of what was sent, or {@link FAIL}. `depth` counts the levels around it. */
export type Read = (value: unknown, depth: number) => unknown;

/** How values of a type are read: what both back ends are made from. */
export type ReaderForm =
  | { readonly kind: 'any' }
  /** `isDirect`: what is a value of the type already needs no conversion. */
  | { readonly kind: 'scalar'; readonly scalar: Scalar; readonly convert: (value: unknown) => unknown; readonly isDirect: boolean }
  | { readonly kind: 'model'; readonly entry: Entry }
  | { readonly kind: 'list'; readonly item: ReaderForm; readonly limit: number }
  | { readonly kind: 'nullable'; readonly of: ReaderForm }
  /** Read by a function, in both back ends. */
  | { readonly kind: 'call'; readonly read: Read };

/** The compiled reader of a model; made on first use, so that models may hold each other. */
export interface Entry {
  read: Read;
}

/** One check of a value. */
export interface BoundCheck {
  readonly test: (value: unknown) => boolean;
  readonly metadata: ValidationMetadata;
}

/** What is done for one property. */
export interface Step {
  readonly name: string;
  /** Undefined where it is not read from the data. */
  readonly key: string | undefined;
  /** Where else it is looked for. */
  readonly otherKeys: readonly string[];
  readonly reader: ReaderForm;
  readonly skipsNull: boolean;
  readonly checks: readonly BoundCheck[];
  readonly eachChecks: readonly BoundCheck[];
  readonly absent: Absence;
}

/**
 * What happens where nothing was sent: nothing; it cannot be taken; the instance's own default is looked at; or a default is put in.
 */
export type Absence =
  | { readonly kind: 'fine' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'default'; readonly fits: (value: unknown) => boolean }
  | { readonly kind: 'stated'; readonly make: () => unknown; readonly fits: (value: unknown) => boolean };

/** Everything that reading a model takes, decided. */
export interface Program {
  readonly type: Constructor;
  readonly steps: readonly Step[];
  readonly unknownKeys: UnknownKeys;
  /** The keys that are read. */
  readonly known: ReadonlySet<string>;
  /** The keys that are neither read nor unknown. */
  readonly passedOver: ReadonlySet<string>;
  /** Names that no unknown key is kept under. */
  readonly own: ReadonlySet<string>;
  readonly limits: DataLimits;
  /** Looks over what has no type. */
  readonly readAny: Read;
  readonly conversion: Conversion;
  /** Of a response: what goes over into the instance beside the steps. */
  readonly carryOver: CarryOver | undefined;
}
