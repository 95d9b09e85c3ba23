import type { Plan } from './plan.js';

/**
 * The keys of an object that no decorator stands on. The library looks them up in an ordinary object, so names that every object inherits
 * (`constructor`, `hasOwnProperty`, `__proto__`) count as listed, but for those whose function takes no parameters.
 */
export function unlistedKeys(object: object, { grouped }: Plan): string[] {
  return Object.keys(object).filter((key) => {
    const listed = grouped[key];
    return !listed || listed.length === 0;
  });
}
