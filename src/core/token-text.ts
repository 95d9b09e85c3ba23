/** A token (RFC 9110, section 5.6.2): the name of a header or a cookie, the word of a scheme. */
export function isToken(text: unknown): boolean {
  return typeof text === 'string' && /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text);
}
