import { inOpenApi30 } from '../../model/schema/openapi-30.js';
import { isSchema } from '../../model/schema/walk.js';
import { said } from './merge.js';
import type { OperationObject, ParameterObject } from './objects.js';

/** A part of a document, whoever wrote it. */
type Part = Readonly<Record<string, unknown>>;

/** An operation with every schema in the words of OpenAPI 3.0: those that users laid over it as well, which nobody translated before. */
export function operationIn30(operation: OperationObject): OperationObject {
  return said({
    ...operation,
    parameters: operation.parameters?.map((one) => parameterIn30(one) as ParameterObject),
    requestBody: operation.requestBody && (withContent(operation.requestBody) as OperationObject['requestBody']),
    responses: each(operation.responses, responseIn30) as OperationObject['responses'],
  }) as OperationObject;
}

function responseIn30(response: Part): Part {
  const { headers } = response;
  const translated = withContent(response);
  return isSchema(headers) ? { ...translated, headers: each(headers, parameterIn30) } : translated;
}

/** A parameter, or a header, which says the same without a name. */
function parameterIn30(parameter: Part): Part {
  const { schema, examples, ...rest } = withContent(parameter);
  if (!isSchema(schema)) return withContent(parameter);
  const { contentMediaType, contentSchema, title, description, example, default: usual } = schema;
  if (typeof contentMediaType !== 'string' || !isSchema(contentSchema)) {
    return said({ ...rest, schema: inOpenApi30(schema), examples });
  }
  // What a text holds is said of a parameter by its content, for which 3.1 has a word in schemas, too.
  const value = said({ title, description, ...contentSchema, example: read(example), default: read(usual) });
  return {
    ...rest,
    content: {
      [contentMediaType]: said({ schema: inOpenApi30(value), examples: isSchema(examples) ? each(examples, exampleOf) : undefined }),
    },
  };
}

/** An example of a text, as one of what it holds. */
function exampleOf(example: Part): Part {
  return 'value' in example ? { ...example, value: read(example.value) } : example;
}

function read(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function withContent(part: Part): Part {
  return isSchema(part.content) ? { ...part, content: each(part.content, mediaIn30) } : part;
}

function mediaIn30(media: Part): Part {
  return isSchema(media.schema) ? { ...media, schema: inOpenApi30(media.schema) } : media;
}

function each(parts: Part, change: (part: Part) => Part): Part {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, isSchema(part) ? change(part) : part]));
}
