/** A name and a password as HTTP Basic sends them. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** What the lines of an `Authorization` header say by Basic: `absent` where there are none or they are of another scheme. */
export function basicCredentials(lines: readonly string[] | undefined): BasicCredentials | 'absent' | 'invalid' {
  const [line = '', ...others] = lines ?? [];
  if (lines === undefined || (others.length === 0 && !/^ *basic(?: |$)/i.test(line))) return 'absent';
  return others.length === 0 ? (decoded(line.trim().slice('basic'.length).trim()) ?? 'invalid') : 'invalid';
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Takes credentials apart (RFC 7617, section 2): base64 in its canonical form, UTF-8, at the first colon. Undefined for what is none of these, and for control characters.
 */
function decoded(text: string): BasicCredentials | undefined {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) return undefined;
  const pair = textOf(bytes);
  const colon = pair?.indexOf(':') ?? -1;
  // eslint-disable-next-line no-control-regex
  if (pair === undefined || colon < 0 || /[\x00-\x1f\x7f]/.test(pair)) return undefined;
  return { username: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
