/** What can be wrong with guards and scopes. */
export const guardErrors = {};
