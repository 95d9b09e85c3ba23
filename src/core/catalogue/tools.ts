/** What can be wrong with `tenon new`, `tenon check` and the other tools. */
export const toolErrors = {} as const;
