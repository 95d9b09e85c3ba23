/** Built front ends as the last resort: after every route, with a fallback page for navigation, guarded where a router says so. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Controller, cookie, createApp, dependency, Get, HttpException, Int, Module, nullable } from 'tenon';
import { Path, Post, query, ResponseState } from 'tenon';

function folder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'frontend-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

const shop = folder({
  'index.html': '<h1>Shop</h1>',
  'app.js': 'show()\n',
  'help/index.html': '<h1>Help</h1>',
  'stars/readme.txt': 'no index here',
});
const museum = folder({ 'index.html': '<h1>Museum</h1>', '404.html': '<h1>No such room</h1>', 'map.css': 'b {}\n' });
const strict = folder({ 'index.html': '<h1>Strict</h1>', 'only.txt': 'only' });
const wines = folder({ 'index.html': '<h1>Cellar</h1>', 'wine.txt': 'red' });

const trace: string[] = [];

const keyholder = dependency(
  {
    response: ResponseState,
    key: cookie({ type: nullable(String), default: null }),
    floor: query({ type: Int, default: 0 }),
  },
  ({ response, key, floor }) => {
    trace.push(`asked for ${key ?? 'None'}`);
    if (key !== 'brass') throw new HttpException(401, 'The cellar is locked');
    response.headers.set('x-floor', String(floor));
  },
);

@Module({ prefix: '/cellar', use: [keyholder], frontend: { path: '/', directory: wines, fallback: 'index.html' } })
class CellarModule {}

@Controller()
class Planetarium {
  @Get('/shows/:show', { responses: { 404: { description: 'No such show' } } })
  readShow(@Path({ type: Int }) show: number) {
    if (show > 9) throw new HttpException(404, 'No such show');
    return { show };
  }

  @Post('/tickets/')
  buy() {
    return 'sold';
  }

  @Get('/trace')
  readTrace() {
    return trace.splice(0);
  }
}

@Module({ imports: [CellarModule], controllers: [Planetarium] })
class PlanetariumModule {}

export const app = createApp(PlanetariumModule, { title: 'Planetarium' });
app.frontend('/', { directory: shop });
app.frontend('/museum', { directory: museum });
app.frontend('/museum/strict', { directory: strict, fallback: null });
