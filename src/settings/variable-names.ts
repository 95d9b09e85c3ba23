import type { Constructor } from '../core/types.js';
import { formOf } from '../model/form/form-of.js';
import type { ModelForm, PropertyForm } from '../model/form/model-form.js';
import { isSecretProperty } from '../model/form/secrecy.js';
import type { TypeForm } from '../model/types/type-form.js';
import type { SettingsOptions } from './options.js';

/** What a variable gives: a place in the data of a class of settings. */
export interface Target {
  /** The keys that lead there. */
  readonly path: readonly string[];
  readonly type: TypeForm;
  /** Whether it, or something that it is in, is for nobody to see. */
  readonly isSecret: boolean;
}

/** A place in the data, as far as variables have names for it. */
export interface NamedPlace {
  readonly variable: string;
  /** What stands behind it: keys and positions in its JSON. */
  readonly inside: readonly (string | number)[];
  readonly target: Target;
}

/** The variables that a class of settings reads, by their names. Whether letters are small or large makes no difference, as in pydantic-settings. */
export class VariableNames {
  readonly form: ModelForm;
  /** In capitals, as all names here. */
  readonly prefix: string;
  readonly #nested: string;

  constructor(type: Constructor, { prefix = '', nested = '__' }: SettingsOptions) {
    this.form = formOf(type);
    this.prefix = prefix.toUpperCase();
    this.#nested = nested.toUpperCase();
  }

  /** What a variable gives; undefined where it is none of the class. */
  find(name: string): Target | undefined {
    return this.#among(this.form, name.toUpperCase(), this.prefix);
  }

  /** Where a problem stands: the variable that says it, and what is inside of that. */
  placeOf(loc: readonly (string | number)[]): NamedPlace {
    const parts: string[] = [];
    const path: string[] = [];
    let form: TypeForm = { kind: 'model', model: this.form.type };
    let isSecret = false;
    for (const part of loc) {
      const { property, type }: Part = partOf(form, part);
      if (type === undefined) break;
      parts.push(property === undefined ? String(part).toUpperCase() : (namesOf(property, path.length === 0 ? this.prefix : '')[0] ?? ''));
      path.push(String(part));
      isSecret ||= property !== undefined && isSecretProperty(property);
      form = type;
    }
    return { variable: parts.join(this.#nested), inside: loc.slice(path.length), target: { path, type: form, isSecret } };
  }

  #among({ properties }: ModelForm, name: string, prefix = ''): Target | undefined {
    const whole = properties.find((one) => namesOf(one, prefix).includes(name));
    if (whole?.inKey !== undefined) return { path: [whole.inKey], type: whole.type, isSecret: isSecretProperty(whole) };
    for (const property of properties) {
      for (const one of namesOf(property, prefix)) {
        const start = one + this.#nested;
        const found = name.startsWith(start) ? this.#inside(property.type, name.slice(start.length)) : undefined;
        if (found === undefined || property.inKey === undefined) continue;
        return { ...found, path: [property.inKey, ...found.path], isSecret: found.isSecret || isSecretProperty(property) };
      }
    }
    return undefined;
  }

  /** What the rest of a name means inside of a value. */
  #inside(type: TypeForm, rest: string): Target | undefined {
    if (rest === '') return undefined;
    switch (type.kind) {
      case 'nullable':
        return this.#inside(type.of, rest);
      case 'model':
        return this.#among(formOf(type.model), rest);
      case 'union':
        return type.branches.map((branch) => this.#inside(branch, rest)).find((found) => found !== undefined);
      case 'map':
        return this.#underKey(type.value, rest);
      case 'any':
      case 'scalar':
      case 'list':
      case 'set':
      case 'tuple':
        return undefined;
    }
  }

  /** A key is in small letters: a name does not tell. */
  #underKey(value: TypeForm, rest: string): Target | undefined {
    const end = rest.indexOf(this.#nested);
    const found = end > 0 ? this.#inside(value, rest.slice(end + this.#nested.length)) : undefined;
    if (found !== undefined) return { ...found, path: [rest.slice(0, end).toLowerCase(), ...found.path] };
    return { path: [rest.toLowerCase()], type: value, isSecret: false };
  }
}

interface Part {
  readonly property: PropertyForm | undefined;
  readonly type: TypeForm | undefined;
}

/** What stands under a key of a value, where a variable could say it. */
function partOf(form: TypeForm, key: string | number): Part {
  if (form.kind === 'nullable') return partOf(form.of, key);
  if (form.kind === 'map') return { property: undefined, type: form.value };
  const properties = form.kind === 'model' ? formOf(form.model).properties : [];
  const property = properties.find(({ inKey, nameKey }) => key === inKey || key === nameKey);
  return { property, type: property?.type };
}

/** An alias stands by itself; the property's own name has the prefix. */
function namesOf({ name, inKey, nameKey }: PropertyForm, prefix: string): readonly string[] {
  const own = prefix + upperSnake(name);
  if (inKey === name) return [own];
  return [...(inKey === undefined ? [] : [inKey.toUpperCase()]), ...(nameKey === undefined ? [] : [own])];
}

/** `maxConnections` and `max_connections` are both MAX_CONNECTIONS, and `databaseURL` is DATABASE_URL. */
export function upperSnake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase();
}
