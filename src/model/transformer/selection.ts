import type { ClassTransformOptions } from 'class-transformer';
import type { Direction } from '../library/transformer-storage.js';

/** The options of one call with class-transformer's defaults filled in; `@Transform` functions are given this object. */
export type CompleteOptions = ClassTransformOptions;

/** What of a call's options decides which properties take part and how; a copy, for callers may change their objects later. */
export interface Selection {
  readonly direction: Direction;
  /** Whether keys that nobody exposed take part, unless the class itself says otherwise. */
  readonly isOpen: boolean;
  readonly exposedOnly: boolean;
  readonly ignoresDecorators: boolean;
  /** Whether a property without `@Type` has the type that the compiler wrote. */
  readonly infersTypes: boolean;
  readonly version: number | undefined;
  readonly groups: readonly string[];
  readonly excludedPrefixes: readonly string[];
}

const defaults: ClassTransformOptions = {
  enableCircularCheck: false,
  enableImplicitConversion: false,
  excludeExtraneousValues: false,
  excludePrefixes: undefined,
  exposeDefaultValues: false,
  exposeUnsetFields: true,
  groups: undefined,
  ignoreDecorators: false,
  strategy: undefined,
  targetMaps: undefined,
  version: undefined,
};

/** The options with defaults; what is given as `undefined` stays undefined, as in the library. */
export function completeOptions(options: ClassTransformOptions | undefined): CompleteOptions {
  return { ...defaults, ...options };
}

/** What matters of a call's options to the plans of its classes. */
export function selectionOf(direction: Direction, options: ClassTransformOptions): Selection {
  return {
    direction,
    isOpen: isOpen(options),
    exposedOnly: Boolean(options.excludeExtraneousValues),
    ignoresDecorators: Boolean(options.ignoreDecorators),
    infersTypes: Boolean(options.enableImplicitConversion),
    version: options.version,
    groups: [...(options.groups ?? [])],
    excludedPrefixes: [...(options.excludePrefixes ?? [])],
  };
}

/** A key that two options share only when they select the same; undefined when there is none (groups that are not strings). */
export function selectionKey(direction: Direction, options: ClassTransformOptions): number | string | undefined {
  const flags =
    direction |
    (isOpen(options) ? 2 : 0) |
    (options.excludeExtraneousValues ? 4 : 0) |
    (options.ignoreDecorators ? 8 : 0) |
    (options.enableImplicitConversion ? 16 : 0);
  const { version, groups, excludePrefixes } = options;
  if (version === undefined && !groups?.length && !excludePrefixes?.length) return flags;
  if (![...(groups ?? []), ...(excludePrefixes ?? [])].every((name) => typeof name === 'string')) return undefined;
  return `${flags} ${String(version)} ${JSON.stringify([groups ?? [], excludePrefixes ?? []])}`;
}

/** Whether something that is limited to groups and versions takes part. */
export function isSelected(
  limits: { readonly since?: number; readonly until?: number; readonly groups?: readonly string[] } | undefined,
  { version, groups }: Selection,
): boolean {
  if (limits === undefined) return true;
  if (version !== undefined && limits.since && !(version >= limits.since)) return false;
  if (version !== undefined && limits.until && !(version < limits.until)) return false;
  if (groups.length === 0) return !limits.groups?.length;
  return !limits.groups || groups.some((group) => limits.groups?.includes(group));
}

function isOpen({ strategy }: ClassTransformOptions): boolean {
  return !strategy || strategy === 'exposeAll';
}
