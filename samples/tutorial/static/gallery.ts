/** Files of a folder under a prefix: found, missing, parts of them, unchanged ones, and nothing outside the folder. */
import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Controller, createApp, Depends, Get, Links, Module, staticFiles } from 'tenon';

const root = join(mkdtempSync(join(tmpdir(), 'gallery-')), 'gallery');
const files = {
  'rooms.txt': 'north\nsouth\n',
  'style.css': 'h1 { color: teal }\n',
  'plan.svg': "<svg xmlns='http://www.w3.org/2000/svg'/>",
  'data/visits.json': '{"may": 31}',
  'data/LICENCE': 'free',
  'data/a b+c.txt': 'blank',
  'empty.txt': '',
  'index.html': '<p>not shown here</p>',
  '../secret.txt': 'keep out',
  'raw.bin': Uint8Array.from({ length: 20 }, (_, i) => 200 + i),
};
for (const [name, content] of Object.entries(files)) {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  utimesSync(file, 1_700_000_000, 1_700_000_000);
}

@Controller()
class Gallery {
  @Get('/files/opening')
  readOpening() {
    return { opens: 9 };
  }

  @Get('/link')
  readLink(@Depends() links: Links) {
    // Links are ready for a browser; as text for people they are read without their encoding.
    return { link: decodeURIComponent(links.path('files', { path: 'data/a b+c.txt' })) };
  }
}

@Module({ controllers: [Gallery] })
class GalleryModule {}

export const app = createApp(GalleryModule, { title: 'Gallery' });
app.mount('/files', staticFiles(root), { name: 'files' });
app.mount('/pictures/old', staticFiles(join(root, 'data')), { name: 'old' });
