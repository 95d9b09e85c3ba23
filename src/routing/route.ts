import type { BodyPlan } from '../binding/body-plan.js';
import type { Reader } from '../binding/reader.js';
import type { EmittedEntry } from '../container/emit/entry.js';
import type { EntrySpec } from '../container/planner.js';
import type { DeclaredOperation } from './declared-operation.js';
import type { PathTemplate } from './path-template.js';
import type { ErrorHandlers } from './errors/error-handlers.js';
import type { RouteAnswer } from './route-answer.js';
import type { RouteOptions } from './route-options.js';
import type { RouteSettings } from './route-settings.js';

/** One route, ready to serve: everything that start-up could find out about it. */
export interface Route {
  /** `Items.readItem`, for errors and the wiring. */
  readonly name: string;
  readonly module: string;
  readonly controller: string;
  readonly handler: string;
  readonly method: string;
  readonly template: PathTemplate;
  readonly options: RouteOptions;
  /** What the levels around it say together. */
  readonly settings: RouteSettings;
  /** The status of a successful answer. */
  readonly status: number;
  /** Makes the answer of the handler's result. */
  readonly answer: RouteAnswer;
  /** Who answers for its errors. */
  readonly errorHandlers: ErrorHandlers;
  readonly declared: DeclaredOperation;
  /** What it was linked to. */
  readonly spec: EntrySpec;
  readonly entry: EmittedEntry;
  /** One for each of the entry's inputs. */
  readonly readers: readonly Reader[];
  /** How the body is read; undefined where nothing asks for it. */
  readonly body: BodyPlan | undefined;
  /** Whether some reader may have to wait: models have checks of their own. */
  readonly readersWait: boolean;
  /** Whether anything in its tree, or a handler of its errors, holds Express's request or response, which then have to look as Express leaves them. */
  readonly usesExpress: boolean;
  /** Whether its handler takes Express's response, and may answer through it. */
  readonly usesResponse: boolean;
  /** Whether anything in its tree finds out who asks. */
  readonly isPrivate: boolean;
  /** Whether nothing but the body has to be awaited before the handler is called, and nothing has to be closed after it. */
  readonly isStraight: boolean;
}
