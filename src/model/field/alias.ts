/** A name on the wire: both ways, or one for what comes in and another for what goes out; where one is left out, it is the property's own. */
export type Alias = string | { readonly in?: string; readonly out?: string };

/** The name that a property is read under, where it has one of its own. */
export function aliasIn(alias: Alias | undefined): string | undefined {
  return typeof alias === 'object' ? alias.in : alias;
}

/** The name that a property goes out under, where it has one of its own. */
export function aliasOut(alias: Alias | undefined): string | undefined {
  return typeof alias === 'object' ? alias.out : alias;
}
