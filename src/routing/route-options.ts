import type { Used } from '../container/need.js';
import type { Token } from '../container/token.js';
import type { Constructor } from '../core/types.js';
import type { Exclusion, PropertySelection } from '../model/output/pick-options.js';
import type { StatedType } from '../model/types/composite.js';
import type { RequestHandler } from './express-host.js';
import type { Interceptor } from './interceptor.js';
import type { ProblemClass } from './errors/problem.js';
import type { ResponseClass } from './responses/response.js';

/** An answer besides the usual one, for the document. */
export interface DeclaredResponse {
  readonly description?: string;
  /** What its body is. */
  readonly returns?: StatedType;
  /** `application/json` if nothing is said. */
  readonly mediaType?: string;
  /** Header fields by name: what is in them, in words or as a Header Object (OpenAPI 3.1 section 4.8.21). */
  readonly headers?: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
  /** Merged into the Response Object of the document. */
  readonly openapi?: Readonly<Record<string, unknown>>;
}

/** Answers by status (`404`, `'4XX'`, `'default'`): a type alone, or more about it. */
export type DeclaredResponses = { readonly [status: number]: StatedType | DeclaredResponse } & {
  readonly [range in `${1 | 2 | 3 | 4 | 5}XX` | 'default']?: StatedType | DeclaredResponse;
};

/** What an operation is known by when it is given its id. */
export interface NamedOperation {
  /** The route's `name`, or its handler's. */
  readonly name: string;
  readonly controller: string;
  readonly module: string;
  /** In lower case, as in the document. */
  readonly method: string;
  /** As OpenAPI writes it: `/items/{itemId}`. */
  readonly path: string;
  readonly tags: readonly string[];
}

/** What may be said at every level: application, module, controller and route. */
export interface SharedRouteOptions {
  /** Run for their effect in front of the handler, as guards: those of the application first, those of the route last. */
  readonly use?: readonly Used[];
  /** Whether everybody may use it: see `@Public()`. The nearest level counts. */
  readonly public?: boolean;
  /** Of all levels together, from the outside in. */
  readonly tags?: readonly string[];
  /** Said at any level, it holds. */
  readonly deprecated?: boolean;
  /** False at any level hides the route from the document. */
  readonly includeInSchema?: boolean;
  /** Answers besides the usual one, for the document; the nearer level wins. */
  readonly responses?: DeclaredResponses;
  /**
   * Classes with `@Callback` methods: requests that the service sends later on account of this one, for the document. Of all levels together.
   * A class stands for all of its callbacks.
   */
  readonly callbacks?: readonly Constructor[];
  /** Gives operations their ids in the document; the nearest level counts. FastAPI's `generate_unique_id_function`. */
  readonly operationIds?: (operation: NamedOperation) => string;
  /** What makes a response of the handler's result; the nearest level counts, `JsonResponse` if nothing is said. */
  readonly responseClass?: ResponseClass;
  /** Run around the handler, those of the application outermost. */
  readonly interceptors?: readonly (Constructor<Interceptor> | Token<Interceptor>)[];
  /** Express middleware, run before anything else that belongs to the route; the application's runs for every request, the unknown ones too. */
  readonly middleware?: readonly RequestHandler[];
  /** Classes with `@Catch` methods. Of two that fit equally well the nearer level counts; a controller is its own nearest. */
  readonly errorHandlers?: readonly Constructor[];
  /** Bytes of a body; more is a 413. The nearest level counts; 1,048,576 if nothing is said. */
  readonly bodyLimit?: number;
  /** False reads a body without a content type as JSON; the nearest level counts. A wrong type is never read. */
  readonly strictContentType?: boolean;
}

/** What can be said of one route. */
export interface RouteOptions extends SharedRouteOptions {
  /** The status of a successful answer: an integer from 200 to 599, 200 if nothing is said. */
  readonly status?: number;
  /**
   * What the route answers with: the result is held against it (a 500 and a line in the log where it does not fit) and cut down to it. The compiler holds the
   * method against it too. `null` for nothing; without it, the class that the method is declared to return, if that is a model.
   */
  readonly returns?: StatedType | null;
  /** Left out of the answer: what was not set, what is as it is by default, what is null; in models inside, too. */
  readonly exclude?: Exclusion | readonly Exclusion[];
  /** Only these properties go out. */
  readonly include?: PropertySelection;
  /** These do not go out. */
  readonly omit?: PropertySelection;
  /** False: the properties go out under their own names instead of their aliases. */
  readonly byAlias?: boolean;
  /** The problems that the handler may throw, for the document. */
  readonly throws?: readonly ProblemClass[];
  /** What `Links` calls it; `Controller.handler` serves as well. */
  readonly name?: string;
  readonly summary?: string;
  readonly description?: string;
  /** What is said of the usual answer; "Successful Response" if nothing is. */
  readonly responseDescription?: string;
  /** The operation's id in the document, goes before `operationIds`; where neither says it, the handler's name, with what makes it the only one of that name. */
  readonly operationId?: string;
  /** Merged into the Operation Object of the document. */
  readonly openapi?: Readonly<Record<string, unknown>>;
}
