/** What can be wrong with settings. */
export const settingsErrors = {} as const;
