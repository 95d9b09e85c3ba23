import { enumOf } from '../scalars/choices.js';
import type { NamedEnum } from '../scalars/enum-names.js';
import type { JsonSchema } from './schema.js';

/** The schema of an enum that has a name. */
export function enumComponent({ members, description }: NamedEnum, title: string | undefined): JsonSchema {
  const { type, enum: values } = enumOf(members).schema;
  return {
    ...(type === undefined ? {} : { type }),
    enum: (values as readonly unknown[]).filter((value) => typeof value !== 'number' || Number.isFinite(value)),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
}
