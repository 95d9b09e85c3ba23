/** What can be wrong with starting, stopping, mounting and watching over an application. */
export const lifecycleErrors = {} as const;
