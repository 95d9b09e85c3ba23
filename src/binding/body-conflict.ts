import { kindOf, mediaTypesOf } from './body-kind.js';
import { isJson } from './media-type.js';
import type { ParameterInput } from './parameter.js';

/** Two bodies of a route that cannot both be. */
export interface BodyConflict {
  readonly one: string;
  readonly other: string;
  readonly reason: 'kinds' | 'stream' | 'types';
}

/** What is wrong with the bodies of a route taken together; undefined where nothing is. */
export function bodyConflict(inputs: readonly ParameterInput[]): BodyConflict | undefined {
  const bodies = inputs.filter(({ readsBody }) => readsBody);
  for (const [i, other] of bodies.entries()) {
    for (const one of bodies.slice(0, i)) {
      const reason = conflict(one, other);
      if (reason !== undefined) return { one: nameOf(one), other: nameOf(other), reason };
    }
    // Each two may meet where all together do not.
    const upToHere = bodies.slice(0, i + 1);
    if (!canMeet(upToHere)) return { one: nameOf(bodies[0] as ParameterInput), other: nameOf(other), reason: 'types' };
  }
  return undefined;
}

function conflict(one: ParameterInput, other: ParameterInput): BodyConflict['reason'] | undefined {
  const [kind, otherKind] = [kindOf(one), kindOf(other)];
  if (kind === 'stream' || otherKind === 'stream') return 'stream';
  if (kind !== otherKind && kind !== 'bytes' && otherKind !== 'bytes') return 'kinds';
  return canMeet([one, other]) ? undefined : 'types';
}

function canMeet(bodies: readonly ParameterInput[]): boolean {
  const kind = bodies.map(kindOf).find((one) => one !== 'bytes') ?? 'bytes';
  const { types } = mediaTypesOf(kind, bodies);
  return kind === 'json' ? types.some((type) => isJson(type) || type.endsWith('/*')) : types.length > 0;
}

function nameOf(body: ParameterInput): string {
  const { mediaType } = body.options;
  const kinds = { json: 'JSON', form: 'a form', text: 'text', bytes: 'bytes', stream: 'a stream' };
  const types = mediaType === undefined ? '' : `, ${[mediaType].flat().join(' or ')}`;
  return `${body.label.replace(/ of .*$/, '')} (${kinds[kindOf(body)]}${types})`;
}
