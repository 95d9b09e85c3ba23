import { namedEnum } from '../scalars/enum-names.js';
import { scalarOf } from '../scalars/scalar-of.js';
import { isComposite, type ClassOf, type CompositeForm } from '../types/composite.js';
import { isLater } from '../types/resolve.js';

/**
 * A generic model: a function that makes a class for types, the same class for the same types, named after them.
 *
 * @example
 * export const Page = generic('PageOf', <T>(item: Constructor<T>) => {
 *   class Page {
 *     @Field({ type: [item] }) items!: T[];
 *     @Field({ type: Int }) total!: number;
 *   }
 *   return Page;
 * });
 * const OrderPage = Page(Order); // named PageOfOrder
 */
export function generic<F extends (...types: never[]) => ClassOf>(name: string, factory: F): F {
  const made = new Made();
  const make = (...types: never[]): ClassOf => {
    const known = made.at(types);
    if (known.model === undefined) {
      known.model = factory(...types);
      Object.defineProperty(known.model, 'name', { value: name + types.map(typeName).join('And'), configurable: true });
    }
    return known.model;
  };
  return make as F;
}

/** What was made for types, one level for each. */
class Made {
  model: ClassOf | undefined;
  readonly #next = new Map<unknown, Made>();

  at(types: readonly unknown[]): Made {
    const [type, ...rest] = types;
    if (types.length === 0) return this;
    let next = this.#next.get(type);
    if (next === undefined) this.#next.set(type, (next = new Made()));
    return next.at(rest);
  }
}

/** A name for part of a name: `OrderList`, `StringOrInt`. */
function typeName(type: unknown): string {
  if (Array.isArray(type)) return `${typeName(type[0])}List`;
  if (isComposite(type)) return compositeName(type.form);
  if (isLater(type)) return typeName(type());
  const scalar = scalarOf(type);
  const name = namedEnum(scalar?.members)?.name ?? scalar?.name ?? (type as { readonly name?: unknown }).name;
  return typeof name === 'string' ? name.replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase()) : String(type);
}

function compositeName(form: CompositeForm): string {
  switch (form.of) {
    case 'set':
      return `${typeName(form.item)}Set`;
    case 'map':
      return `${typeName(form.value)}Map`;
    case 'tuple':
      return `${form.items.map(typeName).join('And')}Tuple`;
    case 'union':
      return form.branches.map(typeName).join('Or');
    case 'nullable':
      return `${typeName(form.item)}OrNull`;
    case 'described':
      return typeName(form.item);
  }
}
