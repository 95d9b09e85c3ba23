import { didYouMean } from './did-you-mean.js';

/** What can be wrong with what stands in front of the routes: cross-origin rules, hosts, sessions, limits. */
export const frontErrors = {
  ORIGIN_INVALID: (f: { where: string; origin: string; isPattern: boolean; suggestion?: string | undefined }) => ({
    what: `${f.where} names the origin ${f.origin}, which no browser ever sends.${f.isPattern ? '' : didYouMean(f.suggestion)}`,
    fix: f.isPattern
      ? 'name every origin, or use allowOriginRegex of cors(): /^https:\\/\\/[a-z-]+\\.example\\.com$/.'
      : 'write scheme, host, and a port that is not the usual one, in lower case: https://shop.example, with nothing behind it.',
  }),
  ORIGIN_PATTERN_OPEN: (f: { where: string; pattern: string; reason: 'start' | 'end' | 'dot' }) => ({
    what: `${f.where} ${openness[f.reason].what}: ${f.pattern} lets in more than it seems to.`,
    fix: openness[f.reason].fix,
  }),
  CORS_CREDENTIALS: (f: { reason: 'star' | 'null' | 'pattern' | 'exposed' }) => ({
    what: `cors() ${withCredentials[f.reason].what}`,
    fix: withCredentials[f.reason].fix,
  }),
  HOST_INVALID: (f: { where: string; host: string; suggestion?: string | undefined }) => ({
    what: `${f.where} names the host ${f.host}, which is none.${didYouMean(f.suggestion)}`,
    fix: 'write a name or an address without a port (shop.example, 127.0.0.1, [::1]), *.shop.example for every name below one, or * for all.',
  }),
  PROXY_TRUST_OPEN: (f: { where: string }) => ({
    what: `${f.where} trusts every sender to be a proxy: any client could choose its address, its host and its protocol by X-Forwarded headers.`,
    fix: 'say how many proxies stand in front (trustProxy: 1), or name their addresses: trustProxy: ["10.0.0.0/8"].',
  }),
  SESSION_KEYS: (f: { reason: 'neither' | 'both' | 'none' } | { reason: 'short'; index: number; bytes: number }) => ({
    what:
      f.reason === 'short'
        ? `sessions() is given a key of ${f.bytes} bytes as keys[${f.index}], where 32 are the least: it could be guessed, and sessions forged.`
        : f.reason === 'both'
          ? 'sessions() is given both keys and a store: either the data is in a signed cookie, or it is on the server.'
          : `sessions() is given ${f.reason === 'none' ? 'a list without keys' : 'neither keys nor a store'}, so nothing would keep a session.`,
    fix:
      f.reason === 'both'
        ? 'drop the keys: the ids of a store need none.'
        : 'make a key with node -e "console.log(crypto.randomBytes(32).toString(\'base64\'))", keep it with the other secrets, and write sessions({ keys: [key] }).',
  }),
  SESSION_COOKIE: (f: { name: string; reason: string }) => ({
    what: `The cookie of sessions(), "${f.name}", would be dropped or be unsafe: ${f.reason}.`,
    fix: 'leave cookieName, path, domain and insecure out in production; for development over plain HTTP write insecure: true and no cookieName.',
  }),
  SESSION_LARGE: (f: { bytes: number; largest: number }) => ({
    what: `The session would be a cookie of ${f.bytes} bytes, and browsers keep ${f.largest} at most.`,
    fix: 'keep less in it, an id in place of what it stands for; or keep the data on the server: sessions({ store }).',
  }),
  SESSION_LATE: (f: { what: string }) => ({
    what: `The head of the answer was sent before ${f.what}, so no cookie can tell of it any more.`,
    fix: 'do it before the handler returns, in front of the first piece of a stream.',
  }),
  LIMIT_STORE_SHARED: (f: { name: string }) => ({
    what: `The limit "${f.name}" is given a store that another limit has already: the window of one of them would count for both.`,
    fix: 'make a store for each limit, with a prefix of its own.',
  }),
} as const;

const openness = {
  start: {
    what: 'does not begin with ^ in every alternative',
    fix: 'begin it with ^, or every alternative of it: /^https:\\/\\/shop\\.example$/.',
  },
  end: {
    what: 'does not end with $ in every alternative',
    fix: 'end it with $, or every alternative of it: /^https:\\/\\/shop\\.example$/.',
  },
  dot: { what: 'has a dot that stands for any character', fix: 'write \\. for a dot, and [a-z] or the like where a character may vary.' },
} as const;

const withCredentials = {
  star: {
    what: 'allows credentials to every origin: any page could read what its visitor may read.',
    fix: 'name the origins, or leave out allowCredentials.',
  },
  null: {
    what: 'allows credentials to the origin null, which every sandboxed frame and local file has.',
    fix: 'take "null" out of allowOrigins, or leave out allowCredentials.',
  },
  pattern: {
    what: 'allows credentials to a pattern that matches the origins of strangers.',
    fix: 'write the part of the name that is yours into allowOriginRegex: /^https:\\/\\/[a-z-]+\\.example\\.com$/.',
  },
  exposed: {
    what: 'exposes * with credentials, which browsers take for a header of that name.',
    fix: 'name the headers in exposeHeaders.',
  },
} as const;
