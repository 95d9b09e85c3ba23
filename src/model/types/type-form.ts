import type { Constructor } from '../../core/types.js';
import type { Scalar } from '../scalars/scalar.js';

/** What the values of a property are: plain data that the engine, the schema and the documents read alike. */
export type TypeForm =
  | { readonly kind: 'any' }
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  | { readonly kind: 'model'; readonly model: Constructor }
  | { readonly kind: 'list'; readonly item: TypeForm }
  | { readonly kind: 'set'; readonly item: TypeForm }
  /** An object of any keys: a `Map`, or (`asRecord`) a plain object. */
  | { readonly kind: 'map'; readonly key: Scalar | undefined; readonly value: TypeForm; readonly asRecord: boolean }
  | { readonly kind: 'tuple'; readonly items: readonly TypeForm[] }
  | { readonly kind: 'union'; readonly branches: readonly TypeForm[]; readonly tag: Tag | undefined }
  | { readonly kind: 'nullable'; readonly of: TypeForm };

/** The property that tells the branches of a union apart, and which value of it names which class. */
export interface Tag {
  readonly property: string;
  /** The same on the wire. */
  readonly key: string;
  /** The property itself, where a branch is read by the names of its properties as well. */
  readonly nameKey: string | undefined;
  readonly models: ReadonlyMap<string | number | boolean, Constructor>;
}

export const anything: TypeForm = { kind: 'any' };
