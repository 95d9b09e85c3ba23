/** What can be wrong with keys and tokens, and with where they are fetched from. */
export const tokenErrors = {
  TOKEN_OPTION: (f: { by: string; option: string; reason: string; remedy: string }) => ({
    what: `${f.by} cannot work with its option ${f.option}: ${f.reason}.`,
    fix: f.remedy,
  }),
  TOKEN_ALGORITHM_UNKNOWN: (f: { by: string; algorithm: string; known: readonly string[] }) => ({
    what:
      f.algorithm.toLowerCase() === 'none'
        ? `${f.by} is to take the algorithm ${f.algorithm}, which is no signature: everybody could write such a token.`
        : `${f.by} is to use the algorithm ${f.algorithm}, which it does not know.`,
    fix: `name algorithms of this list, in this spelling: ${f.known.join(', ')}.`,
  }),
  TOKEN_ALGORITHMS_MIXED: (f: { by: string; secret: readonly string[]; pair: readonly string[] }) => ({
    what: `${f.by} takes ${f.secret.join(', ')} and ${f.pair.join(', ')} at once: who knows the public key of one could use it as the secret of the other.`,
    fix: 'keep one kind, or make two schemes and ask for either.',
  }),
  TOKEN_KEY_SOURCE: (f: { by: string; given: readonly string[] }) => ({
    what:
      f.given.length === 0
        ? `${f.by} is not told where its keys are.`
        : `${f.by} is told of several places for its keys: ${f.given.join(' and ')}.`,
    fix: 'give exactly one of keys, jwksUri and discovery.',
  }),
  TOKEN_KEY_UNREADABLE: (f: { by: string; at: string; reason: string }) => ({
    what: `${f.by} cannot read the key at ${f.at}: ${f.reason}.`,
    fix: 'give a secret (a text or bytes), PEM text, a JSON Web Key or a set of them, a KeyObject or an extractable CryptoKey.',
  }),
  TOKEN_KEY_WEAK: (f: { by: string; at: string; algorithm: string; bits: number; least: number }) => ({
    what: `The key at ${f.at} that ${f.by} is to use for ${f.algorithm} has ${f.bits} bits, and ${f.least} are the least: a shorter one can be found out.`,
    fix: f.algorithm.startsWith('HS')
      ? `make one of ${f.least / 8} random bytes or more: openssl rand -base64 ${Math.ceil(f.least / 24) * 3}.`
      : `make a pair of ${f.least} bits or more, or use ES256, whose keys are short and strong.`,
  }),
  TOKEN_KEY_UNFIT: (f: { by: string; at: string; kind: string; algorithms: readonly string[] }) => ({
    what: `The key at ${f.at} that ${f.by} is to use is ${f.kind}, which is no key for ${f.algorithms.join(' or ')}.`,
    fix: 'give the key that belongs to the algorithm, or name the algorithm that belongs to the key.',
  }),
  TOKEN_KEY_MISSING: (f: { by: string; algorithm: string }) => ({
    what: `${f.by} takes the algorithm ${f.algorithm}, and none of its keys is one for it.`,
    fix: `add a key for ${f.algorithm}, or leave it out of the algorithms.`,
  }),
  OUTBOUND_ADDRESS: (f: { by: string; option: string; address: string; reason: string }) => ({
    what: `${f.by} cannot ask at the address of its option ${f.option}, ${f.address}: ${f.reason}.`,
    fix: 'give an absolute https address without a name, password or fragment; http is for 127.0.0.1, [::1] and localhost alone.',
  }),
  PASSWORD_UNFIT: (f: { most: number }) => ({
    what: `What is to be hashed is no password: it is longer than ${f.most} bytes of UTF-8, or is no Unicode text.`,
    fix: `limit it where it comes in, @Field({ maxLength: ${f.most / 4} }), and the client is told.`,
  }),
  PASSWORD_HASH_UNREADABLE: (f: { reason: string }) => ({
    what: `A stored password hash cannot be used: ${f.reason}.`,
    fix: 'store what hashPassword() gives; passwords that were hashed otherwise are checked with what hashed them, once, and then hashed anew.',
  }),
  ARGON2_MISSING: (f: { reason: string }) => ({
    what: `argon2id was asked for, and @node-rs/argon2 cannot be loaded: ${f.reason}.`,
    fix: "install it beside tenon, npm install @node-rs/argon2; or leave out algorithm: 'argon2id', and scrypt of node:crypto is used.",
  }),
} as const;
