import type { Constructor } from '../../core/types.js';
import type { SchemaComponents } from '../../model/schema/components.js';
import type { JsonSchema } from '../../model/schema/schema.js';
import type { ErrorFormats } from '../../routing/errors/default-answer.js';
import type { ProblemClass } from '../../routing/errors/problem.js';
import { said } from './merge.js';
import type { MediaTypeObject } from './objects.js';

// Components are named after classes, and these are the names of what no class of anybody's stands for.
class HTTPValidationError {}
class ValidationError {}
class HTTPError {}
class ProblemDetails {}

const text: JsonSchema = { type: 'string' };
const uri: JsonSchema = { type: 'string', format: 'uri-reference' };

/** What errors look like in the configured format, as contents of responses. */
export class ErrorSchemas {
  constructor(
    private readonly components: SchemaComponents,
    private readonly formats: ErrorFormats,
  ) {}

  /** What an invalid request is answered with. */
  get invalid(): Record<string, MediaTypeObject> {
    const { errors, validation } = this.formats;
    const format = validation.format ?? errors;
    // What a function makes is its own business.
    if (typeof format === 'function') return { 'application/json': { schema: {} } };
    const problem = format === 'detail' ? validationProblem : openValidationProblem;
    const problems = { type: 'array', items: this.components.define(ValidationError, () => problem) };
    if (format === 'detail') {
      const write = (): JsonSchema => ({ type: 'object', properties: { detail: problems } });
      return { 'application/json': { schema: this.components.define(HTTPValidationError, write) } };
    }
    const own = { status: { type: 'integer', const: validation.status ?? 422 }, errors: problems };
    const write = (): JsonSchema => ({ allOf: [this.#details, { type: 'object', properties: own, required: ['errors'] }] });
    return { 'application/problem+json': { schema: this.components.define(HTTPValidationError, write) } };
  }

  /** What the framework refuses a request with. */
  get refused(): Record<string, MediaTypeObject> {
    if (this.formats.errors === 'problem') return { 'application/problem+json': { schema: this.#details } };
    const schema = this.components.define(HTTPError, () => ({ type: 'object', properties: { detail: text }, required: ['detail'] }));
    return { 'application/json': { schema } };
  }

  /** What declared problems of one status are answered with. */
  declared(problems: readonly ProblemClass[]): Record<string, MediaTypeObject> {
    const schemas = problems.map((one) => this.components.define(one, () => this.#problem(one)));
    const schema = schemas.length === 1 ? (schemas[0] as JsonSchema) : { anyOf: schemas };
    return { [this.formats.errors === 'problem' ? 'application/problem+json' : 'application/json']: { schema } };
  }

  #problem({ problem }: ProblemClass): JsonSchema {
    const { type = 'about:blank', title, status, members, description } = problem;
    const own = members === undefined ? { properties: [], required: [] } : this.components.propertiesOf(members as Constructor, 'output');
    const properties = Object.fromEntries(own.properties.map(({ key, schema }) => [key, schema]));
    const words = said({ type: 'object', description });
    if (this.formats.errors === 'detail') {
      return { ...words, properties: { detail: text, instance: uri, ...properties }, required: ['detail', ...own.required] };
    }
    const kind = {
      type: { ...uri, const: type },
      title: title === undefined ? text : { ...text, const: title },
      status: { type: 'integer', const: status },
    };
    return {
      ...words,
      properties: { ...kind, detail: text, instance: uri, ...properties },
      required: ['type', 'title', 'status', ...own.required],
    };
  }

  /** RFC 9457 section 3.1. The framework's own problems are of no type, which is how a client tells them from declared ones (section 4.2.1). */
  get #details(): JsonSchema {
    const properties = { type: { ...uri, const: 'about:blank' }, title: text, status: { type: 'integer' }, detail: text, instance: uri };
    return this.components.define(ProblemDetails, () => ({ type: 'object', properties, required: ['type', 'title', 'status'] }));
  }
}

/** As FastAPI has it since 0.128. */
const validationProblem: JsonSchema = {
  type: 'object',
  properties: {
    loc: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'integer' }] } },
    msg: text,
    type: text,
    input: {},
    ctx: { type: 'object' },
  },
  required: ['loc', 'msg', 'type'],
};

/** The same where it is held against nothing of FastAPI's: generators of clients take an object of which nothing is said for one that is empty. */
const openValidationProblem: JsonSchema = {
  ...validationProblem,
  properties: { ...(validationProblem.properties as JsonSchema), ctx: { type: 'object', additionalProperties: true } },
};
