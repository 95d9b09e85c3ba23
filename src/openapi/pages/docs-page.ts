import type { Awaitable } from '../../core/types.js';

/** What a page is told when it is rendered; all addresses are relative to the page, so that it works below any prefix of any proxy. */
export interface PageFacts {
  /** The application's title, as it was written: escape it. */
  readonly title: string;
  /** The address of the OpenAPI document: `openapi.json`. */
  readonly document: string;
  /** The address of the folder of the page's files, with a slash at its end: `docs/swagger-ui-5.35.0/`. */
  readonly files: string;
  /** Origins of the servers and the token URLs that the document names: `https://id.example.com`. */
  readonly origins: readonly string[];
  /** The relative address of a path of the application; anything that does not begin with one slash is an address already. */
  readonly to: (path: string) => string;
}

/** Sources by the directive of the Content-Security-Policy that they are added to: `{ 'img-src': ['https://img.example.com'] }`. */
export type PageSources = Readonly<Record<string, readonly string[]>>;

/** What a page loads, served for a year below its path: a new version is a new folder. */
export interface PageFiles {
  /** The name of the folder: `swagger-ui-5.35.0`. */
  readonly version: string;
  /** By the path in the folder: where the file lies (a `file:` URL), its text or its bytes. The path's ending says what is in it. */
  readonly content: Readonly<Record<string, URL | string | Uint8Array>>;
}

/**
 * A page of documentation: one of Tenon's own, or one of yours, given under `docs.pages`. It is served with a strict Content-Security-Policy: scripts and
 * styles are loaded from files alone, and from other hosts only where `sources` names them. Tenon's own pages add inline styles, which Swagger UI and
 * ReDoc write, and no inline scripts. After Litestar's `OpenAPIRenderPlugin`.
 *
 * @example
 * const titles: DocsPage = {
 *   name: 'titles',
 *   path: '/titles',
 *   files: { version: '1', content: { 'titles.js': new URL('titles.js', import.meta.url) } },
 *   render: ({ files }) => `<!doctype html><html lang="en"><title>Titles</title><script type="module" src="${files}titles.js"></script></html>`,
 * };
 */
export interface DocsPage {
  /** What its route is called. */
  readonly name: string;
  /** Where it is: begins with a slash, has no parameters. */
  readonly path: string;
  readonly files?: PageFiles;
  /** Added to the policy `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'`. */
  readonly sources?: PageSources | ((facts: PageFacts) => PageSources);
  /** In place of the headers that every page has, or beside them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Pages that it cannot do without: where an authorization server sends its answer. */
  readonly companions?: readonly DocsPage[];
  /** Its HTML; called once, when it is first asked for. */
  render(facts: PageFacts): Awaitable<string>;
}
