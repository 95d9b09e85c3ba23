import type { PageSources } from './docs-page.js';

/** What every page may load; no inline script, no inline style, no other host. */
const policy: PageSources = {
  'default-src': [],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'frame-ancestors': [],
  'base-uri': [],
  'form-action': [],
};

/** The Content-Security-Policy (Level 3) of a page, with what it needs beyond the rest. */
export function contentSecurityPolicy(added: PageSources = {}): string {
  return [...new Set([...Object.keys(policy), ...Object.keys(added)])]
    .map((directive) => {
      const sources = [...new Set([...(policy[directive] ?? []), ...(added[directive] ?? [])])];
      return `${directive} ${sources.length === 0 ? "'none'" : sources.join(' ')}`;
    })
    .join('; ');
}

/** The headers of a page. Its opener policy leaves it the windows that it opens, in which users log in. */
export function pageHeaders(added?: PageSources): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(added),
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
}

/** The headers of what pages load: it never changes under its address. */
export const fileHeaders: Readonly<Record<string, string>> = {
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'public, max-age=31536000, immutable',
};

/** The headers of the document, which other hosts may ask for. */
export const documentHeaders: Readonly<Record<string, string>> = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' };

/** The same headers for what only some may see. */
export function privately({ 'cache-control': control = '', ...headers }: Readonly<Record<string, string>>): Record<string, string> {
  return { ...headers, 'cache-control': `private, ${control.replace('public, ', '')}` };
}
