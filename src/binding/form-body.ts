import { HttpException } from '../core/http-exception.js';
import { eachPair, formText, gathered, type QueryValues } from './query-string.js';

/** The fields of a form, in the order in which they were sent. */
export class FormBody {
  private byName: QueryValues | undefined;

  constructor(readonly pairs: readonly (readonly [name: string, value: string])[]) {}

  /** By name: a text, or every text where a name is repeated. */
  get values(): QueryValues {
    return (this.byName ??= gathered(this.pairs));
  }
}

/** Fields of a form; no honest one has more. */
const mostFields = 1000;

/** A name that would reach a prototype, in any of the ways in which forms are taken for nested objects. */
const hostile = /^(?:__proto__|constructor\[prototype\])(?:\[|$)|\[__proto__\]/;

/**
 * Reads a form that is sent as text (WHATWG URL, application/x-www-form-urlencoded).
 * Throws `HttpException` 400 for text that is not percent-encoded UTF-8 and for the name `__proto__`, 413 for more than 1000 fields.
 */
export function parseForm(text: string): FormBody {
  const pairs: [string, string][] = [];
  eachPair(text, (name, value) => {
    if (pairs.length >= mostFields) throw tooManyFields();
    pairs.push([formText(name, 'form'), formText(value, 'form')]);
  });
  return checkedForm(pairs);
}

/** A form of fields that are known. Throws as {@link parseForm}. */
export function checkedForm(pairs: readonly (readonly [name: string, value: string])[]): FormBody {
  if (pairs.length > mostFields) throw tooManyFields();
  if (pairs.some(([name]) => hostile.test(name))) throw new HttpException(400, 'The form has the field __proto__');
  return new FormBody(pairs);
}

function tooManyFields(): HttpException {
  return new HttpException(413, `The form has more than ${mostFields} fields`);
}

/** A form that Express middleware has read: what is no text in it stands there as JSON. */
export function formOfParsed(parsed: unknown): FormBody {
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  const fields = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  return checkedForm(fields.flatMap(([name, value]) => [value].flat().map((one: unknown) => [name, textOf(one)] as const)));
}
