import { createApp, type ApplicationOptions, type OpenApiDocument, type OperationObject } from 'tenon';
import { moduleNamed } from '../../../container/support/applications.js';

type Controller = new (...args: never[]) => object;

/** The document of an application of these controllers, which need not start for it. */
export function documentOf(controllers: Controller | readonly Controller[], options: ApplicationOptions = {}): Promise<OpenApiDocument> {
  return createApp(moduleNamed('AppModule', { controllers: [controllers].flat() }), options).openapi();
}

/** The operations of the paths of a document, as `get /items`. */
export function operationsOf({ paths }: OpenApiDocument): Record<string, OperationObject> {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );
  return Object.fromEntries(all);
}

/** The ids of the operations of the paths of a document, as `get /items`. */
export function idsOf(document: OpenApiDocument): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(operationsOf(document)).map(([at, { operationId }]) => [at, operationId]));
}

/** The only operation of a document of one path. */
export async function operationOf(controller: Controller, options: ApplicationOptions = {}): Promise<OperationObject> {
  const all = Object.values(operationsOf(await documentOf(controller, options)));
  if (all.length !== 1) throw new Error(`${all.length} operations`);
  return all[0] as OperationObject;
}
