import { isWithin } from './media-type.js';
import type { ParameterInput } from './parameter.js';

/** How a body is read: once for a request, whoever asks for it. */
export type BodyKind = 'json' | 'form' | 'text' | 'bytes' | 'stream';

/** What a parameter makes of the body. */
export function kindOf({ source, reading }: ParameterInput): BodyKind {
  if (source === 'form') return 'form';
  return reading === 'bytes' || reading === 'stream' || reading === 'text' ? reading : 'json';
}

const defaultTypes: Readonly<Record<BodyKind, readonly string[]>> = {
  // With its dialects, which have no end.
  json: ['application/json'],
  form: ['application/x-www-form-urlencoded', 'multipart/form-data'],
  text: ['text/plain'],
  bytes: ['*/*'],
  stream: ['*/*'],
};

/** The media types that all bodies agree on: what they state, or what is usual where none states any. None where they never meet. */
export function mediaTypesOf(
  kind: BodyKind,
  bodies: readonly ParameterInput[],
): { readonly types: readonly string[]; readonly isStated: boolean } {
  const lists = bodies.flatMap(({ options: { mediaType } }) => (mediaType === undefined ? [] : [[mediaType].flat()]));
  const [first, ...others] = lists;
  if (first === undefined) return { types: defaultTypes[kind], isStated: false };
  const stated = others.reduce((types, list) => meeting(types, list), first);
  return { types: kind === 'form' ? meeting(stated, defaultTypes.form) : stated, isStated: true };
}

/** What is within both of two lists of media types or ranges. */
function meeting(types: readonly string[], others: readonly string[]): string[] {
  const both = types.flatMap((type) => [
    ...(others.some((other) => isWithin(type, other)) ? [type] : []),
    ...others.filter((other) => other !== type && isWithin(other, type)),
  ]);
  return [...new Set(both)];
}
