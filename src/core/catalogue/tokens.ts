/** What can be wrong with keys and tokens. */
export const tokenErrors = {};
