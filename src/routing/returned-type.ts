import { designReturnType } from '../core/metadata.js';
import type { Constructor } from '../core/types.js';
import type { StatedType } from '../model/types/composite.js';
import { Response } from './responses/response.js';
import type { RouteOptions } from './route-options.js';

/** What a route answers with: as it was stated, or as the method's own declaration has it, which counts only if that is a model. */
export interface ReturnedType {
  /** Null for nothing. */
  readonly type: StatedType | null;
  readonly isStated: boolean;
}

/** What the compiler keeps of a return type that says nothing about the answer. */
const silent: readonly unknown[] = [undefined, Object, Array, Promise, Function, String, Number, Boolean, Symbol, BigInt];

/** Finds what a route answers with; undefined where nothing is known. */
export function returnedType(controller: Constructor, handler: string, { returns }: RouteOptions): ReturnedType | undefined {
  if (returns !== undefined) return { type: returns, isStated: true };
  const kept = designReturnType(controller.prototype as object, handler);
  if (typeof kept !== 'function' || silent.includes(kept) || kept === Response || kept.prototype instanceof Response) return undefined;
  return { type: kept as Constructor, isStated: false };
}
