import { describeForm } from '../model/types/describe.js';
import type { TypeForm } from '../model/types/type-form.js';
import { isJson } from './text-value.js';

const words: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'a whole number',
  BigInt: 'a whole number',
  Float: 'a number',
  Decimal: 'a decimal number',
  Boolean: 'true or false',
  Date: 'a date and time',
  Secret: 'a secret text',
};

/** What a variable takes, in a few words: `a whole number`, `one of summer | winter`, `a list of String as JSON`. */
export function wantedOf(type: TypeForm): string {
  if (type.kind === 'nullable') return wantedOf(type.of);
  if (type.kind !== 'scalar') return isJson(type) ? `${describeForm(type)} as JSON` : describeForm(type);
  const { name, schema } = type.scalar;
  return words[name] ?? ('enum' in schema ? `one of ${name}` : name);
}

/** How a value of a list or an object is written; undefined of what is no JSON. */
export function exampleOf(type: TypeForm, variable: string): string | undefined {
  if (type.kind === 'nullable') return exampleOf(type.of, variable);
  switch (type.kind) {
    case 'list':
    case 'set':
      return `${variable}='[${isNumber(type.item) ? '1, 2' : '"one", "two"'}]'`;
    case 'map':
      return `${variable}='{"name": ${isNumber(type.value) ? '1' : '"value"'}}'`;
    case 'model':
      return `${variable}='{"name": "value"}'`;
    case 'any':
    case 'scalar':
    case 'tuple':
    case 'union':
      return undefined;
  }
}

function isNumber(type: TypeForm): boolean {
  return type.kind === 'scalar' && type.scalar.limits === 'number';
}

/** `mast.lights[0].red`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '');
}
