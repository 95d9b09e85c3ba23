import { headerName } from '../../binding/header-name.js';
import { modelsOf } from '../../binding/shape.js';
import type { ParameterInput } from '../../binding/parameter.js';
import { sourceRank } from '../../binding/source.js';
import type { SchemaComponents } from '../../model/schema/components.js';
import type { JsonSchema } from '../../model/schema/schema.js';
import { Text } from '../../model/scalars/texts.js';
import type { TypeForm } from '../../model/types/type-form.js';
import { mergeInto, said } from './merge.js';
import type { ParameterObject } from './objects.js';

/** The parameters of an operation, those of the path first; of two of one name and place the required one counts, then the later one, as with FastAPI. */
export function parameterObjects(inputs: readonly ParameterInput[], components: SchemaComponents): ParameterObject[] {
  const shown = inputs.filter(({ readsBody, options }) => !readsBody && options.includeInSchema !== false);
  const ranked = shown.toSorted((a, b) => sourceRank[a.source] - sourceRank[b.source]);
  const found = new Map<string, ParameterObject>();
  for (const parameter of ranked.flatMap((input) => parametersOf(input, components))) {
    const key = `${parameter.in} ${parameter.name}`;
    if (parameter.required === true || found.get(key)?.required !== true) found.set(key, parameter);
  }
  return [...found.values()];
}

/** The parameters of a path that nobody reads: they are there all the same (OpenAPI 3.1, section 4.8.9.1), unless somebody hides them. */
export function unreadPathParameters(path: string, inputs: readonly ParameterInput[]): ParameterObject[] {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string);
  const unread = names.filter((name) => !inputs.some(({ source, wireName }) => source === 'path' && wireName === name));
  return unread.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function parametersOf(input: ParameterInput, components: SchemaComponents): ParameterObject[] {
  // Pairs, and names that nobody knows beforehand, are no parameters.
  if (input.reading === 'pairs') return [];
  return input.reading === 'all' ? ofModels(input, components) : [ofInput(input, components)];
}

function ofInput(input: ParameterInput, components: SchemaComponents): ParameterObject {
  const { source, wireName, required, options } = input;
  const parameter: ParameterObject = said({
    name: wireName,
    in: source as ParameterObject['in'],
    required: source === 'path' ? true : required,
    description: options.description,
    deprecated: options.deprecated === true ? true : undefined,
    schema: inputSchema(input, components),
    examples: options.namedExamples && structuredClone(options.namedExamples),
    ...styleOf(input),
  });
  if (options.openapi !== undefined) mergeInto(parameter, options.openapi);
  return parameter;
}

const text: TypeForm = { kind: 'scalar', scalar: Text };

/** The schema of a value by itself. Of JSON in a text, the value in it has the type and the limits, and the text has what is said. */
export function inputSchema({ type, reading, source, options, defaultValue }: ParameterInput, components: SchemaComponents): JsonSchema {
  const { openapi: _, title, description, examples, deprecated, ...limits } = options;
  const described = said({ title, description, examples, deprecated });
  if (reading !== 'json' || source === 'body') {
    return components.schemaOfValue({ type, said: { ...limits, ...described }, default: defaultValue }, 'input');
  }
  const value = components.schemaOfValue({ type, said: limits, default: defaultValue }, 'input');
  const { default: usual, ...contentSchema } = value;
  const outer = components.schemaOfValue({ type: text, said: described }, 'input');
  const written = usual === undefined ? {} : { default: JSON.stringify(usual) };
  return { ...outer, ...written, contentMediaType: 'application/json', contentSchema };
}

function styleOf({ reading, type, options: { style, explode } }: ParameterInput): object {
  if (reading === 'deep') return { style: 'deepObject', explode: true };
  if (style !== undefined && style !== 'form') return { style, explode: false };
  return explode === false && holdsMany(type) ? { explode } : {};
}

function holdsMany(type: TypeForm): boolean {
  return type.kind === 'list' || type.kind === 'set' || type.kind === 'tuple' || (type.kind === 'nullable' && holdsMany(type.of));
}

/** Each property of a parameter model is a parameter. */
function ofModels(input: ParameterInput, components: SchemaComponents): ParameterObject[] {
  const { source, required, options } = input;
  return modelsOf(input.type).flatMap((model) => {
    const { properties, required: demanded } = components.propertiesOf(model, 'input');
    return properties.map(({ name, key, schema }) => {
      const isNamed = key !== name || options.convertUnderscores === false;
      const { description, deprecated } = schema as { readonly description?: string; readonly deprecated?: boolean };
      return said({
        name: source === 'header' && !isNamed ? headerName(key) : key,
        in: source as ParameterObject['in'],
        required: required && demanded.includes(key),
        description,
        deprecated,
        schema: schema as JsonSchema,
      });
    });
  });
}
