import type { SharedRouteOptions } from '../route-options.js';
import type { FolderOptions } from './folder-options.js';

/** A front end: a folder of files that a build has made, and who may have them. */
export interface FrontendOptions
  extends FolderOptions, Pick<SharedRouteOptions, 'use' | 'public' | 'middleware' | 'interceptors' | 'errorHandlers'> {
  /** Where the files are; a relative path is looked for where the process was started. */
  readonly directory: string | URL;
  /**
   * What answers for files that are not there: `404.html`, with status 404; `index.html`, with status 200 and only for who looks for a page (an `Accept` that names
   * HTML); `auto`, if nothing is said, the first of them that is there; null for neither.
   */
  readonly fallback?: 'auto' | 'index.html' | '404.html' | null;
  /**
   * Whether a folder, or a stated fallback, that is not there keeps the application from starting; `auto`, if nothing is said: not in development (`NODE_ENV`), where
   * it is a line in the log.
   */
  readonly checkDirectory?: 'auto' | boolean;
}

/** A front end of a module. */
export interface ModuleFrontend extends FrontendOptions {
  /** Below the prefixes of the application and of the module: `/` for all of it. */
  readonly path: string;
}
