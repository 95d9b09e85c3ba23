/** What can be wrong with controllers, paths and routes. */
export const routeErrors = {
  PATH_INVALID: (f: { route: string; path: string; reason: string }) => ({
    what: `${f.route} has a path that cannot be read, "${f.path}": ${f.reason}.`,
    fix: 'write /items/:itemId, a converter as :itemId<int>, a wildcard as *rest.',
  }),
  ROUTE_TWICE: (f: { route: string; other: string; method: string; path: string }) => ({
    what: `${f.route} can never be reached: ${f.other} already answers ${f.method} ${f.path}.`,
    fix: 'give one of them another path or another method.',
  }),
  CONTROLLER_EXPECTED: (f: { name: string; module: string }) => ({
    what: `${f.module} lists ${f.name} under controllers, and it has no @Controller().`,
    fix: `decorate ${f.name} with @Controller(), or list it under providers.`,
  }),
  METHOD_INVALID: (f: { route: string; method: string }) => ({
    what: `${f.route} names a method that no server takes, "${f.method}".`,
    fix: 'use a method of RFC 9110 or one that Node knows (http.METHODS).',
  }),
  STATUS_INVALID: (f: { route: string; status: number }) => ({
    what: `${f.route} declares status ${f.status}, which is not an HTTP status.`,
    fix: 'declare an integer from 200 to 599.',
  }),
} as const;
