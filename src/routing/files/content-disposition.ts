/**
 * What a client shall do with an answer, and under which name it saves it (RFC 6266). A name that is more than letters, digits, `_ . - ~` and `/` is told in UTF-8
 * (RFC 8187), as Starlette does it: every browser reads it, and no name can break out of the field.
 */
export function dispositionOf(type: string, filename: string): string {
  const encoded = encodeURIComponent(Buffer.from(filename).toString())
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/');
  return encoded === filename ? `${type}; filename="${filename}"` : `${type}; filename*=utf-8''${encoded}`;
}
