import { MetadataKey } from '../core/metadata.js';
import type { Known } from './returning.js';
import type { RouteOptions } from './route-options.js';

type DocumentedWord =
  | 'name'
  | 'summary'
  | 'description'
  | 'tags'
  | 'deprecated'
  | 'includeInSchema'
  | 'operationId'
  | 'status'
  | 'returns'
  | 'responseClass'
  | 'responseDescription'
  | 'responses'
  | 'throws'
  | 'openapi';

/** What can be said of a request that the service sends: of what can be said of a route, the part that is for the document. */
export interface OutgoingOptions extends Pick<RouteOptions, DocumentedWord> {
  /** `POST` if nothing is said. */
  readonly method?: string;
}

/** Whether a request answers one that was received, or goes to whoever subscribed. */
export type OutgoingKind = 'callback' | 'webhook';

/** A request that the service sends, as it was declared on a method. */
export interface OutgoingDeclaration {
  readonly kind: OutgoingKind;
  /** The expression of a callback's address, or the name of a webhook. */
  readonly path: string;
  readonly options: OutgoingOptions;
}

const outgoingKey = new MetadataKey<Map<string, OutgoingDeclaration[]>>('outgoing');

function decoratorFor(kind: OutgoingKind, path: string, options: OutgoingOptions): MethodDecorator {
  return (target, name) => {
    const declarations = outgoingKey.ensure(target, () => new Map());
    declarations.set(String(name), [{ kind, path, options }, ...(declarations.get(String(name)) ?? [])]);
  };
}

/**
 * Documents a request that the service sends on account of one that it received (OpenAPI 3.1, section 4.8.18): the method's parameters are what is sent, `returns` is the
 * answer that is waited for. It is never called. `expression` is where the request goes, a runtime expression (section 4.8.20.3). FastAPI's `callbacks`.
 *
 * @example
 * class Arrivals {
 *   @Callback('{$request.body.callback}/arrivals', { returns: Receipt })
 *   arrived(@Body() arrival: Arrival) {}
 * }
 */
export function Callback<const O extends OutgoingOptions>(expression: string, options?: O & Known<O, OutgoingOptions>): MethodDecorator {
  return decoratorFor('callback', expression, options ?? {});
}

/**
 * Documents a request that the service sends to whoever subscribed, by its name (OpenAPI 3.1, section 4.8.1 `webhooks`). It is never called. FastAPI's `app.webhooks`.
 *
 * @example
 * class Press {
 *   @Webhook('issue-printed', { status: 202 })
 *   announceIssue(@Body() issue: Issue) {}
 * }
 */
export function Webhook<const O extends OutgoingOptions>(name: string, options?: O & Known<O, OutgoingOptions>): MethodDecorator {
  return decoratorFor('webhook', name, options ?? {});
}

/** The requests that a class declares, by method, inherited ones first. */
export function outgoingOf(
  type: { prototype: object },
  kind: OutgoingKind,
): readonly (OutgoingDeclaration & { readonly handler: string })[] {
  return outgoingKey
    .ofPrototypes(type)
    .flatMap((ofType) => [...ofType].flatMap(([handler, all]) => all.map((one) => ({ ...one, handler }))))
    .filter((one) => one.kind === kind);
}
