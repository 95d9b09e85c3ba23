import { escapeHtml, type DocsPage } from 'tenon';

export const scalar: DocsPage = {
  name: 'scalar',
  path: '/scalar',
  files: {
    version: '1.0.0',
    content: {
      'scalar.js': new URL('scalar.js', import.meta.url),
      'start.js': "Scalar.createApiReference('#app', { url: document.getElementById('app').dataset.url });",
    },
  },
  // Scalar sets styles in the page.
  sources: ({ origins }) => ({ 'style-src': ["'unsafe-inline'"], 'connect-src': origins }),
  render: ({ title, document, files }) => `<!doctype html>
    <html lang="en">
      <head><meta charset="utf-8" /><title>${escapeHtml(title)}</title></head>
      <body>
        <main id="app" data-url="${document}"></main>
        <script src="${files}scalar.js"></script>
        <script src="${files}start.js"></script>
      </body>
    </html>`,
};
