import type { Reader } from '../binding/reader.js';
import type { EmittedEntry } from '../container/emit/entry.js';
import type { EntrySpec } from '../container/planner.js';
import type { PathTemplate } from './path-template.js';
import type { RouteOptions } from './verbs.js';

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
  readonly tags: readonly string[];
  /** The status of a successful answer. */
  readonly status: number;
  /** What it was linked to. */
  readonly spec: EntrySpec;
  readonly entry: EmittedEntry;
  /** One for each of the entry's inputs. */
  readonly readers: readonly Reader[];
  readonly readsBody: boolean;
  /** Whether some reader may have to wait: models have checks of their own. */
  readonly readersWait: boolean;
  /** Whether anything in its tree holds Express's request or response, which then have to look as Express leaves them. */
  readonly usesExpress: boolean;
  /** Whether its handler takes Express's response, and may answer through it. */
  readonly usesResponse: boolean;
  /** Whether nothing has to be awaited before the handler is called, and nothing has to be closed after it. */
  readonly isStraight: boolean;
}
