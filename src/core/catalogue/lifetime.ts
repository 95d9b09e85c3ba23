import { didYouMean } from './did-you-mean.js';

/** What can go wrong while values are made, used and closed. */
export const lifetimeErrors = {
  PROVIDER_FAILED: (f: { provider: string; reason: string }) => ({
    what: `${f.provider} could not be made: ${f.reason}`,
    fix: 'see the cause; nothing was left open.',
  }),
  PROVIDER_PROMISE: (f: { provider: string }) => ({
    what: `${f.provider} returned a promise, and nothing said that it would.`,
    fix: 'write the function with "async", or give the provider { async: true }.',
  }),
  PROVIDER_GENERATOR: (f: { provider: string }) => ({
    what: `${f.provider} returned a generator without being a generator function: nothing would ever resume it.`,
    fix: 'write the function with function* or async function*, and hand the other generator on with yield*.',
  }),
  GENERATOR_EMPTY: (f: { provider: string }) => ({
    what: `${f.provider} ended before it yielded a value.`,
    fix: 'yield the value exactly once on every way through the generator, or throw.',
  }),
  GENERATOR_TWICE: (f: { provider: string }) => ({
    what: `${f.provider} yielded a second time.`,
    fix: 'yield exactly once; what stands after the yield is the teardown.',
  }),
  ERROR_SWALLOWED: (f: { provider: string }) => ({
    what: `${f.provider} caught the failure of the request at its yield and did not throw it again.`,
    fix: 'end the catch block with "throw error", or throw the error that the client should see.',
  }),
  RESULT_UNFIT: (f: { what: string }) => ({
    what: `The handler returned ${f.what}, which cannot be an answer.`,
    fix: 'return data, or a response made of it: new StreamingResponse(pieces), new JsonResponse(data); Response is imported from tenon.',
  }),
  REQUEST_ABORTED: (_: object) => ({
    what: 'The client went away before it was answered.',
    fix: 'nothing: open resources were closed with this error.',
  }),
  BODY_CONSUMED: (_: object) => ({
    what: 'Middleware has read the body, and left nothing where it can be found.',
    fix: 'let the middleware put the parsed body on request.body, as express.json() does, or mount it on paths of its own.',
  }),
  HANDLER_TIMEOUT: (f: { route: string; milliseconds: number }) => ({
    what: `${f.route} was not done after ${f.milliseconds} ms.`,
    fix: 'make it faster, stop it by the AbortSignal, or raise timeouts.handler.',
  }),
  SERVER_CLOSING: (_: object) => ({
    what: 'The server stopped before the request was done.',
    fix: 'nothing: open resources were closed with this error; raise timeouts.close to wait longer.',
  }),
  SCOPE_CLOSED: (_: object) => ({
    what: 'The scope is closed: its request is over, or the application is.',
    fix: 'make what is needed before the response, or open a scope of its own with app.scope().',
  }),
  SCOPE_ABANDONED: (_: object) => ({
    what: 'The block of the scope ended, and the scope was not closed before.',
    fix: 'await scope.close() when the work is done, or hand the work over: app.scope(async (scope) => ...). Open resources were closed with this error.',
  }),
  OUTSIDE_REQUEST: (f: { token: string }) => ({
    what: `${f.token} lives for one request and cannot be had outside of one.`,
    fix: 'inject it into something request-scoped, or open a scope with app.scope().',
  }),
  CONTAINER_FROZEN: (f: { method: string }) => ({
    what: `The container is frozen after start-up: ${f.method} would not change the routes, which are already made.`,
    fix: 'bind in a module (providers, or register(bind)), or override the provider in a test.',
  }),
  INVERSIFY_TWICE: (_: object) => ({
    what: 'Two copies of @inversifyjs/core are loaded: the decorators of one are unknown to the other.',
    fix: 'install one version of inversify that fits the peer dependency of tenon ("npm ls @inversifyjs/core" shows both).',
  }),
  PACKAGE_TWICE: (f: { name: string; copies: readonly { readonly version: string; readonly folder: string }[] }) => ({
    what: `There are two copies of ${f.name}: ${f.copies.map(({ version, folder }) => `${version} in ${folder}`).join(', and ')}. What is declared with one is unknown to the other.`,
    fix: `"npm ls ${f.name}" says who brings them. Bring the versions together and run npm dedupe, or add "overrides": { "${f.name}": "$${f.name}" } to package.json${f.name === 'tenon' ? '; a package of parts for Tenon lists it under peerDependencies' : ''}.`,
  }),
  TOKEN_UNKNOWN: (f: { token: string; module: string | undefined; suggestion?: string | undefined }) => ({
    what: `${f.module ?? 'No module'} ${f.module === undefined ? 'provides' : 'does not provide'} ${f.token}.${didYouMean(f.suggestion)}`,
    fix: 'ask for a token that a module provides, and name the module that provides it.',
  }),
  TOKEN_IN_MANY: (f: { token: string; modules: readonly string[] }) => ({
    what: `${f.token} lives in more than one module: ${f.modules.join(', ')}.`,
    fix: 'say which one: app.get(Token, { module: SomeModule }).',
  }),
  TOKEN_ASYNC: (f: { token: string }) => ({
    what: `${f.token} is made asynchronously, and app.get() does not wait.`,
    fix: 'ask for it in a scope, which waits: await app.scope((scope) => scope.get(Token)). A singleton that is not lazy is there at once.',
  }),
  APP_NOT_STARTED: (f: { what: string }) => ({
    what: `${f.what} exists only after start-up.`,
    fix: 'await app.init() (or app.listen()) first.',
  }),
  APP_STARTED: (f: { what: string }) => ({
    what: `${f.what} is too late: the application has started.`,
    fix: 'do it before app.init() or app.listen().',
  }),
  EXPRESS_BY_HAND: (_: object) => ({
    what: 'Middleware was put on app.express by hand, and a copy of the application for a test cannot have it.',
    fix: 'mount it with app.use().',
  }),
  APP_LISTENING: (_: object) => ({
    what: 'The application listens already.',
    fix: 'listen once; close the application first, or make another one with createApp().',
  }),
  APP_CLOSED: (_: object) => ({
    what: 'The application is closed.',
    fix: 'make a new one with createApp().',
  }),
} as const;
