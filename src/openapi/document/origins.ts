import type { OpenApiDocument } from './objects.js';

/** The origins of servers and of the addresses that sign people in: what a page of the application has to talk to beside the application itself. */
export function originsOf({ servers = [], components }: OpenApiDocument): string[] {
  const addresses = servers.flatMap(({ url, variables = {} }) => filledIn(url, variables));
  for (const scheme of Object.values(components?.securitySchemes ?? {})) {
    const { flows = {}, openIdConnectUrl } = scheme as { flows?: Record<string, Record<string, unknown>>; openIdConnectUrl?: unknown };
    addresses.push(openIdConnectUrl, ...Object.values(flows).flatMap(({ tokenUrl, refreshUrl }) => [tokenUrl, refreshUrl]));
  }
  const origins = addresses.map((address) => (typeof address === 'string' && URL.canParse(address) ? new URL(address).origin : 'null'));
  return [...new Set(origins)].filter((origin) => origin !== 'null');
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
