import type { TypeForm } from './type-form.js';

/** A type in a few words, for people: `a list of Line`. Below the second level it is no longer followed, for it may be recursive. */
export function describeForm(form: TypeForm, depth = 0): string {
  if (depth > 2) return 'values';
  const inner = (one: TypeForm): string => describeForm(one, depth + 1);
  switch (form.kind) {
    case 'any':
      return 'anything';
    case 'scalar':
      return form.scalar.name;
    case 'model':
      return form.model.name;
    case 'list':
      return `a list of ${inner(form.item)}`;
    case 'set':
      return `a set of ${inner(form.item)}`;
    case 'map':
      return `an object with values of ${inner(form.value)}`;
    case 'tuple':
      return `a list of exactly ${form.items.map(inner).join(', ')}`;
    case 'union':
      return form.branches.map(inner).join(' or ');
    case 'nullable':
      return `${inner(form.of)} or null`;
  }
}
