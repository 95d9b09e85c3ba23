import { TenonError } from '../../core/errors.js';
import type { Constructor } from '../../core/types.js';
import { scalarOf } from '../scalars/scalar-of.js';
import { isComposite, type CompositeForm, type StatedType } from './composite.js';
import { tagOf } from './tag.js';
import { noteForm } from './form-notes.js';
import { anything, type TypeForm } from './type-form.js';

const forms = new WeakMap<object, TypeForm>();

/**
 * What a stated type means. The same stated type has the same form, and what is inside of one is read on first use: that is how a
 * recursive type comes to an end, and how a function may name a class that is not there yet.
 *
 * `path` is where it is stated, for the error `TYPE_UNREADABLE`.
 */
export function typeFormOf(stated: StatedType, path: readonly string[] = []): TypeForm {
  // Not every value gets here through the compiler, and a class of a circular import is undefined.
  if ((typeof stated !== 'object' && typeof stated !== 'function') || stated === null) throw unreadable(stated, path);
  let form = forms.get(stated);
  if (form === undefined) forms.set(stated, (form = read(stated, path)));
  return form;
}

/** Says what a stated type means, where that is known already. */
export function means(stated: StatedType & object, form: TypeForm): void {
  forms.set(stated, form);
}

/** Whether a type is stated by a function that names it later: such a function has no `prototype`, which every class has. */
export function isLater(stated: unknown): stated is () => StatedType {
  return typeof stated === 'function' && stated.prototype === undefined && scalarOf(stated) === undefined;
}

/** They are containers of something, or nothing that data could be. */
const noModels = new Set<unknown>([Array, Map, Set, WeakMap, WeakSet, Promise, Function, Symbol]);

function read(stated: StatedType, path: readonly string[]): TypeForm {
  const scalar = scalarOf(stated);
  if (scalar !== undefined) return { kind: 'scalar', scalar };
  if (stated === Object) return anything;
  if (isLater(stated)) return typeFormOf(stated(), path);
  if (isComposite(stated)) return composite(stated.form, path);
  if (isList(stated)) return later({ kind: 'list' }, 'item', () => typeFormOf(stated[0], path));
  if (typeof stated !== 'function' || noModels.has(stated)) throw unreadable(stated, path);
  return { kind: 'model', model: stated as unknown as Constructor };
}

function composite(form: CompositeForm, path: readonly string[]): TypeForm {
  switch (form.of) {
    case 'set':
      return later({ kind: 'set' }, 'item', () => typeFormOf(form.item, path));
    case 'map':
      return later({ kind: 'map', key: form.key, asRecord: form.asRecord }, 'value', () => typeFormOf(form.value, path));
    case 'tuple':
      return later({ kind: 'tuple' }, 'items', () => form.items.map((item) => typeFormOf(item, path)));
    case 'nullable':
      return later({ kind: 'nullable' }, 'of', () => typeFormOf(form.item, path));
    case 'described':
      return describedForm(form, path);
    case 'union': {
      const branches = (): TypeForm[] => form.branches.map((branch) => typeFormOf(branch, path));
      return later({ kind: 'union', tag: form.tag === undefined ? undefined : tagOf(form.tag, branches, path) }, 'branches', branches);
    }
  }
}

/** A form of its own, for the type may be used without a description, too. */
function describedForm({ item, said }: Extract<CompositeForm, { of: 'described' }>, path: readonly string[]): TypeForm {
  let stated = item;
  while (isLater(stated)) stated = stated();
  const form: TypeForm = stated === Object ? { ...anything } : read(stated, path);
  noteForm(form, said);
  return form;
}

function isList(stated: unknown): stated is readonly [StatedType] {
  return Array.isArray(stated) && stated.length === 1;
}

/** Adds a property that is made when it is first read. */
function later<B extends object, const K extends string, V>(base: B, name: K, make: () => V): B & { readonly [P in K]: V } {
  const get = (): V => {
    const value = make();
    Object.defineProperty(base, name, { value, enumerable: true });
    return value;
  };
  return Object.defineProperty(base, name, { get, enumerable: true, configurable: true }) as B & { readonly [P in K]: V };
}

function unreadable(given: unknown, path: readonly string[]): TenonError {
  return TenonError.of('TYPE_UNREADABLE', { given: shown(given) }, { path });
}

function shown(given: unknown): string {
  if (typeof given === 'function') return given.name;
  if (Array.isArray(given)) return `a list of ${given.length} types`;
  return typeof given === 'object' && given !== null ? 'an object' : String(given);
}
