/** The same with pages: a folder shows its index, a missing file shows 404.html, and routes come first. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Controller, createApp, Get, HttpException, Module, staticFiles } from 'tenon';

function folder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'pages-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

const site = folder({
  'index.html': '<h1>Seeds</h1>',
  '404.html': '<h1>Not sown</h1>',
  'beans/index.html': '<h1>Beans</h1>',
  'beans/broad.html': '<p>Broad</p>',
  'bare/notes.txt': 'no index',
});
const plain = folder({ 'index.html': '<h1>Plain</h1>' });

@Controller('/api')
class Seeds {
  @Get('/beans')
  listBeans() {
    return ['broad', 'runner'];
  }

  @Get('/peas', { responses: { 404: { description: 'No peas yet' } } })
  listPeas() {
    throw new HttpException(404, 'No peas yet');
  }
}

@Module({ controllers: [Seeds] })
class SeedsModule {}

export const app = createApp(SeedsModule);
app.mount('/plain', staticFiles(plain, { html: true }));
app.mount('/', staticFiles(site, { html: true }));
