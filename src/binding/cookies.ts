/**
 * The cookies of a request by name (RFC 6265 section 4.2): the last of a name wins; quotes around a value are dropped, with the escapes that stand in them. Around a name
 * only space and tab are no part of it: a browser takes a name for another one that begins with another blank, and does not keep what `__Host-` promises.
 */
export function parseCookies(header: string | undefined): Readonly<Record<string, string>> {
  const cookies = Object.create(null) as Record<string, string>;
  for (const [name, value] of pairsOf(header)) if (name !== '') cookies[name] = value;
  return cookies;
}

/** Every cookie of a name: of two, one may be planted (RFC 6265 section 8.6), so which one counts must not matter. */
export function cookiesNamed(name: string, header: string | undefined): readonly string[] {
  return pairsOf(header).flatMap(([other, value]) => (other === name ? [value] : []));
}

function pairsOf(header = ''): readonly (readonly [name: string, value: string])[] {
  return header.split(';').map((pair) => {
    const equals = pair.indexOf('=');
    return [trimmed(pair.slice(0, Math.max(equals, 0))), unquoted(trimmed(pair.slice(equals + 1)))];
  });
}

/** Without the blanks of HTTP (RFC 9110 section 5.6.3); `trim()` knows more of them. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** Undoes what `Set-Cookie` needs for a value that is no token: octal escapes and backslashes in quotes (RFC 2109), as Python's `http.cookies`. */
function unquoted(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  const inside = value.slice(1, -1);
  if (!inside.includes('\\')) return inside;
  return inside.replace(/\\([0-3][0-7]{2}|.)/gs, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8)) : escaped,
  );
}
