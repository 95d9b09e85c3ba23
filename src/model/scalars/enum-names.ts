import { metadataChanged } from '../library/version.js';
import type { EnumLike } from './choices.js';

/** How an enum is called in the documents, since a TypeScript enum has no name while the program runs. */
export interface EnumNaming {
  readonly name: string;
  readonly description?: string;
}

/** An enum that has a name: the same object for the same enum, however often it is named. */
export interface NamedEnum extends EnumNaming {
  readonly kind: 'enum';
  readonly members: EnumLike;
}

const named = new WeakMap<EnumLike, NamedEnum>();

/** Names an enum for the whole program. Throws a TypeError where it has another name already. */
export function nameEnum(members: EnumLike, { name, description }: EnumNaming): void {
  const known = named.get(members);
  if (known !== undefined && known.name !== name)
    throw new TypeError(
      `One enum is called ${known.name} and ${name}. It has one name in the documents: say the same in each place, or say it once.`,
    );
  if (known !== undefined && (description === undefined || description === known.description)) return;
  const naming: NamedEnum = known ?? { kind: 'enum', name, members };
  named.set(members, description === undefined ? naming : Object.assign(naming, { description }));
  // Schemas that were written before spell the members out.
  metadataChanged();
}

/** An enum with its name, which may be given later than it is used; undefined as long as it has none. */
export function namedEnum(members: EnumLike | undefined): NamedEnum | undefined {
  return members === undefined ? undefined : named.get(members);
}

export function isNamedEnum(value: unknown): value is NamedEnum {
  return typeof value === 'object' && value !== null && (value as NamedEnum).kind === 'enum';
}
