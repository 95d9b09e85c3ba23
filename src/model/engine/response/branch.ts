import type { TypeForm } from '../../types/type-form.js';

/** The branch of a union whose class an object is of, the nearest one; undefined where it is of none. */
export function branchOfClass({ branches }: Extract<TypeForm, { kind: 'union' }>, value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || value.constructor === Object) return undefined;
  let nearest: number | undefined;
  let found: object | undefined;
  for (const [i, branch] of branches.entries()) {
    const model = branch.kind === 'nullable' ? branch.of : branch;
    if (model.kind !== 'model' || !(value instanceof model.model)) continue;
    if (value.constructor === model.model) return i;
    const prototype = model.model.prototype as object;
    if (found !== undefined && !(prototype instanceof (found.constructor as never))) continue;
    [nearest, found] = [i, prototype];
  }
  return nearest;
}
