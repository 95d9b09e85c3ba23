/** What can be wrong with starting, stopping, mounting and watching over an application. */
export const lifecycleErrors = {
  LIFESPAN_INVALID: (f: { where: string }) => ({
    what: `What ${f.where} has for a lifespan is no generator function.`,
    fix: 'write it as async function* () { open(); yield something; close(); }, or as lifespan({ ... }, async function* ({ ... }) { ... }).',
  }),
  LIFESPAN_UNLISTED: (f: { needer: string; token: string; module: string; at: string }) => ({
    what: `${f.needer} (${f.module}) needs the lifespan ${f.token} (${f.at}), which nothing opens.`,
    fix: `list it: createApp(Root, { lifespan: ${f.token} }), or lifespan: ${f.token} in a module.`,
  }),
  LIFESPAN_TWICE: (f: { lifespan: string; modules: readonly string[] }) => ({
    what: `The lifespan ${f.lifespan} is listed by ${f.modules.slice(0, -1).join(', ')} and ${f.modules.at(-1)}, and would be opened for each of them.`,
    fix: 'list it once, in the module that it belongs to or in createApp: it can be injected everywhere.',
  }),
  HOOK_FAILED: (f: { hook: string; module: string; reason: string }) => ({
    what: `${f.hook} (${f.module}) failed: ${f.reason}`,
    fix: 'mend what it says; the error that it threw is the cause of this one.',
  }),
  HOOK_UNCALLED: (f: { hook: string; provider: string; module: string; scope: string }) => ({
    what: `${f.hook} is to be called when the application starts or stops, and ${f.provider} (${f.module}) does not live that long: its scope is ${f.scope}.`,
    fix: `put the method on a singleton, or make ${f.provider} one.`,
  }),
  HEALTH_CHECK_UNASKED: (f: { check: string; provider: string; module: string; scope: string }) => ({
    what: `${f.check} is a health check, and ${f.provider} (${f.module}) does not live as long as the application: its scope is ${f.scope}.`,
    fix: `put the method on a singleton, or make ${f.provider} one.`,
  }),
  HEALTH_PATH_TAKEN: (f: { path: string; question: string; other: string }) => ({
    what: `${f.path} is the path of health.${f.question}, and ${f.other} has it as well.`,
    fix: `give one of them another path: createApp(Root, { health: { ${f.question}: '/health/${f.question}' } }).`,
  }),
  MOUNT_PATH_INVALID: (f: { path: string }) => ({
    what: `Nothing can be mounted at "${f.path}".`,
    fix: 'mount it at a path that begins with a slash, without parameters and of letters that need no percent-encoding: app.mount("/admin", admin).',
  }),
  MOUNT_TWICE: (f: { path: string }) => ({
    what: `Two things are mounted at ${f.path}.`,
    fix: 'mount one of them at another path.',
  }),
  MOUNT_INVALID: (f: { path: string; reason: string }) => ({
    what: `What is mounted at ${f.path} cannot be: ${f.reason}.`,
    fix: 'mount an application made by createApp that nobody else mounts or starts, an Express application, or a function (req, res, next).',
  }),
} as const;
