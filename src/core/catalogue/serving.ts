/** What can be wrong with `tenon run` and its workers. */
export const servingErrors = {} as const;
