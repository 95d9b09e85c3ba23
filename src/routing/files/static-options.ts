import type { FolderOptions } from './folder-options.js';

/** What may be said of static files. */
export interface StaticFilesOptions extends FolderOptions {
  /** True shows the `index.html` of a folder, redirects (307) to its address with a slash, and answers with `404.html`, where there is one, for what is not there. */
  readonly html?: boolean;
  /** False does not look whether the folder is there when it is declared; without it there are no files. True if nothing is said. */
  readonly checkDirectory?: boolean;
  /** True leaves what is not there, and other methods, to whoever stands behind: for `app.use()`, in front of routes. False if nothing is said. */
  readonly fallthrough?: boolean;
}
