import { isDeepStrictEqual } from 'node:util';
import { isSchema } from '../../model/schema/walk.js';
import { anyOf, eitherContent, eitherResponse, eitherText } from './either-response.js';
import { said } from './merge.js';
import type { OperationObject, ParameterObject, RequestBodyObject } from './objects.js';

/**
 * One operation for two that a document has one place for, because only the converters of their paths tell them apart: it takes what either takes and answers what
 * either answers. It is called as the first is.
 */
export function eitherOperation(one: OperationObject, other: OperationObject): OperationObject {
  const tags = [...new Set([...(one.tags ?? []), ...(other.tags ?? [])])];
  const parameters = eitherParameters(one.parameters, other.parameters);
  const both = {
    tags: tags.length === 0 ? undefined : tags,
    summary: one.summary ?? other.summary,
    description: joined(one.description, other.description, (a, b) => eitherText(a, b, '\n\n')),
    operationId: one.operationId,
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody: eitherBody(one.requestBody, other.requestBody),
    responses: byKey(one.responses, other.responses, eitherResponse),
    callbacks: joined<Words>(one.callbacks, other.callbacks, eitherItems) as OperationObject['callbacks'],
    deprecated: one.deprecated === true && other.deprecated === true ? true : undefined,
    security: eitherSecurity(one.security, other.security),
  };
  return said({ ...both, ...other, ...one, ...both }) as OperationObject;
}

type Words = Readonly<Record<string, unknown>>;

/** Callbacks by name, by expression and by method. */
function eitherItems(one: Words, other: Words): Words {
  return byKey(one as Record<string, Words>, other as Record<string, Words>, (here, there) =>
    'responses' in here && 'responses' in there
      ? eitherOperation(here as OperationObject, there as OperationObject)
      : eitherItems(here, there),
  );
}

/** What is there, or `join` of both. */
function joined<T>(one: T | undefined, other: T | undefined, join: (one: T, other: T) => T): T | undefined {
  return one === undefined || other === undefined ? (one ?? other) : join(one, other);
}

function byKey<T>(one: Readonly<Record<string, T>>, other: Readonly<Record<string, T>>, join: (one: T, other: T) => T): Record<string, T> {
  const all = new Map(Object.entries(one));
  for (const [key, value] of Object.entries(other)) {
    const there = all.get(key);
    // Extensions may be anything.
    all.set(key, isSchema(there) && isSchema(value) ? join(there, value) : (there ?? value));
  }
  return Object.fromEntries(all);
}

type Parameters = readonly ParameterObject[];

function eitherParameters(one: Parameters = [], other: Parameters = []): ParameterObject[] {
  const [ones, others] = [keyed(one), keyed(other)];
  return [...new Set([...ones.keys(), ...others.keys()])].map((key) => {
    const [a, b] = [ones.get(key), others.get(key)];
    if (a !== undefined && b !== undefined) return isDeepStrictEqual(a, b) ? a : eitherParameter(a, b);
    return optional((a ?? b) as ParameterObject);
  });
}

function keyed(parameters: Parameters): ReadonlyMap<string, ParameterObject> {
  return new Map(parameters.map((one) => [typeof one.$ref === 'string' ? one.$ref : `${one.in} ${one.name}`, one]));
}

/** What only one of them reads nobody has to send, but for what stands in the path. */
function optional(parameter: ParameterObject): ParameterObject {
  return parameter.required === true && parameter.in !== 'path' ? { ...parameter, required: false } : parameter;
}

function eitherParameter(one: ParameterObject, other: ParameterObject): ParameterObject {
  const { content: _content, schema: _schema, deprecated, ...rest } = { ...other, ...one };
  const isDeprecated = deprecated === true && one.deprecated === other.deprecated;
  const words = { ...rest, required: one.required === true && other.required === true, ...(isDeprecated && { deprecated }) };
  const [here, there] = [one.content, other.content] as RequestBodyObject['content'][];
  if (here !== undefined && there !== undefined) return { ...words, content: eitherContent(here, there) };
  // A parameter has either a schema or a content (OpenAPI 3.0.3, section 4.7.12), and what has a content is a text by itself.
  return { ...words, schema: anyOf(schemaOf(one), schemaOf(other)) };
}

function schemaOf({ schema = {}, content }: ParameterObject): NonNullable<ParameterObject['schema']> {
  return content === undefined ? schema : { type: 'string' };
}

function eitherBody(one: RequestBodyObject | undefined, other: RequestBodyObject | undefined): RequestBodyObject | undefined {
  if (one === undefined && other === undefined) return undefined;
  const { required: _, ...body } = { ...other, ...one, content: eitherContent(one?.content, other?.content) };
  return { ...body, ...(one?.required === true && other?.required === true && { required: true }) };
}

type Security = OperationObject['security'];

/** Of several requirements one has to be met; an empty one is none (OpenAPI 3.1, section 4.8.10). */
function eitherSecurity(one: Security = [], other: Security = []): Security {
  if (one.length === 0 && other.length === 0) return undefined;
  const all = [one, other].flatMap((some) => (some.length === 0 ? [{}] : some));
  return all.filter((some, i) => all.findIndex((known) => isDeepStrictEqual(known, some)) === i);
}
