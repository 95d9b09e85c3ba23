/** What can be wrong with guards and scopes. */
export const guardErrors = {
  SCOPE_INVALID: (f: { needer: string; at: string; scope: string }) => ({
    what: `${f.needer} asks for the scope ${f.scope} (${f.at}), which is none: a scope has no spaces, quotes or backslashes, and is not empty (RFC 6749 section 3.3).`,
    fix: "write each scope as a text of its own: 'orders:read', 'orders:write'.",
  }),
  SCOPES_UNCHECKED: (f: { needer: string; at: string; scopes: readonly string[]; token: string | undefined }) => ({
    what: `${f.needer} asks for the scope${f.scopes.length === 1 ? '' : 's'} ${f.scopes.join(' ')} (${f.at}), and nothing ${f.token === undefined ? 'in its tree' : `below ${f.token}`} looks at them: the route would be open to everybody.`,
    fix: `inject SecurityScopes into the dependency that tells who asks and compare them with what is granted, or use a scheme that does, such as jwtBearer().`,
  }),
  ROUTE_UNSECURED: (f: { route: string; method: string; path: string }) => ({
    what: `${f.route} (${f.method} ${f.path}) says nothing of who may use it, and the application is secureByDefault.`,
    fix: 'put a guard or a security scheme in `use` or among its parameters, or mark it @Public().',
  }),
  GUARD_OPTIONAL: (f: { needer: string; at: string; token: string }) => ({
    what: `${f.needer} asks ${f.token} only if it is there (${f.at}): where nobody provides it the route would be open.`,
    fix: `provide ${f.token} and drop optional, or make the list of guards in the program.`,
  }),
  GUARD_ARGUMENTS: (f: { guard: string }) => ({
    what: `The guard that ${f.guard} stands for wants arguments, and nothing says what they are: it is no object of a class that start-up knows.`,
    fix: 'provide it by useClass, or write allows() as a method without parameters.',
  }),
  PUBLIC_GUARDED: (f: { name: string; guard: string }) => ({
    what: `${f.name} is public, and asks who it is all the same: ${f.guard}.`,
    fix: 'drop one of the two, or ask by a scheme with autoError: false.',
  }),
};
