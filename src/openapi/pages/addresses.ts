import { isPath } from './relative-address.js';

/** Where scripts, styles and pictures come from in place of those that Tenon brings: paths of the application, or whole addresses. */
export type PageAssets<Name extends string> = { readonly [name in Name]?: string };

/** The host of an address, as a Content-Security-Policy names it; none for a path. */
export function originsOf(...addresses: readonly (string | undefined)[]): string[] {
  return addresses.flatMap((address) =>
    address !== undefined && !isPath(address) && URL.canParse(address) ? [new URL(address).origin] : [],
  );
}
