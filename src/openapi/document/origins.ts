import type { OpenApiDocument, ServerObject } from './objects.js';

/** The origins of servers, also of those that paths and operations have of their own, and of the addresses that sign people in: what a page of the application has to talk to beside the application itself. */
export function originsOf({ servers, paths, components }: OpenApiDocument): string[] {
  const addresses = [servers, ...serversIn(paths)].flatMap(addressesOf);
  for (const scheme of Object.values(components?.securitySchemes ?? {})) {
    const { flows = {}, openIdConnectUrl } = scheme as { flows?: Record<string, Record<string, unknown>>; openIdConnectUrl?: unknown };
    addresses.push(openIdConnectUrl, ...Object.values(flows).flatMap(({ tokenUrl, refreshUrl }) => [tokenUrl, refreshUrl]));
  }
  const origins = addresses.map((address) => (typeof address === 'string' && URL.canParse(address) ? new URL(address).origin : 'null'));
  return [...new Set(origins)].filter((origin) => origin !== 'null');
}

type Words = Record<string, unknown>;

const others: ReadonlySet<string> = new Set(['additionalOperations', 'x-additionalOperations']);

/** Lists of servers of paths and of operations. What callbacks and webhooks are sent to is none of a page's business. */
function serversIn(paths: unknown): unknown[] {
  const operationsOf = (item: Words): unknown[] =>
    Object.entries(item).flatMap(([word, one]) => (others.has(word) ? valuesOf(one) : [one]));
  return valuesOf(paths).flatMap((item) => [item, ...operationsOf(item)].map((one) => (isObject(one) ? one.servers : undefined)));
}

function valuesOf(given: unknown): Words[] {
  return isObject(given) ? Object.values(given).filter(isObject) : [];
}

/** Whatever somebody has put there. */
function isObject(given: unknown): given is Words {
  return typeof given === 'object' && given !== null;
}

function addressesOf(servers: unknown): unknown[] {
  if (!Array.isArray(servers)) return [];
  const some = (servers as unknown[]).filter((one): one is ServerObject => isObject(one) && typeof one.url === 'string');
  return some.flatMap(({ url, variables = {} }) => filledIn(url, variables));
}

/** A server's address with every choice that its variables leave. */
function filledIn(
  url: string,
  variables: Readonly<Record<string, { readonly default: string; readonly enum?: readonly string[] }>>,
): unknown[] {
  let addresses = [url];
  for (const [name, { default: usual, enum: choices = [usual] }] of Object.entries(variables)) {
    addresses = addresses.flatMap((address) => choices.map((choice) => address.replaceAll(`{${name}}`, choice)));
    // Nobody lists thousands of servers in a header.
    if (addresses.length > 100) return [];
  }
  return addresses;
}
