import { kindOf } from '../../binding/body-kind.js';
import { bodyPlanOf, type BodyPlan } from '../../binding/body-plan.js';
import type { ParameterInput } from '../../binding/parameter.js';
import { modelsOf } from '../../binding/shape.js';
import type { SchemaComponents } from '../../model/schema/components.js';
import type { JsonSchema } from '../../model/schema/schema.js';
import { mergeInto, said } from './merge.js';
import type { MediaTypeObject, RequestBodyObject } from './objects.js';
import { inputSchema } from './parameters.js';

/** The body that a route reads; undefined where it reads none. */
export function requestBodyObject(inputs: readonly ParameterInput[], components: SchemaComponents): RequestBodyObject | undefined {
  const plan = bodyPlanOf(inputs, { strict: true });
  if (plan === undefined) return undefined;
  const parts = inputs.filter((input) => input.readsBody && kindOf(input) === plan.kind && input.options.includeInSchema !== false);
  if (parts.length === 0) return undefined;
  const media: MediaTypeObject = said({ schema: schemaOf(plan, parts, components), examples: namedExamplesOf(parts) });
  // A form may come in either way, and one tells everything; which one a client takes is its choice.
  const types = plan.kind === 'form' ? plan.mediaTypes.slice(0, 1) : plan.mediaTypes;
  const body: RequestBodyObject = {
    content: Object.fromEntries(types.map((type) => [type, structuredClone(media)])),
    ...(parts.some(({ required }) => required) ? { required: true } : {}),
  };
  for (const { options } of parts) if (options.openapi !== undefined) mergeInto(body, options.openapi);
  return body;
}

function schemaOf(plan: BodyPlan, parts: readonly ParameterInput[], components: SchemaComponents): JsonSchema {
  const [only] = parts;
  if (plan.kind === 'form') return formSchema(parts, components);
  if (plan.embed) return objectOf(parts.map((input) => [input.wireName, inputSchema(input, components), input.required]));
  if (plan.kind === 'bytes' || plan.kind === 'stream') return binary;
  return inputSchema(only as ParameterInput, components);
}

const binary: JsonSchema = { type: 'string', contentMediaType: 'application/octet-stream' };

/** A class takes all fields; it alone is named, beside others its fields are among theirs. */
function formSchema(parts: readonly ParameterInput[], components: SchemaComponents): JsonSchema {
  const [only] = parts;
  if (parts.length === 1 && only?.reading === 'all') return inputSchema(only, components);
  const fields = parts.flatMap((input): Entry[] => {
    if (input.reading === 'pairs') return [];
    if (input.reading !== 'all') return [[input.wireName, inputSchema(input, components), input.required]];
    return modelsOf(input.type).flatMap((model) => {
      const { properties, required } = components.propertiesOf(model, 'input');
      return properties.map(({ key, schema }): Entry => [key, schema, input.required && required.includes(key)]);
    });
  });
  return objectOf(fields);
}

type Entry = readonly [name: string, schema: JsonSchema, required: boolean];

function objectOf(entries: readonly Entry[]): JsonSchema {
  const required = entries.flatMap(([name, , isRequired]) => (isRequired ? [name] : []));
  const properties = Object.fromEntries(entries.map(([name, schema]) => [name, schema]));
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required: [...new Set(required)] }) };
}

/** Named examples are of the whole body, so those of one key of it have no place here. */
function namedExamplesOf(parts: readonly ParameterInput[]): MediaTypeObject['examples'] {
  const [only] = parts;
  return parts.length === 1 && only?.options.embed !== true ? (only?.options.namedExamples as MediaTypeObject['examples']) : undefined;
}
