import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TenonError } from 'tenon';
import { get, serving } from './support/pages.js';

let root: string;
let views: string;
let writes = 0;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'views-'));
  views = join(root, 'views');
  write('secret.html', 'secret');
  write('views/page.html', '\uFEFF<p><%= it.words %></p>');
  write('views/parts/row.html', "<%~ include('../page.html') %>");
});

afterEach(() => rmSync(root, { recursive: true }));

/** Writes a file, each time with another date: the clock of a file system may be coarse. */
function write(file: string, text: string): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  utimesSync(path, new Date(), new Date(1_700_000_000_000 + 1000 * (writes += 1)));
}

describe('templates in a directory', () => {
  it.each(['as a path', 'as a URL'])('are found %s by their names, and include each other from where they are', async (how) => {
    await using t = await serving({ directory: how === 'as a path' ? views : pathToFileURL(`${views}/`) });
    expect((await get(t, 'parts/row.html', '<')).text).toBe('<p>&lt;</p>');
  });

  it('are files, and links to files, with the extension of one', async () => {
    write('views/.page.html.swp', '<% broken');
    write('views/.git/page.html', '<% broken');
    write('views/page.html~', '<% broken');
    write('views/logo.png', '<% broken');
    symlinkSync(join(root, 'secret.html'), join(views, 'linked.html'));
    symlinkSync(root, join(views, 'round'));
    await using t = await serving({ directory: views });
    expect((await get(t, 'linked.html')).text).toBe('secret');
    expect((await get(t, 'round/secret.html')).status).toBe(500);
    expect((await get(t, 'logo.png')).status).toBe(500);
  });

  it.each(['../secret.html', './page.html', 'parts/../page.html', '/page.html', 'parts', '', 'toString', '__proto__'])(
    'are not found by a path: %j',
    async (name) => {
      for (const reload of [true, false]) {
        write('views/asking.html', `<%~ include(${JSON.stringify(`/${name}`)}) %>`);
        await using t = await serving({ directory: views, reload });
        // A slash is one in a path, encoded or not: what leads up never comes to the handler.
        const isUp = name.startsWith('..');
        expect((await t.client.get(`/pages/${encodeURIComponent(name)}x`)).status).toBe(isUp ? 404 : 500);
        expect((await get(t, 'asking.html')).status).toBe(500);
        expect(t.errors.map((error) => (error as TenonError).code)).toEqual(Array(isUp ? 1 : 2).fill('TEMPLATE_UNKNOWN'));
      }
    },
  );

  it('lead nowhere outside of it when they include', async () => {
    write('views/asking.html', "<%~ include('../secret.html') %>");
    await using t = await serving({ directory: views });
    expect((await get(t, 'asking.html')).status).toBe(500);
    expect((t.errors[0] as TenonError).problem.what).toContain('There is no template ../secret.html.');
  });

  it('keep the application from starting where there is no such directory', async () => {
    await expect(serving({ directory: join(root, 'vews') })).rejects.toMatchObject({ code: 'TEMPLATES_DIRECTORY' });
  });
});

describe('a template that changes', () => {
  it('is compiled anew outside production, as is one that is new; one that is gone is gone', async () => {
    await using t = await serving({ directory: views });
    expect((await get(t, 'parts/row.html')).text).toBe('<p>a &lt; b</p>');
    write('views/page.html', '<b><%= it.words %></b>');
    expect((await get(t, 'parts/row.html')).text).toBe('<b>a &lt; b</b>');
    write('views/new.html', 'new');
    expect((await get(t, 'new.html')).text).toBe('new');
    rmSync(join(views, 'new.html'));
    expect((await get(t, 'new.html')).status).toBe(500);
  });

  it('is a 500 while it is broken, and is made again once it is mended', async () => {
    await using t = await serving({ directory: views, reload: true });
    write('views/page.html', 'one\n<%= it. %>');
    expect((await get(t, 'page.html')).status).toBe(500);
    expect((t.errors[0] as TenonError).message).toContain('page.html:2: ');
    write('views/page.html', 'mended');
    expect((await get(t, 'page.html')).text).toBe('mended');
  });

  it('stays as it was in production', async () => {
    const { NODE_ENV } = process.env;
    process.env.NODE_ENV = 'production';
    try {
      await using t = await serving({ directory: views });
      write('views/page.html', 'new');
      expect((await get(t, 'page.html')).text).toBe('<p>a &lt; b</p>');
    } finally {
      process.env.NODE_ENV = NODE_ENV;
    }
  });
});
