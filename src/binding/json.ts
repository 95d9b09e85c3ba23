import { HttpException } from '../core/http-exception.js';
import { Misfit } from '../model/misfit.js';
import { RequestValidationError } from './validation-error.js';

/** What is wrong with JSON in V8's words, without the text around the mistake that it may quote: a body does not belong into an error. */
function reasonOf(message: string): string {
  const token = /^Unexpected token '.'(?=,)/su.exec(message);
  if (token !== null) return token[0];
  return message.includes('"') ? 'Unexpected text' : message.replace(/ in JSON at.*$/, '');
}

/** JSON.parse takes any depth, but nothing that walks the value afterwards does. */
function isTooDeep(text: string, deepest: number): boolean {
  // No body is deeper than it opens brackets, and to find them takes a twentieth of the time that looking at every letter does.
  return opensMore(text, deepest) && isNestedDeeper(text, deepest);
}

/** Whether there are more opening brackets than that; those in texts count, too. */
function opensMore(text: string, most: number): boolean {
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) if ((count += 1) > most) return true;
  }
  return false;
}

function isNestedDeeper(text: string, deepest: number): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === '"') inText = !inText;
    else if (inText) i += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > deepest) return true;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return false;
}

/** `__proto__`, with any of its letters escaped or none; most bodies hold no such text, and need not be looked through. */
const namesPrototype = (text: string): boolean => text.includes('_proto_') || (text.includes('\\u00') && /\\u00[567]/.test(text));

/** Whether `__proto__` is a key somewhere in parsed JSON: whatever copies it changes the prototype of its copy. */
function hasPrototypeKey(body: unknown): boolean {
  const open: object[] = isObject(body) ? [body] : [];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Object.hasOwn(value, '__proto__')) return true;
    for (const inner of Object.values(value) as unknown[]) if (isObject(inner)) open.push(inner);
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Checks JSON that somebody else has parsed. Throws `HttpException` 400 for too deep nesting and for the key `__proto__`. */
export function checkJson(body: unknown, depth: number): void {
  let level = isObject(body) ? [body] : [];
  for (let levels = 1; level.length > 0; levels += 1) {
    if (levels > depth) throw tooDeep(depth);
    level = level.flatMap((value) => (ArrayBuffer.isView(value) ? [] : (Object.values(value) as unknown[]).filter(isObject)));
  }
  if (hasPrototypeKey(body)) throw prototypeKey();
}

function tooDeep(depth: number): HttpException {
  return new HttpException(400, `The body is nested deeper than ${depth} levels`);
}

function prototypeKey(): HttpException {
  return new HttpException(400, 'The body has the key __proto__');
}

/**
 * Parses a JSON body. Throws `HttpException` 400 for too deep nesting and for the key `__proto__`, and `RequestValidationError` (422, `json_invalid`)
 * for broken JSON, as FastAPI does.
 */
export function parseJsonBody(text: string, depth: number): unknown {
  if (isTooDeep(text, depth)) throw tooDeep(depth);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message);
    throw new RequestValidationError([notJson(error).at(['body', Number(position?.[1] ?? 0)], {})], text);
  }
  if (namesPrototype(text) && hasPrototypeKey(parsed)) throw prototypeKey();
  return parsed;
}

/** Parses JSON that stands in a text; a {@link Misfit} where it is none. */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return notJson(error);
  }
}

function notJson(error: unknown): Misfit {
  return new Misfit('json_invalid', 'is not JSON', { error: reasonOf((error as Error).message) });
}
