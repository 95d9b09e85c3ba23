import { didYouMean } from './did-you-mean.js';

/** What can be wrong with controllers, paths and routes. */
export const routeErrors = {
  PATH_INVALID: (f: { route: string; path: string; reason: string }) => ({
    what: `${f.route} has a path that cannot be read, "${f.path}": ${f.reason}.`,
    fix: 'write /items/:itemId, a converter as :itemId<int>, a wildcard as *rest.',
  }),
  ROUTE_TWICE: (f: { route: string; other: string; method: string; path: string; isDocumentation?: boolean }) => ({
    what: `${f.route} can never be reached: ${f.other} already answers ${f.method} ${f.path}.`,
    fix:
      f.isDocumentation === true
        ? 'move the page of the documentation, docs: { swagger: { path: "/elsewhere" } }, or switch it off, docs: { swagger: false }; the document itself moves with openapi: { path }.'
        : 'give one of them another path or another method.',
  }),
  CONTROLLER_EXPECTED: (f: { name: string; module: string }) => ({
    what: `${f.module} lists ${f.name} under controllers, and it has no @Controller().`,
    fix: `decorate ${f.name} with @Controller(), or list it under providers.`,
  }),
  METHOD_INVALID: (f: { route: string; method: string | undefined }) => ({
    what: f.method === undefined ? `${f.route} names no method at all.` : `${f.route} names a method that no server takes, "${f.method}".`,
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
  RETURNS_STREAMED: (f: { route: string }) => ({
    what: `${f.route} streams its result, and declares under "returns" what no pieces of text or bytes can be held against.`,
    fix: 'leave "returns" out, or the response class.',
  }),
  RETURN_TYPE_UNFIT: (f: { route: string; type: string }) => ({
    what: `${f.route} is declared to return ${f.type}, of which no JSON can be made, and nothing says what becomes of it.`,
    fix: 'return new StreamingResponse(...) or another Response of Tenon, or give the route a responseClass.',
  }),
  OPTION_WITHOUT_RETURNS: (f: { route: string; options: readonly string[] }) => ({
    what: `${f.route} says ${f.options.join(' and ')}, and no "returns" with properties that this could be about: everything would go out.`,
    fix: 'state "returns", the model of what goes out; Object where it may be anything.',
  }),
  PROPERTY_UNKNOWN: (f: { route: string; option: string; property: string; type: string; suggestion?: string | undefined }) => ({
    what: `${f.route} names "${f.property}" under ${f.option}, which is no property of ${f.type}.${didYouMean(f.suggestion)}`,
    fix: 'name properties as the class does, not by their aliases.',
  }),
  OPTION_INVALID: (f: { where: string; option: string; value: string; wanted: string; suggestion?: string | undefined }) => ({
    what: `${f.where}: ${f.option} is ${f.value}, where ${f.wanted} belongs.${didYouMean(f.suggestion)}`,
    fix: `write ${f.wanted.replace(/,$/, '')}.`,
  }),
  OPTION_UNFIT: (f: { where: string; option: string; reason: string; fix: string }) => ({
    what: `${f.where}: ${f.option} does not belong there: ${f.reason}.`,
    fix: `${f.fix}.`,
  }),
  OPTION_UNKNOWN: (f: { where: string; option: string; suggestion?: string | undefined }) => ({
    what: `${f.where} is given an option that there is not, ${f.option}.${didYouMean(f.suggestion)}`,
    fix: 'drop it, or write it as the documentation does.',
  }),
  MIDDLEWARE_INVALID: (f: { needer: string; at: string; given: string; takesErrors: boolean }) => ({
    what: f.takesErrors
      ? `${f.at} of ${f.needer} is error middleware, ${f.given}, a function of four parameters, which has no place in front of a handler.`
      : `${f.at} of ${f.needer} is no Express middleware: ${f.given}.`,
    fix: f.takesErrors
      ? 'catch errors with @Catch() in a class under errorHandlers, or mount error middleware with app.use().'
      : 'list a function of (request, response, next), a router or an Express application.',
  }),
  INTERCEPTOR_INVALID: (f: { needer: string; at: string; given: string; reason: 'no class' | 'no method' }) => ({
    what:
      f.reason === 'no class'
        ? `${f.at} of ${f.needer} is no class that could be made, and no token: ${f.given}.`
        : `${f.given} is listed under interceptors to stand around ${f.needer}, and has no method "intercept".`,
    fix: 'list a class that implements Interceptor, the class itself, not an instance; or a token of such a one.',
  }),
  RESPONSE_CLASS_INVALID: (f: { needer: string; given: string }) => ({
    what: `The responseClass of ${f.needer} is no subclass of Tenon's Response: ${f.given}.`,
    fix: 'name a class that extends Response of "tenon"; the global Response, of fetch, is another one.',
  }),
  PROBLEM_EXPECTED: (f: { route: string; at: string; given: string }) => ({
    what: `${f.at} of ${f.route} is no declared problem: ${f.given}.`,
    fix: 'list classes that extend Problem({ status: ... }); other answers are documented under "responses".',
  }),
  PROBLEM_MEMBERS: (f: { problem: string; members: string }) => ({
    what: `${f.problem} declares members that no model describes: ${f.members} has no decorated properties.`,
    fix: 'declare the properties of the members with @Field() or the decorators of class-validator.',
  }),
  ROUTE_NAME_TWICE: (f: { name: string; route: string; path: string; other: string; otherPath: string }) => ({
    what: `${f.route} (${f.path}) and ${f.other} (${f.otherPath}) are both called "${f.name}", so a link to it could mean either.`,
    fix: 'give one of them another name.',
  }),
  HANDLER_GENERATOR: (f: { route: string }) => ({
    what: `${f.route} is a generator, and nothing says what is made of its pieces: an answer would be empty.`,
    fix: 'give the route responseClass: StreamingResponse for pieces of text or bytes, or return a list.',
  }),
  CATCH_MISSING: (f: { name: string; at: string; needer: string; isClass: boolean }) => ({
    what: f.isClass
      ? `${f.needer} lists ${f.name} under ${f.at}, and no method of it has a @Catch().`
      : `${f.needer} lists under ${f.at} what is no class with @Catch() methods: ${f.name}.`,
    fix: f.isClass ? `decorate a method of ${f.name} with @Catch(SomeError).` : 'list the class itself; the container makes it.',
  }),
  OUTGOING_MISSING: (f: { name: string; at: string; needer: string; kind: 'callback' | 'webhook'; isClass: boolean }) => {
    const decorator = f.kind === 'callback' ? '@Callback' : '@Webhook';
    return {
      what: f.isClass
        ? `${f.needer} lists ${f.name} under ${f.at}, and no method of it has a ${decorator}().`
        : `${f.needer} lists under ${f.at} what is no class with ${decorator}() methods: ${f.name}.`,
      fix: f.isClass ? `decorate a method of ${f.name} with ${decorator}().` : 'list the class itself.',
    };
  },
  OPERATION_ID_TWICE: (f: { route: string; other: string; id: string }) => ({
    what: `${f.route} has the same operation id as ${f.other}, "${f.id}": generated clients could have only one of them.`,
    fix: 'give one of them another operationId, or change what operationIds makes of them.',
  }),
  OPERATION_ID_INVALID: (f: { route: string; given: string }) => ({
    what: `${f.route} is given an operation id that is no text: ${f.given} in place of one.`,
    fix: 'return a text from operationIds that is not empty, one for each operation.',
  }),
  DOCUMENT_INVALID: (f: { reason: string }) => ({
    what: `What openapi.extend makes of the document is none: ${f.reason}.`,
    fix: 'change the document that it is given, or return another whole one, of plain data.',
  }),
  OUTGOING_TWICE: (f: { name: string; other: string; method: string; path: string; needer: string }) => ({
    what: `${f.name} is documented at ${f.method} ${f.path} of ${f.needer}, where ${f.other} stands already: the document can hold only one of them.`,
    fix: 'give one of them another method, or another name.',
  }),
  SCHEME_TWICE: (f: { name: string; route: string; other: string }) => ({
    what: `${f.route} asks for a security scheme named "${f.name}", and ${f.other} for another one of that name: the document can hold only one of them.`,
    fix: 'give one of them another schemeName.',
  }),
  CATCH_INVALID: (f: { handler: string; given: string }) => ({
    what: `${f.handler} catches what is neither a class of errors nor the status of an answer: ${f.given}.`,
    fix: 'write @Catch(SomeError), or @Catch(404) with a status from 200 to 599.',
  }),
  CATCH_TWICE: (f: { handler: string; other: string; caught: string }) => ({
    what: `${f.handler} catches ${f.caught}, and so does ${f.other} of the same class: only one of them would ever be called.`,
    fix: 'make one handler of the two.',
  }),
  CATCH_UNUSED: (f: { name: string; module: string }) => ({
    what: `${f.module} provides ${f.name}, whose @Catch() methods are never called: nothing lists it under errorHandlers, and it is no controller.`,
    fix: `list ${f.name} under errorHandlers of the application, a module, a controller or a route.`,
  }),
  CATCH_INPUT: (f: { handler: string; input: string }) => ({
    what: `${f.handler} handles errors and reads the ${f.input} of the request, which may be what is wrong.`,
    fix: 'take the request itself with @Req() and look at it there.',
  }),
  DOCS_FILE_MISSING: (f: { file: string }) => ({
    what: `A page of the documentation has no file ${f.file}.`,
    fix: 'install the package whole, and leave it out of a bundle (external); from its sources, run npm run build. For a file of your own, mend its place.',
  }),
  LINK_UNKNOWN: (f: { name: string; suggestion?: string | undefined }) => ({
    what: `No route is called "${f.name}", so there is no link to it.${didYouMean(f.suggestion)}`,
    fix: 'give the route that name, or call it Controller.handler.',
  }),
  LINK_PARAMETERS: (f: { name: string; path: string; unfit: readonly string[] }) => ({
    what: `A link to "${f.name}", ${f.path}, does not fit its path: ${f.unfit.join(', ')} is missing, empty, made of dots, or too many.`,
    fix: 'give every parameter of the path a value that is not empty, and no other.',
  }),
} as const;
