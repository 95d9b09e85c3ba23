import type { ParameterInput } from '../../binding/parameter.js';
import type { DeclaredOperation } from '../../routing/declared-operation.js';
import type { ErrorFormats } from '../../routing/errors/default-answer.js';
import { SchemaComponents } from '../../model/schema/components.js';
import type { UnknownKeys } from '../../model/form/model-form.js';
import { withoutMutualTls, type AskedSecurity } from '../../security/requirements.js';
import type { SecurityScheme } from '../../security/schemes/security-scheme.js';
import { announce } from './announce.js';
import type { DocumentContext } from './context.js';
import { ErrorSchemas } from './error-schemas.js';
import { infoObject } from './info.js';
import { said } from './merge.js';
import type { ComponentsObject, OpenApiDocument } from './objects.js';
import type { DocumentOptions } from '../options.js';
import { operationObject } from './operation.js';
import { pathObjects } from './paths.js';
import { serversOf, tagsOf } from './service.js';
import { versions, type OpenApiVersion } from './version.js';

/** Everything that a document is written from. */
export interface DocumentFacts {
  readonly title: string;
  readonly version: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  /** Where the application is found behind a proxy; empty at the root. */
  readonly rootPath: string;
  readonly options: DocumentOptions;
  readonly routes: readonly DeclaredOperation[];
  readonly webhooks: readonly DeclaredOperation[];
  readonly ids: ReadonlyMap<DeclaredOperation, string>;
  readonly formats: ErrorFormats;
  /** What reading does with unknown keys where a class does not say it. */
  readonly unknownKeys: UnknownKeys;
  /** What an operation reads from the request, as it was declared. */
  readonly inputsOf: (operation: DeclaredOperation) => readonly ParameterInput[];
  /** What an operation asks of whoever uses it. */
  readonly securityOf: (operation: DeclaredOperation) => AskedSecurity;
}

/** Writes the document of an application in a version of the specification. */
export function writeDocument(facts: DocumentFacts, version: OpenApiVersion): OpenApiDocument {
  const { options, routes, webhooks, ids, formats, inputsOf, securityOf, unknownKeys } = facts;
  const words = versions[version];
  const components = new SchemaComponents({
    dialect: words.dialect,
    wording: 'declared',
    unknownKeys,
    separate: options.separateInputOutput ?? true,
  });
  const context: DocumentContext = {
    version: words,
    components,
    errors: new ErrorSchemas(components, formats),
    formats,
    ids,
    given: new Set(),
    inputsOf,
    // OpenAPI 3.0 knows no mutual TLS.
    securityOf: words.hasSummary ? securityOf : (operation) => withoutMutualTls(securityOf(operation)),
    schemes: new Map(),
  };
  announce([...routes, ...webhooks], context);
  const paths = pathObjects(routes, words, (route) => operationObject(route, 'received', context));
  const hooks = pathObjects(webhooks, words, (webhook) => operationObject(webhook, 'sent', context));
  return said({
    openapi: words.number,
    info: infoObject(facts, words),
    servers: serversOf(facts, words),
    paths,
    [words.webhooks]: Object.keys(hooks).length === 0 ? undefined : hooks,
    components: componentsObject(components, context.schemes),
    tags: tagsOf(facts, words),
    externalDocs: options.externalDocs && structuredClone(options.externalDocs),
  }) as OpenApiDocument;
}

function componentsObject(components: SchemaComponents, schemes: ReadonlyMap<string, SecurityScheme>): ComponentsObject | undefined {
  const schemas = components.all();
  const parts: ComponentsObject = {
    ...(Object.keys(schemas).length === 0 ? {} : { schemas: { ...schemas } }),
    ...(schemes.size === 0
      ? {}
      : { securitySchemes: Object.fromEntries([...schemes].map(([name, one]) => [name, { ...one.definition }])) }),
  };
  return Object.keys(parts).length === 0 ? undefined : parts;
}
