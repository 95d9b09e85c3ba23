import { didYouMean } from './did-you-mean.js';

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
  STATUS_BODILESS: (f: { route: string; status: number }) => ({
    what: `${f.route} answers with status ${f.status}, which never has a body, and declares one under "returns".`,
    fix: 'leave "returns" out, or write null; or answer with another status.',
  }),
  RETURNS_UNREADABLE: (f: { route: string; reason: string }) => ({
    what: `${f.route} declares under "returns" what cannot be sent: ${f.reason}`,
    fix: 'name a model, a list as [Order], or what mapOf, oneOf, nullable and the like make of one.',
  }),
  HANDLER_GENERATOR: (f: { route: string }) => ({
    what: `${f.route} is a generator, and nothing says what is made of its pieces: an answer would be empty.`,
    fix: 'give the route responseClass: StreamingResponse for pieces of text or bytes, or return a list.',
  }),
  CATCH_MISSING: (f: { name: string; at: string; module: string }) => ({
    what: `${f.module} lists ${f.name} under ${f.at}, and no method of it has a @Catch().`,
    fix: `decorate a method of ${f.name} with @Catch(SomeError).`,
  }),
  CATCH_INPUT: (f: { handler: string; input: string }) => ({
    what: `${f.handler} handles errors and reads the ${f.input} of the request, which may be what is wrong.`,
    fix: 'take the request itself with @Req() and look at it there.',
  }),
  LINK_UNKNOWN: (f: { name: string; suggestion?: string | undefined }) => ({
    what: `No route is called "${f.name}", so there is no link to it.${didYouMean(f.suggestion)}`,
    fix: 'give the route that name, or call it Controller.handler.',
  }),
  LINK_PARAMETERS: (f: { name: string; path: string; unfit: readonly string[] }) => ({
    what: `A link to "${f.name}", ${f.path}, does not fit its path: ${f.unfit.join(', ')} is missing, empty or too many.`,
    fix: 'give every parameter of the path a value that is not empty, and no other.',
  }),
} as const;
