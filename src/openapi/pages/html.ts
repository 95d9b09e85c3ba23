const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Text as it may stand between the tags of a page and in the quotes of an attribute.
 *
 * @example
 * render: ({ title }) => `<!doctype html><title>${escapeHtml(title)}</title>`
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** A value as JSON that may stand in `<script type="application/json">`: no character of it can end the element. After FastAPI's `_html_safe_json`. */
export function jsonIsland(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Puts texts, escaped, in the places `{{name}}` of a page, and a value as JSON in `{{config}}`. */
export function filled(template: string, texts: Readonly<Record<string, string>>, config: unknown): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => (name === 'config' ? jsonIsland(config) : escapeHtml(texts[name] ?? '')));
}
