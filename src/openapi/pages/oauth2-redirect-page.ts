import type { DocsPage } from './docs-page.js';
import { filled } from './html.js';
import { assets, template } from './own-files.js';
import { pageFile } from './page-files.js';

/**
 * The page in the window in which a user has logged in: its script hands what the authorization server said to the page that opened the window, and
 * closes it. An answer with another state than was sent is refused. It redirects nowhere.
 */
export function oauth2RedirectPage(path: string, version: string): DocsPage {
  return {
    name: 'oauth2Redirect',
    path,
    files: { version, content: assets('oauth2-redirect.js', 'favicon.svg') },
    // With a policy of its own the window would lose who opened it (HTML, section 7.1.3).
    headers: { 'cross-origin-opener-policy': 'unsafe-none' },
    render: async ({ files }) => {
      const page = await pageFile(template('oauth2-redirect.html'));
      return filled(page.body.toString('utf8'), { script: `${files}oauth2-redirect.js`, favicon: `${files}favicon.svg` }, {});
    },
  };
}
