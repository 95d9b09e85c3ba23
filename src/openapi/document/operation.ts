import type { DeclaredOperation } from '../../routing/declared-operation.js';
import type { AskedSecurity } from '../../security/requirements.js';
import { automaticResponses, type Direction } from './automatic-responses.js';
import type { DocumentContext } from './context.js';
import { layOver } from './laid-over.js';
import { said } from './merge.js';
import type { OperationObject } from './objects.js';
import { operationIn30 } from './operation-30.js';
import { parameterObjects, unreadPathParameters } from './parameters.js';
import { pathObjects } from './paths.js';
import { requestBodyObject } from './request-body.js';
import { responseObjects } from './responses.js';
import { summaryOf } from './summary.js';

/** One operation, with everything that was declared of it. */
export function operationObject(operation: DeclaredOperation, direction: Direction, context: DocumentContext): OperationObject {
  const { options, settings, template } = operation;
  const { components } = context;
  const inputs = context.inputsOf(operation);
  const security = context.securityOf(operation);
  for (const scheme of security.schemes) context.schemes.set(scheme.schemeName, scheme);
  const parameters = parameterObjects(inputs, components);
  if (direction === 'received') parameters.unshift(...unreadPathParameters(operation.path, inputs));
  const written: OperationObject = said({
    tags: settings.tags.length === 0 ? undefined : [...settings.tags],
    // An empty one is as good as none: nobody can read it.
    summary: options.summary === undefined || options.summary === '' ? summaryOf(options.name ?? operation.handler) : options.summary,
    description: options.description === '' ? undefined : options.description,
    operationId: idOf(operation, context),
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody: requestBodyObject(inputs, components),
    responses: responseObjects(operation, automaticResponses({ inputs, security, template }, direction, context), context),
    callbacks: callbacksOf(operation, context),
    deprecated: settings.deprecated ? true : undefined,
    security: requirementsOf(security, context),
  });
  if (options.openapi !== undefined) layOver(written, options.openapi);
  return context.version.dialect === 'openapi-3.0' ? operationIn30(written) : written;
}

/** No two operations have one id (OpenAPI 3.1, section 4.8.10); a callback of several routes has it where it first stands. */
function idOf(operation: DeclaredOperation, { ids, given }: DocumentContext): string | undefined {
  const id = ids.get(operation);
  if (id === undefined || given.has(id)) return undefined;
  given.add(id);
  return id;
}

function callbacksOf({ callbacks }: DeclaredOperation, context: DocumentContext): OperationObject['callbacks'] {
  const shown = callbacks.filter(({ settings }) => settings.includeInSchema);
  if (shown.length === 0) return undefined;
  const nameOf = ({ options, handler }: DeclaredOperation): string => options.name ?? handler;
  const ofName = (name: string) => shown.filter((one) => nameOf(one) === name);
  const written = (name: string) => pathObjects(ofName(name), context.version, (one) => operationObject(one, 'sent', context));
  return Object.fromEntries([...new Set(shown.map(nameOf))].map((name) => [name, written(name)]));
}

/** OpenAPI 3.0 knows scopes of OAuth 2 and OpenID Connect alone (section 4.8.30); since 3.1 any scheme may list what it asks for. */
function requirementsOf({ schemes, requirements }: AskedSecurity, { version }: DocumentContext): OperationObject['security'] {
  if (requirements.length === 0) return undefined;
  const isScoped = (name: string): boolean => {
    const type = schemes.find(({ schemeName }) => schemeName === name)?.definition.type;
    return version.dialect !== 'openapi-3.0' || type === 'oauth2' || type === 'openIdConnect';
  };
  return requirements.map((one) =>
    Object.fromEntries(Object.entries(one).map(([name, scopes]) => [name, isScoped(name) ? [...scopes] : []])),
  );
}
