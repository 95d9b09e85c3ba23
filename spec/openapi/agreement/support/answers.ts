import type { OpenApiDocument } from 'tenon';
import type { TestResponse } from 'tenon/testing';
import type { Operation } from './operations.js';
import type { DocumentSchemas } from './schemas.js';
import type { Attempt } from './spoilt-requests.js';
import { isJson } from './wire.js';

type Responses = OpenApiDocument['paths'][string][string]['responses'];

/** What is wrong with an answer, in words that are the same for the same mistake; undefined where nothing is. */
export function mistakeIn(answer: TestResponse, attempt: Attempt, operation: Operation, schemas: DocumentSchemas): string | undefined {
  const { status } = answer;
  if (status === 500) return 'answers 500';
  const code = describedAs(status, operation.object.responses);
  if (code === undefined) return `answers ${status}, which is not described`;
  if (attempt.spoilt === undefined && refusals(operation).includes(status)) return `refuses a valid request with ${status}`;
  if (attempt.isFirm === true && status < 300) return `takes an invalid request (${attempt.spoilt})`;
  const wrong = wrongBody(answer, code, operation, schemas, attempt.wire.method === 'HEAD');
  return wrong === undefined ? undefined : `answers ${status} with ${wrong}`;
}

/** What the framework refuses a request with; without a body the others are the handler's. */
function refusals({ object }: Operation): number[] {
  return object.requestBody === undefined ? [422] : [400, 413, 415, 422];
}

/** Under which word a status is described: itself, its range, or the default (OpenAPI 3.1, section 4.8.16). */
function describedAs(status: number, responses: Responses): string | undefined {
  return [String(status), `${String(status).charAt(0)}XX`, 'default'].find((code) => code in responses);
}

function wrongBody(
  { status, headers, body, text }: TestResponse,
  code: string,
  { object, place }: Operation,
  schemas: DocumentSchemas,
  isHead: boolean,
): string | undefined {
  if (status === 204 || status === 205 || status === 304 || isHead) return body.length === 0 ? undefined : 'a body';
  const { content } = object.responses[code] as Responses[string];
  if (content === undefined) return undefined;
  const type = (headers['content-type'] ?? 'no content type').split(';', 1)[0] as string;
  const described = Object.keys(content).find((range) => isWithin(type, range));
  if (described === undefined) return `${type}, which is not described`;
  if (!isJson(type) || content[described]?.schema === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'broken JSON';
  }
  const wrong = schemas.wrongWith(value, [...place, 'responses', code, 'content', described, 'schema']);
  const told = wrong.map(({ instancePath, message }) => `${instancePath.replace(/\d+/g, '0')} ${message}`);
  return wrong.length === 0 ? undefined : `a body that its schema does not take: ${[...new Set(told)].slice(0, 4).join('; ')}`;
}

function isWithin(type: string, range: string): boolean {
  const [essence = ''] = range.split(';', 1);
  return essence === '*/*' || essence === type || (essence.endsWith('/*') && type.startsWith(essence.slice(0, -1)));
}
