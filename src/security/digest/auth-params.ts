const token = String.raw`[!#$%&'*+\-.^_${'`'}|~0-9A-Za-z]+`;
const quotedText = String.raw`"((?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t \x21-\x7e\x80-\xff])*)"`;
const parameter = new RegExp(String.raw`[\t ,]*(${token})[\t ]*=[\t ]*(?:${quotedText}|(${token}))[\t ]*(?=,|$)`, 'y');

/**
 * The parameters of a challenge or of credentials, by their names in lower case (RFC 9110, section 11.2). Each may be a token or a quoted text, whichever its scheme
 * writes; undefined where the list is none, or a name stands in it twice.
 */
export function parseAuthParams(text: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  let at = 0;
  while (!/^[\t ,]*$/.test(text.slice(at))) {
    parameter.lastIndex = at;
    const match = parameter.exec(text);
    if (match === null) return undefined;
    const [, name = '', quoted, plain = ''] = match;
    const key = name.toLowerCase();
    if (found.has(key)) return undefined;
    found.set(key, quoted === undefined ? plain : quoted.replace(/\\(.)/gs, '$1'));
    at = parameter.lastIndex;
  }
  return found;
}

/** What stands in an extended parameter, `UTF-8''J%C3%A4s%C3%B8n` (RFC 8187); undefined where it is not UTF-8. */
export function extendedValue(text: string): string | undefined {
  const encoded = /^utf-8'[A-Za-z0-9-]*'((?:%[0-9A-Fa-f]{2}|[A-Za-z0-9!#$&+\-.^_`|~])*)$/i.exec(text)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
