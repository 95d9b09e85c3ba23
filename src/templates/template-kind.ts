/** What the extension of a template says of what it makes. */
export interface TemplateKind {
  readonly mediaType: string;
  /** Whether values are escaped where they stand in markup. */
  readonly escapes: boolean;
}

const html: TemplateKind = { mediaType: 'text/html', escapes: true };
const xml: TemplateKind = { mediaType: 'application/xml', escapes: true };

const kinds: ReadonlyMap<string, TemplateKind> = new Map([
  ['html', html],
  ['htm', html],
  ['eta', html],
  ['xml', xml],
  ['svg', { mediaType: 'image/svg+xml', escapes: true }],
  ['rss', { mediaType: 'application/rss+xml', escapes: true }],
  ['atom', { mediaType: 'application/atom+xml', escapes: true }],
  ['txt', { mediaType: 'text/plain', escapes: false }],
  ['md', { mediaType: 'text/markdown', escapes: false }],
  ['csv', { mediaType: 'text/csv', escapes: false }],
  ['css', { mediaType: 'text/css', escapes: false }],
  ['js', { mediaType: 'text/javascript', escapes: false }],
  ['json', { mediaType: 'application/json', escapes: false }],
]);

/** The kind of a template by its name: `notice.txt` is text, `notice.txt.eta` as well. What has no extension that is known makes a page of HTML. */
export function kindOf(name: string): TemplateKind {
  const extension = extensionOf(name);
  if (extension === 'eta') return kinds.get(extensionOf(name.slice(0, -4))) ?? html;
  return kinds.get(extension) ?? html;
}

/** Whether a file in the directory of the templates is one: pictures and what editors leave behind are none. */
export function isTemplate(name: string): boolean {
  return kinds.has(extensionOf(name));
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1).toLowerCase();
}
