import { originsOf, type PageAssets } from './addresses.js';
import type { DocsPage, PageFacts } from './docs-page.js';
import { filled } from './html.js';
import { assets, filesVersion, template, vendored } from './own-files.js';
import { pageFile } from './page-files.js';

export const redocVersion = '2.5.4';

/** How ReDoc is shown. */
export interface RedocOptions {
  /** `/redoc` if nothing is said. */
  readonly path?: string;
  /** Of the page; the application's title and "ReDoc" if nothing is said. */
  readonly title?: string;
  /** A path of the application or a whole address. */
  readonly favicon?: string;
  /** Settings of ReDoc that are plain data: `{ expandResponses: '200', hideDownloadButtons: true }`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** In place of the file that Tenon brings. */
  readonly assets?: PageAssets<'script'>;
}

/**
 * ReDoc, from files of this package: the whole document on one page, to be read.
 *
 * @example
 * createApp(App, { docs: { pages: [redocPage({ path: '/read', parameters: { pathInMiddlePanel: true } })] } });
 */
export function redocPage(options: RedocOptions = {}): DocsPage {
  const { path = '/redoc', favicon, assets: own = {} } = options;
  return {
    name: 'redoc',
    path,
    files: {
      version: filesVersion(`redoc-${redocVersion}`),
      content: {
        ...vendored(`redoc-${redocVersion}`, 'redoc.standalone.js'),
        ...assets('theme.css', 'favicon.svg', 'redoc-init.js', 'redoc-dark.js'),
      },
    },
    sources: {
      'script-src': originsOf(own.script),
      // ReDoc makes its styles as it goes, and its search works beside the page, in what it makes of its own text.
      'style-src': ["'unsafe-inline'"],
      'worker-src': ['blob:'],
      'img-src': originsOf(favicon),
    },
    render: (facts) => render(facts, options),
  };
}

async function render(facts: PageFacts, { title, favicon, parameters, assets: own = {} }: RedocOptions): Promise<string> {
  const { files, to } = facts;
  const page = await pageFile(template('redoc.html'));
  const texts = {
    title: title ?? `${facts.title} - ReDoc`,
    document: facts.document,
    favicon: favicon === undefined ? `${files}favicon.svg` : to(favicon),
    script: own.script === undefined ? `${files}redoc.standalone.js` : to(own.script),
    theme: `${files}theme.css`,
    init: `${files}redoc-init.js`,
  };
  return filled(page.body.toString('utf8'), texts, { openapi: facts.document, parameters: { sanitize: true, ...parameters } });
}
