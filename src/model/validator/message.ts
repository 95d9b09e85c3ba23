import type { ValidationArguments } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { Constraint } from './plan.js';

/** What validators and messages are told; each gets an object of its own. */
export function argumentsOf(object: object, value: unknown, { propertyName, constraints }: ValidationMetadata): ValidationArguments {
  // The library takes the name from the object, not from the class of the decorator; an object without a class has none.
  const { constructor } = object as { constructor?: { name: string } };
  return { targetName: constructor ? constructor.name : (undefined as never), property: propertyName, object, value, constraints };
}

/** The text of a failed check, with its tokens replaced; undefined where what should be a text is none. */
export function messageOf(
  metadata: ValidationMetadata,
  constraint: Constraint | undefined,
  args: ValidationArguments,
  isDefaultDismissed: boolean,
): string {
  let message: unknown = metadata.message || '';
  if (message === '' && !isDefaultDismissed && constraint?.instance.defaultMessage instanceof Function) {
    message = constraint.instance.defaultMessage(args);
  }
  const text: unknown = message instanceof Function ? (message as (args: ValidationArguments) => unknown)(args) : message;
  return (typeof message === 'string' || message instanceof Function ? replaceTokens(text as string, args) : undefined) as string;
}

/**
 * Replaces in the library's order: what a value brings in is replaced next, and `$&` in it stands for the token. `$constraint1` is also
 * found in `$constraint10`.
 */
function replaceTokens(message: string, { constraints, value, property, targetName }: ValidationArguments): string {
  if (!message) return message;
  let text = message;
  if (Array.isArray(constraints)) {
    constraints.forEach((constraint, index) => {
      text = replace(text, `$constraint${index + 1}`, constraintText(constraint));
    });
  }
  const isPrintable = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (text && isPrintable) text = replace(text, '$value', value as string);
  if (text) text = replace(text, '$property', property);
  if (text) text = replace(text, '$target', targetName);
  return text;
}

function replace(text: string, token: string, replacement: string): string {
  // A message function may also give something else that can replace, such as a text that is translated later.
  if (typeof text !== 'string') return (text as string).replace(new RegExp(`\\${token}`, 'g'), replacement);
  const at = text.indexOf(token);
  if (at === -1) return text;
  const isPlain = typeof replacement === 'string' && !replacement.includes('$') && !text.includes(token, at + 1);
  // Three times as fast as `replaceAll`, and nearly every message is one of these.
  return isPlain ? text.slice(0, at) + replacement + text.slice(at + token.length) : text.replaceAll(token, replacement);
}

function constraintText(constraint: unknown): string {
  if (Array.isArray(constraint)) return constraint.join(', ');
  return `${(typeof constraint === 'symbol' ? constraint.description : constraint) as string}`;
}
