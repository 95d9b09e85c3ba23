/** What may be said of a folder of files. */
export interface FolderOptions {
  /**
   * `allow` serves files and folders whose names begin with a dot, too; `ignore`, if nothing is said, does as if there were none, but for `.well-known`
   * (RFC 8615) at the top.
   */
  readonly dotfiles?: 'ignore' | 'allow';
  /** True follows symbolic links out of the folder; false, if nothing is said, does as if they were not there. */
  readonly followSymlinks?: boolean;
  /**
   * The `Cache-Control` of files; of each by its path below the folder (`assets/app.js`) where it is a function, undefined for the usual one. That is `no-cache`, with
   * which clients ask each time whether the file is still the same, and `private, no-cache` for front ends that are guarded; it gives way to what anybody else says.
   */
  readonly cacheControl?: string | ((file: string) => string | undefined);
}

/** What an option has to be. */
export interface FolderRule {
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
}

/** Options by their names. */
export type Rules = Readonly<Record<string, FolderRule>>;

const truth: FolderRule = { wanted: 'true or false', fits: (value) => typeof value === 'boolean' };

/** What each of them has to be; the compiler does not see every program. */
export const folderRules: Rules = {
  dotfiles: { wanted: '"ignore" or "allow"', fits: (value) => value === 'ignore' || value === 'allow' },
  followSymlinks: truth,
  cacheControl: { wanted: 'a text or a function', fits: (value) => typeof value === 'string' || typeof value === 'function' },
};
