/** What can be wrong with security schemes. */
export const schemeErrors = {};
