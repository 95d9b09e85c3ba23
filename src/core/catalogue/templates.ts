/** What can be wrong with templates. */
export const templateErrors = {} as const;
