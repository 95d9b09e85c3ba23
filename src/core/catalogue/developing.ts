/** What can be wrong with `tenon dev`. */
export const developingErrors = {} as const;
