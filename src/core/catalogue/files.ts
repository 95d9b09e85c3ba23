/** What can be wrong with folders of files that are served. */
export const fileErrors = {} as const;
