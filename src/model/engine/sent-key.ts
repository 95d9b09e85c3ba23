import type { PropertyForm } from '../form/model-form.js';

type Keys = Pick<PropertyForm, 'inKey' | 'nameKey'>;

/** The key that a property was sent under; where it was not sent, the one that it is known by. */
export function sentKey({ inKey, nameKey }: Keys, plain: Readonly<Record<string, unknown>>): string | undefined {
  return nameKey !== undefined && !holds(plain, inKey) && holds(plain, nameKey) ? nameKey : inKey;
}

/** Whether there is something under a key. */
export function holds(plain: Readonly<Record<string, unknown>>, key: string | undefined): key is string {
  return key !== undefined && Object.hasOwn(plain, key) && plain[key] !== undefined;
}
