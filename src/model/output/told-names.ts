import type { Constructor } from '../../core/types.js';
import { formOf } from '../form/form-of.js';
import { branchName } from '../types/branch-name.js';
import type { TypeForm } from '../types/type-form.js';

/**
 * The names on the way to a problem that come from the declaration: properties, branches of unions. Any other one is the key of a map, which is data, and data does not
 * belong into a log.
 */
export function toldNames(type: TypeForm): ReadonlySet<string> {
  const names = new Set<string>(['response', '[key]']);
  const seen = new Set<TypeForm | Constructor>();
  const visit = (form: TypeForm): void => {
    if (seen.has(form)) return;
    seen.add(form);
    if (form.kind === 'model') visitModel(form.model);
    else if (form.kind === 'union') form.branches.forEach(visitBranch);
    else if (form.kind === 'tuple') form.items.forEach(visit);
    else if (form.kind === 'list' || form.kind === 'set') visit(form.item);
    else if (form.kind === 'map') visit(form.value);
    else if (form.kind === 'nullable') visit(form.of);
  };
  const visitBranch = (form: TypeForm): void => {
    names.add(branchName(form));
    visit(form);
  };
  const visitModel = (model: Constructor): void => {
    if (seen.has(model)) return;
    seen.add(model);
    for (const { name, inKey = name, outKey = name, type: own } of formOf(model).properties) {
      names.add(name).add(inKey).add(outKey);
      visit(own);
    }
  };
  visit(type);
  return names;
}
