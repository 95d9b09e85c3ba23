import { STATUS_CODES } from 'node:http';
import type { StatedType } from '../../model/types/composite.js';
import { typeFormOf } from '../../model/types/resolve.js';
import { spelledOut } from '../../routing/declared-responses.js';
import type { DeclaredOperation } from '../../routing/declared-operation.js';
import type { ProblemClass } from '../../routing/errors/problem.js';
import type { DeclaredResponse } from '../../routing/route-options.js';
import { sendsJson } from '../../routing/route-answer.js';
import { bodiless } from '../../routing/responses/status.js';
import type { DocumentContext } from './context.js';
import { eitherResponse } from './either-response.js';
import { mergeInto } from './merge.js';
import type { MediaTypeObject, ResponseObject, SchemaObject } from './objects.js';
import { sentType } from './returned.js';

type Responses = Record<string, ResponseObject>;

/** The answers of an operation: the usual one, the declared ones, declared problems, and what the framework itself answers. */
export function responseObjects(
  operation: DeclaredOperation,
  automatic: ReadonlyMap<string, ResponseObject>,
  context: DocumentContext,
): Responses {
  const { options, settings } = operation;
  const status = String(statusOf(operation));
  const responses: Responses = { [status]: usualResponse(operation, context) };
  addProblems(responses, [...new Set(options.throws)], context);
  for (const [code, declared] of Object.entries(settings.responses)) {
    addDeclared(responses, code, spelledOut(declared), context);
  }
  for (const [code, response] of automatic) {
    // Who describes an answer describes all of it. A range does not: FastAPI leaves its 422 out there, and then gives one that the range is not true of.
    if (!Object.hasOwn(settings.responses, code)) responses[code] = eitherResponse(responses[code], response);
  }
  return responses;
}

/** The status of a successful answer. */
export function statusOf({ options, settings }: Pick<DeclaredOperation, 'options' | 'settings'>): number {
  return options.status ?? settings.responseClass?.status ?? 200;
}

function usualResponse(operation: DeclaredOperation, context: DocumentContext): ResponseObject {
  const description = operation.options.responseDescription ?? 'Successful Response';
  const content = usualContent(operation, context);
  return content === undefined ? { description } : { description, content };
}

function usualContent(operation: DeclaredOperation, context: DocumentContext): ResponseObject['content'] {
  const { settings, returns } = operation;
  const { responseClass } = settings;
  if (bodiless(statusOf(operation))) return undefined;
  const mediaType = responseClass === undefined ? 'application/json' : responseClass.mediaType;
  if (mediaType === undefined) return undefined;
  if (!sendsJson(responseClass)) return { [mediaType]: { schema: { type: 'string' } } };
  const type = sentType(returns);
  return { [mediaType]: { schema: type === undefined ? {} : schemaOf(type, context) } };
}

function schemaOf(type: StatedType, { components }: DocumentContext): SchemaObject {
  return components.schemaOfType(typeFormOf(type), 'output');
}

function addProblems(responses: Responses, problems: readonly ProblemClass[], { errors }: DocumentContext): void {
  for (const status of new Set(problems.map(({ problem }) => problem.status))) {
    const same = problems.filter(({ problem }) => problem.status === status);
    // Of several, each is described by its schema.
    const words = same.map(({ problem }) => (same.length === 1 ? problem.description : undefined) ?? problem.title);
    const said = [...new Set(words.filter((one) => one !== undefined))];
    const description = said.length === 0 ? phraseOf(String(status)) : said.join(', or: ');
    responses[String(status)] = { description, content: errors.declared(same) };
  }
}

const ranges: Readonly<Record<string, string>> = {
  '1XX': 'Information',
  '2XX': 'Success',
  '3XX': 'Redirection',
  '4XX': 'Client Error',
  '5XX': 'Server Error',
  default: 'Default Response',
};

function phraseOf(code: string): string {
  return ranges[code] ?? STATUS_CODES[code] ?? 'Additional Response';
}

/** What is declared of an answer is put over what is known of it already, as FastAPI does. */
function addDeclared(responses: Responses, code: string, declared: DeclaredResponse, context: DocumentContext): void {
  const there = responses[code];
  const response: ResponseObject = there ?? { description: '' };
  if (declared.returns !== undefined) {
    const media: MediaTypeObject = { schema: schemaOf(declared.returns, context) };
    response.content = { ...response.content, [declared.mediaType ?? 'application/json']: media };
  }
  if (declared.headers !== undefined) {
    const headers = Object.entries(declared.headers).map(([name, said]) => [name, headerObject(said)] as const);
    response.headers = { ...response.headers, ...Object.fromEntries(headers) };
  }
  if (declared.openapi !== undefined) mergeInto(response, declared.openapi);
  response.description = declared.description ?? (response.description === '' ? phraseOf(code) : response.description);
  responses[code] = response;
}

/** Words alone are of a text. */
function headerObject(declared: string | Readonly<Record<string, unknown>>): Record<string, unknown> {
  return typeof declared === 'string' ? { description: declared, schema: { type: 'string' } } : structuredClone({ ...declared });
}
