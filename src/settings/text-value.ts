import { readScalar } from '../model/engine/scalar-reading.js';
import { Misfit } from '../model/misfit.js';
import type { TypeForm } from '../model/types/type-form.js';

const noJson = new Misfit('json_invalid', 'must be JSON');

/**
 * What the text of a variable says, as data for the model to read: lists, objects and models are JSON, anything else is text, read as that of a query is.
 * `isInside`: it stands in something else, where a value of any type is JSON if it can be, as in pydantic-settings.
 */
export function textValue(text: string, type: TypeForm, isInside: boolean): unknown {
  if (type.kind === 'nullable') return textValue(text, type.of, isInside);
  if (isJson(type)) {
    const value = parsed(text);
    return value === noJson && isText(type) ? text : value;
  }
  if (type.kind === 'any') {
    const value = isInside ? parsed(text) : text;
    return value === noJson ? text : value;
  }
  if (type.kind !== 'scalar') return text;
  const read = readScalar(type.scalar, 'text', text);
  // What is no value of JSON is read by the model, and so is what does not fit, which it words.
  return typeof read === 'object' ? text : read;
}

/** Whether some value of a type is no single text. */
export function isJson(type: TypeForm): boolean {
  if (type.kind === 'nullable') return isJson(type.of);
  return type.kind === 'union' ? type.branches.some(isJson) : type.kind !== 'any' && type.kind !== 'scalar';
}

/** Whether some value of a type is a single text. */
function isText(type: TypeForm): boolean {
  if (type.kind === 'nullable') return isText(type.of);
  return type.kind === 'union' ? type.branches.some(isText) : type.kind === 'any' || type.kind === 'scalar';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return noJson;
  }
}
