/** What stands in the place of a secret. */
export const hidden = '[redacted]';

/** Longer texts are cut before they are searched. */
const most = 16_384;

const secretName = '(?:token|passw(?:or)?d|passphrase|pwd|secret|api[_-]?key|authorization|cookie)';

/** Each pattern keeps its first group; none looks at a character more than a few times. */
const patterns: readonly RegExp[] = [
  // postgres://user:pass@host
  /(:\/\/)[^\s/?#]*(?=@)/g,
  // The credentials of Authorization; a word of lower case is a sentence about them.
  /(\b(?:[Bb]asic|[Bb]earer|BASIC|BEARER|DPoP|[Nn]egotiate) +)(?![a-z]+(?![\w.~+/=-]))[\w.~+/=-]{4,}/g,
  // Digest username="app", response="..."
  /(\bdigest +)\w+=[^\r\n]*/gi,
  // cookie: sid=1; theme=dark
  /((?:^|[\s"'{,])(?:set-)?cookie: *)[^\r\n"']+/gi,
  // access_token=x, password=x
  new RegExp(`(${secretName}=)[^\\s&;,"'\`)]+`, 'gi'),
  // "password":"x", password: 'x', and the same inside a text that is JSON itself
  new RegExp(`(${secretName}\\\\{0,9}["']? {0,9}: {0,9}\\\\{0,9})(?:"(?:[^"\\\\]|\\\\.)*"?|'(?:[^'\\\\]|\\\\.)*'?)`, 'gi'),
  // "pin_secret":1234
  new RegExp(`(${secretName}\\\\{0,9}["'] {0,9}: {0,9})[\\w.+-]+`, 'gi'),
  // What V8 quotes of a text that is no JSON.
  /(token [^"]{1,20}, )[\s\S]{0,200}?(?= is not valid JSON)/g,
];

/**
 * A text without the credentials that are known by their form: the userinfo of a URL, what follows `Bearer` or `Basic`, values behind names such as `access_token`,
 * `api_key` and `password`, cookies, and the piece of a text that an error of `JSON.parse` quotes. At most 16,384 UTF-16 units of it are kept.
 *
 * @example
 * redacted('connect postgres://app:s3cret@db/shop failed'); // 'connect postgres://[redacted]@db/shop failed'
 */
export function redacted(text: string): string {
  const short = text.length > most ? `${text.slice(0, most)}...` : text;
  return patterns.reduce((left, pattern) => left.replace(pattern, `$1${hidden}`), short);
}
