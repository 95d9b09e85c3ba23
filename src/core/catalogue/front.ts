/** What can be wrong with what stands in front of the routes: cross-origin rules, hosts, sessions, limits. */
export const frontErrors = {};
