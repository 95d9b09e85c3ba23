import { kindOf } from '../../binding/body-kind.js';
import type { ParameterInput } from '../../binding/parameter.js';
import { scalarCheck } from '../../model/scalars/limits.js';
import { Text } from '../../model/scalars/texts.js';
import type { PathTemplate } from '../../routing/path-template.js';
import type { AskedSecurity } from '../../security/requirements.js';
import type { DocumentContext } from './context.js';
import { eitherResponse } from './either-response.js';
import type { ResponseObject } from './objects.js';

/** Whether the application answers an operation, or sends it: a callback, a webhook. */
export type Direction = 'received' | 'sent';

/** What an operation takes. */
interface Taken {
  readonly inputs: readonly ParameterInput[];
  readonly security: AskedSecurity;
  readonly template: PathTemplate | undefined;
}

/** What may be answered in place of the handler's answer, by status. Who receives what is sent refuses it in ways of its own; FastAPI says the 422 all the same. */
export function automaticResponses(taken: Taken, direction: Direction, context: DocumentContext): Map<string, ResponseObject> {
  const { errors, formats } = context;
  const found = direction === 'received' ? refusedBy(taken, context) : new Map<string, ResponseObject>();
  const status = String(formats.validation.status ?? 422);
  const isValidated = taken.inputs.some((input) => input.options.includeInSchema !== false || canBeWrong(input));
  if (isValidated) found.set(status, eitherResponse(found.get(status), { description: 'Validation Error', content: errors.invalid }));
  return found;
}

/** Whether what is hidden may be invalid all the same; bytes, the pairs of a form, and the headers that schemes read, are what they are. */
function canBeWrong(input: ParameterInput): boolean {
  const isRaw = input.readsBody && ['bytes', 'stream'].includes(kindOf(input));
  return !isRaw && input.reading !== 'pairs' && !isAnyText(input);
}

/** A text that may be missing, and anything. */
function isAnyText({ source, required, type, reading, options }: ParameterInput): boolean {
  if (required || !['header', 'query', 'cookie'].includes(source) || reading !== 'text') return false;
  return type.kind === 'scalar' && type.scalar === Text && scalarCheck(Text, options) === undefined;
}

/** What the framework answers to a request that is not let in, or whose body it does not read. */
function refusedBy(
  { inputs, security: { schemes, scopes, refusals }, template }: Taken,
  { errors }: DocumentContext,
): Map<string, ResponseObject> {
  const found = new Map<string, ResponseObject>();
  const refused = (description: string): ResponseObject => ({ description, content: errors.refused });
  const challenges = [...new Set(schemes.flatMap(({ challenge }) => (challenge === undefined ? [] : [challenge])))];
  if (challenges.length > 0)
    found.set('401', { ...refused('Not authenticated'), headers: { 'WWW-Authenticate': challengeHeader(challenges) } });
  for (const { status, challenge } of schemes)
    if (status !== undefined && challenge === undefined) found.set(String(status), refused('Not authenticated'));
  const add = (status: string, response: ResponseObject): unknown => found.set(status, eitherResponse(found.get(status), response));
  if (scopes.length > 0) add('403', refused('Not enough permissions'));
  for (const { status, description } of refusals)
    add(status, { ...refused(description), ...(later.has(status) && { headers: { 'Retry-After': retryAfter } }) });
  // A value that its converter does not let through makes another path of it, whatever its schema says.
  if (template?.text.includes('<') === true) add('404', refused('A part of the path is not of its kind'));
  if (inputs.some(({ readsBody }) => readsBody)) {
    add('400', refused('The body cannot be read'));
    add('413', refused('The body is too large'));
    add('415', refused('The body is of a type, or in an encoding, that is not read here'));
  }
  return found;
}

/** RFC 9110 section 11.6.1. */
function challengeHeader(challenges: readonly string[]): Record<string, unknown> {
  return { description: `How to authenticate: ${challenges.join(' or ')}`, schema: { type: 'string' } };
}

/** Answers that say when to come back (RFC 9110 section 10.2.3). */
const later: ReadonlySet<string> = new Set(['429', '503']);

const retryAfter = { description: 'Seconds until a request may be let through again.', schema: { type: 'integer' } };
