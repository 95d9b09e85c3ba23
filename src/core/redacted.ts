/** What stands in the place of a secret. */
export const hidden = '[redacted]';

/** Longer texts are cut before they are searched. */
const most = 16_384;

const header = '(?:authorization|cookie)';

/** Parts of names whose values are secret: `clientSecret`, `__Host-session`, `password_confirmation`. */
const secretName = `(?:token|passw(?:or)?d|passphrase|pwd|secret|(?:api|private|access)[_ -]?key|jwt|session|${header})`;

const named = new RegExp(secretName, 'i');

/** Whether what stands behind a name is secret, as far as the name tells: `clientSecret`, `Authorization`, `password_hash`. */
export function isSecretName(name: string): boolean {
  return named.test(name);
}

const scheme = '(?:(?:basic|bearer|digest|dpop|negotiate)[ \\t]{1,9})?';

/** What stands between a name and its value: `=`, `: `, `":`, `]=` of `user[password]=`, `)=` of PostgreSQL's `(token)=(x)`, `\":` in a text that is JSON itself. */
const between = `[\\w-]{0,24}(?:[\\])]|%5D)?\\\\{0,9}["'\`]?\\s{0,9}(?:={1,3}>?|:|%3D)\\s{0,9}`;

/** A text in quotes; one that was cut has only the first of them. */
const quoted = `"(?:[^"\\\\]|\\\\[\\s\\S])*"?|'(?:[^'\\\\]|\\\\[\\s\\S])*'?|\`(?:[^\`\\\\]|\\\\[\\s\\S])*\`?`;
const listed = `\\[(?:[^\\]"'\`]|${quoted})*\\]?|\\{(?:[^}"'\`]|${quoted})*\\}?`;

/** Of a value that is not in quotes; a comma in it does not end it, one at its end does. */
const bare = `(?:[^\\s&;,"'\`)\\]}]|[;,)\\]}](?=[^\\s&;,"'\`)\\]}\\w])|[;,)\\]}](?=\\w)(?!\\w{1,40}\\\\{0,9}["']?[=:]))+`;

/** What sentences go on with behind a name and a colon. */
const words =
  'must|should|shall|may|might|can|cannot|could|will|would|is|are|was|were|be|has|have|had|not|no|none|never|does|do|did|to|too|in|on|of|at|for|from|by|' +
  'with|and|or|but|if|the|an?|this|that|its?|only|required|missing|invalid|expected|wrong|incorrect|bad|unknown|expired|revoked|malformed|empty|absent|' +
  'unexpected|unauthorized|forbidden|denied|failed|null|undefined|true|false|string|number|boolean|object|function';
const sentence = `(?:${words})[.,:;!?]?(?:\\s|$)`;
const ofBearer = `(?:${words}|auth|authentication|authorization|tokens?|schemes?|credentials?|challenges?|headers?)(?![\\w.~+/=-])|\\w{1,20}="`;

/** Each pattern keeps its first group; none looks at a character more than a few times. */
const patterns: readonly RegExp[] = [
  /(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----)[\s\S]*?(?=-----END|$)/g,
  // A JWT, whole or cut, and other JSON in base64.
  /()eyJ[\w-]{7,}(?:\.[\w-]*){0,4}/g,
  // postgres://user:pass@host, and a password with a slash; a port is none
  /(:\/\/)(?:[^\s/?#]*(?=@)|[^\s/?#:@[\]"']{0,256}:(?!\d{0,5}[/?#])[^\s"'<>]{0,256}(?=@))/g,
  // Digest username="app", response="..."
  /(\bdigest[ \t]+)\w+=[^\r\n]*/gi,
  // Authorization: Key x y, cookie: sid=1; theme="dark"
  new RegExp(
    `(${header}\\w{0,24}\\s{0,9}[=:]\\s{0,9}${scheme})(?![\\s"'\`[{\\\\]|${sentence})(?:[^\\r\\n"'\`]|(?<==\\\\{0,9})"[^"\\r\\n]*"?)+`,
    'gi',
  ),
  // ["Cookie","sid=1"], as raw headers are
  new RegExp(`(\\\\{0,9}["'][\\w-]{0,24}(?:${header}|api[_-]?key|token|secret)\\\\{0,9}["']\\s{0,9},\\s{0,9}\\\\{0,9})(?:${quoted})`, 'gi'),
  // access_token=x, password: x, "password":"x", { secret: ['x'] }, and the same inside a text that is JSON itself
  new RegExp(
    `(${secretName}${between}\\\\{0,9}${scheme})(?:${quoted}|${listed}|(?!(?<=\\s)${sentence}|${secretName}${between})${bare})`,
    'gi',
  ),
  // A word of lower case behind Basic is a sentence about it.
  /(\b(?:[Bb]asic|BASIC|DPoP|[Nn]egotiate)(?:[ \t]{1,9}|%20))(?![a-z]+(?![\w.~+/=-]))[\w.~+/=-]{4,}/g,
  new RegExp(`(\\bbearer(?:[ \\t]{1,9}|%20))(?!${ofBearer})[^\\s"'\`,;&)]{4,}`, 'gi'),
  // What V8 quotes of a text that is no JSON.
  /(token [^"]{1,20}, )[\s\S]{0,200}?(?= is not valid JSON)/g,
];

/**
 * A text without the credentials that are known by their form: the userinfo of a URL, what follows `Bearer` or `Basic`, JWTs and private keys, values behind names such as
 * `access_token`, `X-API-Key`, `session` and `password` (with `=` or a colon, in quotes, in a list), the headers `Authorization` and `Cookie`, and the piece of a text that an
 * error of `JSON.parse` quotes. At most 16,384 UTF-16 units of it are kept.
 *
 * @example
 * redacted('connect postgres://app:s3cret@db/shop failed'); // 'connect postgres://[redacted]@db/shop failed'
 */
export function redacted(text: string): string {
  const short = text.length > most ? `${text.slice(0, most)}...` : text;
  return patterns.reduce((left, pattern) => left.replace(pattern, `$1${hidden}`), short);
}
