// Makes the pictures of the documentation pages for the README, from the shop as it is built: npm run build, then node scripts/screenshots.mjs.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tenon-screenshots-'));
const shop = spawn(process.execPath, [join(root, 'build/samples/shop/main.js')], {
  cwd: folder,
  env: { ...process.env, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});

/** The address that the shop prints. */
function opened() {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('the shop printed no address within 20 s')), 20_000);
    let output = '';
    shop.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /http:\/\/[\d.]+:\d+/.exec(output);
      if (found === null) return;
      clearTimeout(limit);
      resolve(found[0]);
    });
    shop.once('exit', (code) => reject(new Error(`the shop ended with ${code}`)));
  });
}

async function picture(browser, url, file, viewport, prepare) {
  const page = await browser.newPage({ viewport, colorScheme: 'light' });
  await page.goto(url);
  await prepare(page);
  const path = join(root, 'docs/images', file);
  await page.screenshot({ path });
  console.log(`docs/images/${file}: ${Math.ceil(statSync(path).size / 1000)} kB`);
  await page.close();
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const url = await opened();
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  await picture(browser, `${url}/docs`, 'swagger-ui.png', { width: 1200, height: 1200 }, async (page) => {
    const block = page.locator('.opblock-get').filter({ has: page.locator('[data-path="/books"]') });
    await block.locator('.opblock-summary-control').click();
    await block.getByRole('button', { name: 'Try it out' }).click();
    await block.locator('tr[data-param-name="limit"] input').fill('1');
    await block.getByRole('button', { name: 'Execute' }).click();
    await block.locator('.live-responses-table').waitFor();
    await page
      .locator('.opblock-tag-section')
      .first()
      .evaluate((one) => one.scrollIntoView());
  });
  await picture(browser, `${url}/redoc`, 'redoc.png', { width: 1440, height: 900 }, async (page) => {
    const place = page.locator('h2', { hasText: 'Add a book' });
    await place.first().waitFor();
    await place.first().evaluate((one) => one.scrollIntoView());
    await page.waitForTimeout(500);
  });
} finally {
  await browser.close();
  const ended = new Promise((resolve) => shop.once('exit', resolve));
  shop.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
