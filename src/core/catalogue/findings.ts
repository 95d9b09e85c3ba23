/** What `tenon check` finds unwise of what works. */
export const findingErrors = {
  PATTERN_SLOW: (f: {
    pattern: string;
    isExponential: boolean;
    degree: number | undefined;
    maxLength: number;
    attack: string | undefined;
    fits: number | undefined;
  }) => ({
    what: `The pattern ${f.pattern} takes time that grows ${f.isExponential ? 'exponentially' : `with the length to the power of ${f.degree ?? 2}`}, and nothing else is served meanwhile (ReDoS): texts of up to ${f.maxLength} characters are held against it.${f.attack === undefined ? '' : ` One that takes long: ${f.attack}`}`,
    fix: `write the pattern so that no part of it can match the same text in two ways${f.fits === undefined ? '' : `, or limit the text to ${f.fits} characters (maxLength), which is looked at first`}.`,
  }),
  PATTERN_UNDECIDED: (f: { pattern: string; reason: string }) => ({
    what: `Whether the pattern ${f.pattern} can be made to take long could not be found out: ${f.reason}.`,
    fix: 'limit the length of what is held against it (maxLength), or write it more simply.',
  }),
  RECHECK_MISSING: (f: { patterns: number }) => ({
    what: `recheck is not installed, so ${f.patterns === 1 ? 'a pattern was' : `${f.patterns} patterns were`} not looked at for ReDoS.`,
    fix: 'install it beside tenon, npm install --save-dev recheck; nothing of it runs in the application.',
  }),
  DOCS_EXPOSED: (f: { count: number }) => ({
    what: `The documentation is served to everybody, ${f.count === 1 ? 'at one path' : `at ${f.count} paths`}: it tells what there is to be tried.`,
    fix: 'put guards in front of it (docs: { use: [...] }), switch it off (openapi: false), or leave it so where the service is meant for everybody: --ignore DOCS_EXPOSED.',
  }),
  PROXY_TRUST_WIDE: (f: { given: string }) => ({
    what: `trustProxy is ${f.given}, which takes in addresses that are not yours: whoever has one chooses the address that limits and logs go by.`,
    fix: 'name the addresses of the proxies themselves, or say how many stand in front: trustProxy: 1.',
  }),
  CORS_ANYONE: (_: object) => ({
    what: 'cors() lets pages of every origin read the answers ("*").',
    fix: 'name the origins, unless the service is public: allowOrigins: ["https://shop.example"].',
  }),
  SECRET_GUESSABLE: (f: { where: string; reason: string }) => ({
    what: `The secret of ${f.where} can be guessed: ${f.reason}.`,
    fix: 'make one with openssl rand -base64 48, keep it outside of the source, and read it from the environment without a default.',
  }),
  ROUTE_UNGUARDED: (f: { count: number; isReading: boolean }) => ({
    what: `${f.count === 1 ? 'A route' : `${f.count} routes`} ${f.isReading ? 'that only read' : 'that may change something'}${f.isReading && f.count === 1 ? 's' : ''} say${f.count === 1 ? 's' : ''} nothing of who may use ${f.count === 1 ? 'it' : 'them'}: there is no guard, no security scheme and no @Public().`,
    fix: 'list a guard (use), ask for who is there, or say that everybody may: @Public(). With secureByDefault: true no such route starts.',
  }),
  SECURE_BY_DEFAULT_OFF: (_: object) => ({
    what: 'secureByDefault is off: a route that is added without a guard is open to everybody, and nothing says so.',
    fix: 'createApp(AppModule, { secureByDefault: true }), and @Public() where everybody may come in.',
  }),
  NODE_OLD: (f: { version: string; least: string } | { version: string; ended: string }) => ({
    what:
      'least' in f
        ? `Node ${f.version} is older than Tenon needs, which is ${f.least}.`
        : `Node ${f.version} gets no security updates any more, since ${f.ended}.`,
    fix: 'go to a version with long-term support: https://nodejs.org/en/about/previous-releases.',
  }),
  NODE_ENV_UNFIT: (f: { given: string | undefined }) => ({
    what:
      f.given === undefined
        ? 'NODE_ENV is not set here; the application was looked at as if it were production.'
        : `NODE_ENV is "${f.given}" here, so what is only held against production was not looked at.`,
    fix: 'set NODE_ENV=production where the application runs, and for this check.',
  }),
  LIMIT_OFF: (f: { option: string; given: number; risk: string }) => ({
    what: `${f.option} is ${f.given}: ${f.risk}.`,
    fix: 'leave it out, or give it a limit that what the service does needs.',
  }),
} as const;
