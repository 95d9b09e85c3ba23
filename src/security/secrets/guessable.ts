import { advise, isAdvised } from '../../core/advice.js';
import { problem } from '../../core/errors.js';

/** Keys that stand in documentation, and so in lists of those who try them. */
const published: ReadonlySet<string> = new Set([
  // FastAPI's tutorial.
  '09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7',
  // jwt.io.
  'your-256-bit-secret',
  'a-string-secret-at-least-256-bits-long',
]);

const telling =
  /secret|change[-_ ]?(?:me|this)|passw(?:or)?d|example|default|your[-_ ]|insecure|placeholder|development|qwerty|12345678|abcdefgh/i;

/** Tells of a secret that is long enough, and yet could be tried; nothing of the secret is told. `where`: `sessions(), keys[0]`. */
export function adviseOfSecret(where: string, secret: unknown): void {
  if (!isAdvised()) return;
  const text = typeof secret === 'string' ? secret : secret instanceof Uint8Array ? Buffer.from(secret).toString('latin1') : undefined;
  const reason = text === undefined ? undefined : reasonOf(text);
  if (reason !== undefined) advise(problem('SECRET_GUESSABLE', { where, reason }));
}

function reasonOf(text: string): string | undefined {
  if (published.has(text)) return 'it stands in public documentation';
  if (new Set(text).size < 8) return 'it is made of a few characters only';
  if (/^(.{1,16}?)\1+.{0,15}$/s.test(text)) return 'it is one piece repeated';
  const word = telling.exec(text)?.[0];
  return word === undefined ? undefined : `it has the word "${word.toLowerCase()}" in it`;
}
