/** A class that can be constructed; the parameters are left open because a container finds the arguments. */
// `any` is what Inversify's own `Newable` takes; `never[]` would make a class unusable as a value of this type.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Constructor<T = unknown> = new (...args: any[]) => T;

/** A class that may be abstract: fit to name a thing, not to make one. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AbstractConstructor<T = unknown> = abstract new (...args: any[]) => T;

/** A value, or the promise of one. */
export type Awaitable<T> = T | PromiseLike<T>;

/** A function about which nothing is known but that it can be called. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyFunction = (...args: any[]) => unknown;

/** Whether a value can be awaited for something later (has a `then` method). */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** Whether a value has keys that values stand under; a list has items. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is an object of no class. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
