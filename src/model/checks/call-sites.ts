/** More than the deepest check of the library has, with some for the functions of the engine between. */
const FRAMES = 12;

/**
 * The functions on the stack by where they begin, innermost first: from the one that called `above` to the one that was called from
 * `end`. Undefined where the engine does not tell, or `end` is too far away.
 */
export function callersUpTo(end: string, above: (...args: never) => unknown): string | undefined {
  const sites = sitesBelow(above);
  if (sites === undefined) return undefined;
  let places = '';
  for (const site of sites) {
    if (!isWritten(site)) continue;
    const place = beginning(site);
    if (place === end) return places;
    places += `${place} `;
  }
  return undefined;
}

/** Where the function begins that calls this. */
export function callerOf(callee: (...args: never) => unknown): string | undefined {
  const site = sitesBelow(callee)?.find(isWritten);
  return site && beginning(site);
}

/** As raw sites, because a text of the stack may be mapped back to sources, which takes a hundred times as long. */
function sitesBelow(above: (...args: never) => unknown): readonly NodeJS.CallSite[] | undefined {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is put back as it was found
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = FRAMES;
    Error.prepareStackTrace = (_, sites) => sites;
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, above);
    return holder.stack as readonly NodeJS.CallSite[];
  } catch {
    return undefined;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Whether `instanceof` and the like, which have no file, are on the stack depends on how hot the code is. */
function isWritten(site: NodeJS.CallSite): boolean {
  return Boolean(site.getFileName()) || site.isEval();
}

function beginning(site: NodeJS.CallSite): string {
  return `${site.getFileName()}:${site.getEnclosingLineNumber()}:${site.getEnclosingColumnNumber()}`;
}
