/** The cookies of a request by name (RFC 6265 section 4.2): the last of a name wins; quotes around a value are dropped, with the escapes that stand in them. */
export function parseCookies(header: string | undefined): Readonly<Record<string, string>> {
  const cookies = Object.create(null) as Record<string, string>;
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim();
    if (name !== '') cookies[name] = unquoted(pair.slice(equals + 1).trim());
  }
  return cookies;
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
