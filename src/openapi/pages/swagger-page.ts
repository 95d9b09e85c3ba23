import { originsOf, type PageAssets } from './addresses.js';
import type { DocsPage, PageFacts } from './docs-page.js';
import { filled } from './html.js';
import { oauth2RedirectPage } from './oauth2-redirect-page.js';
import { assets, filesVersion, template, vendored } from './own-files.js';
import { pageFile } from './page-files.js';

export const swaggerVersion = '5.35.0';

/** What `initOAuth` of Swagger UI takes. A client secret is not among it: a page keeps none. */
export interface SwaggerOAuth {
  readonly clientId?: string;
  readonly appName?: string;
  readonly realm?: string;
  readonly scopes?: string | readonly string[];
  readonly scopeSeparator?: string;
  readonly additionalQueryStringParams?: Readonly<Record<string, string>>;
  readonly useBasicAuthenticationWithAccessCodeGrant?: boolean;
  /** True if nothing is said (RFC 7636). */
  readonly usePkceWithAuthorizationCodeGrant?: boolean;
}

/** How Swagger UI is shown. */
export interface SwaggerOptions {
  /** `/docs` if nothing is said. */
  readonly path?: string;
  /** Of the page; the application's title and "Swagger UI" if nothing is said. */
  readonly title?: string;
  /** A path of the application or a whole address. */
  readonly favicon?: string;
  /** Settings of Swagger UI that are plain data, in place of Tenon's or beside them: `{ docExpansion: 'none', filter: true }`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly oauth?: SwaggerOAuth;
  /** Where authorization servers send their answer: `/docs/oauth2-redirect`, below the page's path, if nothing is said; null for nowhere. */
  readonly oauth2Redirect?: string | null;
  /** In place of the files that Tenon brings: Swagger UI's bundle, its standalone preset and its styles. */
  readonly assets?: PageAssets<'script' | 'preset' | 'style'>;
}

/** FastAPI's settings, with nothing that asks another host, and the layout that can be dark. */
const defaults = {
  layout: 'StandaloneLayout',
  deepLinking: true,
  showExtensions: true,
  showCommonExtensions: true,
  displayRequestDuration: true,
  validatorUrl: null,
} as const;

const library = `swagger-ui-dist-${swaggerVersion}`;

/**
 * Swagger UI, from files of this package: requests can be tried out on it.
 *
 * @example
 * createApp(App, { docs: { swagger: false, pages: [swaggerPage({ path: '/try', parameters: { tryItOutEnabled: true } })] } });
 */
export function swaggerPage(options: SwaggerOptions = {}): DocsPage {
  const { path = '/docs', favicon, assets: own = {} } = options;
  const redirect = options.oauth2Redirect === undefined ? `${path.replace(/\/$/, '')}/oauth2-redirect` : options.oauth2Redirect;
  return {
    name: 'swagger',
    path,
    files: {
      version: filesVersion(`swagger-ui-${swaggerVersion}`),
      content: {
        ...vendored(library, 'swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js', 'swagger-ui.css'),
        ...assets('theme.css', 'favicon.svg', 'swagger-init.js'),
      },
    },
    sources: ({ origins }) => ({
      'script-src': originsOf(own.script, own.preset),
      // Swagger UI and what it shows code with set styles in the page.
      'style-src': ["'unsafe-inline'", ...originsOf(own.style)],
      'img-src': originsOf(favicon),
      'connect-src': origins,
    }),
    companions: redirect === null ? [] : [oauth2RedirectPage(redirect, filesVersion(`swagger-ui-${swaggerVersion}`))],
    render: (facts) => render(facts, options, redirect),
  };
}

async function render(facts: PageFacts, options: SwaggerOptions, redirect: string | null): Promise<string> {
  const { title, favicon, parameters, oauth, assets: own = {} } = options;
  const { files, to } = facts;
  const page = await pageFile(template('swagger.html'));
  const texts = {
    title: title ?? `${facts.title} - Swagger UI`,
    document: facts.document,
    favicon: favicon === undefined ? `${files}favicon.svg` : to(favicon),
    script: own.script === undefined ? `${files}swagger-ui-bundle.js` : to(own.script),
    preset: own.preset === undefined ? `${files}swagger-ui-standalone-preset.js` : to(own.preset),
    style: own.style === undefined ? `${files}swagger-ui.css` : to(own.style),
    theme: `${files}theme.css`,
    init: `${files}swagger-init.js`,
  };
  const config = {
    openapi: facts.document,
    parameters: { ...defaults, ...parameters },
    oauth2Redirect: redirect === null ? undefined : to(redirect),
    oauth: { usePkceWithAuthorizationCodeGrant: true, ...oauth },
  };
  return filled(page.body.toString('utf8'), texts, config);
}
