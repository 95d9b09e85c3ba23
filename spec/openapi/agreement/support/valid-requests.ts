import fc from 'fast-check';
import type { Operation, Parameter } from './operations.js';
import type { DocumentSchemas, Schema } from './schemas.js';
import type { ValueSource } from './values.js';
import { isJson, type Parts } from './wire.js';
import type { Words } from './words.js';

/** Requests that are valid by the document. */
export function validParts(operation: Operation, schemas: DocumentSchemas, values: ValueSource, words: Words): fc.Arbitrary<Parts> {
  const all = operation.parameters.map((one) => [one.key, valueOf(one, values)] as const);
  const requiredKeys = operation.parameters.filter(({ isRequired }) => isRequired).map(({ key }) => key);
  return fc.record({
    values: fc.record(Object.fromEntries(all), { requiredKeys }).filter((sent) => areTaken(sent, operation, schemas)),
    body: bodyOf(operation, schemas, values),
    headers: credentials(operation, schemas, words),
  });
}

function areTaken(sent: Readonly<Record<string, unknown>>, { parameters }: Operation, schemas: DocumentSchemas): boolean {
  return parameters.every(({ key, place, isRequired }) => {
    const value = sent[key];
    const isSent = value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
    return isSent ? schemas.wrongWith(value, place).length === 0 : !isRequired;
  });
}

function valueOf(one: Parameter, values: ValueSource): fc.Arbitrary<unknown> {
  return values.of(one.schema).filter((value) => canBeSent(value, one));
}

/** What no schema says, but HTTP does. */
export function canBeSent(value: unknown, { in: place, name }: Parameter): boolean {
  const texts = [value].flat();
  // Nothing stands for null, and nothing for a list without items.
  if (Array.isArray(value) && value.includes(null)) return false;
  const isFit = place === 'header' && name === 'host' ? isHost : fits[place];
  return texts.every((text) => typeof text !== 'string' || isFit(text));
}

/** RFC 9112, section 3.2: with anything else the request is broken, whatever it asks for. */
const isHost = (text: string): boolean => /^[\w.-]+$/.test(text);

const fits: Readonly<Record<Parameter['in'], (text: string) => boolean>> = {
  // A part of a path has a text, dots alone are no part (RFC 3986, section 5.2.4), and a slash ends it (OpenAPI 3.1, section 4.8.12.1).
  path: (text) => text !== '' && !/^\.\.?$|[/\0]/.test(text),
  query: () => true,
  // RFC 9110, section 5.5.
  header: (text) => /^[!-~]([ -~]*[!-~])?$/.test(text),
  // RFC 6265, section 4.1.1.
  cookie: (text) => /^[!#-+\--:<-[\]-~]*$/.test(text),
};

function bodyOf({ object, place }: Operation, schemas: DocumentSchemas, values: ValueSource): fc.Arbitrary<Parts['body']> {
  const { requestBody } = object;
  if (requestBody === undefined) return fc.constant(undefined);
  const bodies = Object.entries(requestBody.content).map(([type, { schema = {} }]) =>
    values
      .of(schema as Schema)
      .filter((value) => schemas.wrongWith(value, [...place, 'requestBody', 'content', type, 'schema']).length === 0)
      .filter((value) => isJson(type) || isWritten(value))
      .map((value) => ({ type, value })),
  );
  return requestBody.required === true ? fc.oneof(...bodies) : fc.oneof(...bodies, fc.constant(undefined));
}

/** A form has no empty fields (a browser sends those that were left out), no null, and no lists without items. */
function isWritten(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== '';
  return Object.values(value).every(
    (one) => one !== '' && !(Array.isArray(one) && (one.length === 0 || one.includes(null) || one.includes(''))),
  );
}

/** What the schemes of the operation ask for, or not; whoever checks it decides. */
function credentials({ object }: Operation, { document }: DocumentSchemas, words: Words): fc.Arbitrary<Parts['headers']> {
  const names = (object.security ?? []).flatMap((one) => Object.keys(one));
  const secret = fc.constantFrom('secret', ...words.texts.filter((text) => /^[\w.~+/-]+$/.test(text)));
  const fields = names.map((name) => {
    const { in: place, name: field, scheme } = (document.components?.securitySchemes?.[name] ?? {}) as Record<string, string>;
    if (place === 'cookie') return ['cookie', secret.map((text) => `${field}=${text}`)] as const;
    if (place === 'header') return [String(field), secret] as const;
    const encoded = scheme === 'basic' ? secret.map((text) => Buffer.from(`${text}:${text}`).toString('base64')) : secret;
    return ['authorization', encoded.map((text) => `${scheme === 'basic' ? 'Basic' : 'Bearer'} ${text}`)] as const;
  });
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] }) as fc.Arbitrary<Parts['headers']>;
}
