import type { Documented } from './described.js';
import type { TypeForm } from './type-form.js';

const notes = new WeakMap<TypeForm, Documented>();

/** What the documents say of the values of a type, apart from where they are used. */
export function notesOf(form: TypeForm): Documented | undefined {
  return notes.get(form);
}

/** Writes it down; it goes before what is known already. */
export function noteForm(form: TypeForm, said: Documented): void {
  notes.set(form, { ...notes.get(form), ...said });
}
