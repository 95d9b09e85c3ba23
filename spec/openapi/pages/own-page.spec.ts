import type { DocsPage } from '../../../src/openapi/pages/docs-page.js';
import { escapeHtml } from '../../../src/openapi/pages/html.js';
import { documented } from './support/documented.js';

/** The page of openapi-ui/README.md, with a script of its own in place of one that an application brings. */
const titles: DocsPage = {
  name: 'titles',
  path: '/about/titles',
  files: {
    version: '1.0.0',
    content: {
      'titles.js': 'fetch("../openapi.json")',
      'deep/data.bin': new Uint8Array([1, 2]),
      'gone.css': new URL('gone.css', import.meta.url),
    },
  },
  sources: { 'img-src': ['https://img.example.com'] },
  headers: { 'cache-control': 'no-store' },
  render: ({ title, document, files, to }) =>
    `<!doctype html><title>${escapeHtml(title)}</title><script src="${files}titles.js"></script><a href="${document}"></a><a href="${to('/ferries')}"></a>`,
};

describe('a page of a user', () => {
  it('is told what it needs, relative to its place', async () => {
    await using t = await documented({ docs: { pages: [titles] }, source: { title: 'A & B' } });
    const { text, headers } = await t.client.get('/about/titles');
    expect(text).toBe(
      '<!doctype html><title>A &amp; B</title><script src="titles/1.0.0/titles.js"></script><a href="../openapi.json"></a><a href="../ferries"></a>',
    );
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https://img.example.com; font-src 'self' data:; " +
        "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
  });

  it('has files: texts, bytes and what lies on the disk', async () => {
    await using t = await documented({ docs: { pages: [titles] } });
    const script = await t.client.get('/about/titles/1.0.0/titles.js');
    expect([script.text, script.headers['content-type']]).toEqual(['fetch("../openapi.json")', 'text/javascript; charset=utf-8']);
    const data = await t.client.get('/about/titles/1.0.0/deep/data.bin');
    expect([[...data.body], data.headers['content-type']]).toEqual([[1, 2], 'application/octet-stream']);
  });

  it('is told in the log which file is missing', async () => {
    await using t = await documented({ docs: { pages: [titles] } });
    expect((await t.client.get('/about/titles/1.0.0/gone.css')).status).toBe(500);
    expect(t.errors).toEqual([
      expect.objectContaining({ code: 'DOCS_FILE_MISSING', message: expect.stringContaining('/gone.css') as string }),
    ]);
  });

  it('is rendered once', async () => {
    let count = 0;
    const page: DocsPage = { name: 'counted', path: '/counted', render: () => String((count += 1)) };
    await using t = await documented({ docs: { pages: [page] } });
    await t.client.get('/counted');
    expect((await t.client.get('/counted')).text).toBe('1');
  });
});
