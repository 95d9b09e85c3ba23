const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

/** A text as it may stand in HTML and XML, between tags and in quoted attributes; the characters and their spelling are MarkupSafe's, and so Jinja's. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** A value as a template writes it: nothing for null and undefined. Throws `TypeError` for a promise, which nobody has waited for. */
export function written(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function')
    throw new TypeError('a promise cannot be written; await it before render()');
  return String(value as string);
}
