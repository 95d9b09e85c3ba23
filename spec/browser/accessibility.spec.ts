import { readFileSync, writeFileSync } from 'node:fs';
import { testApp, type TestApp } from 'tenon/testing';
import type { Browser, Page } from 'playwright-core';
import { app } from '../../samples/hello/app.js';
import { inChromium, launch, watch } from './support/chromium.js';
import { listening, type Listening } from './support/listening.js';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
/** What axe finds in the libraries, by page and rule; less is better, more fails. `UPDATE_GOLDEN=1` records what there is. */
const baselineFile = 'spec/browser/support/axe-baseline.json';
type Baseline = Record<string, Record<string, number>>;
const baseline = JSON.parse(readFileSync(baselineFile, 'utf8')) as Baseline;

async function violations(page: Page, context: string): Promise<readonly Violation[]> {
  // Evaluated, not added to the page: its policy would not have it.
  await page.evaluate(axe);
  return page.evaluate(`axe.run(${context}).then(({ violations }) => violations)`);
}

inChromium('for who does not see the screen', () => {
  let t: TestApp;
  let open: Listening;
  let browser: Browser;
  const found: Baseline = {};

  beforeAll(async () => {
    t = await testApp(app);
    [open, browser] = await Promise.all([listening(t.app.server), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await open?.close();
    await t?.close();
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(baselineFile, `${JSON.stringify(found, null, 2)}\n`);
  });

  const visit = async (path: string, ready: string, colorScheme: 'light' | 'dark', work: (page: Page) => Promise<void>): Promise<void> => {
    const { page } = await watch(browser, [open.origin], { colorScheme });
    try {
      await page.goto(`${open.origin}${path}`);
      await page.locator(ready).first().waitFor();
      for (const summary of await page.locator('.opblock-summary-control').all()) await summary.click();
      await work(page);
    } finally {
      await page.context().close();
    }
  };

  const pages = (['light', 'dark'] as const).flatMap((scheme) => [
    ['/docs', '.opblock', scheme] as const,
    ['/redoc', '[data-section-id*="operation/"]', scheme] as const,
    ['/docs/oauth2-redirect', 'main', scheme] as const,
  ]);

  it.each(pages)('what is ours at %s (%s, %s) has no violation', async (path, ready, scheme) => {
    await visit(path, ready, scheme, async (page) => {
      const ours = path.endsWith('redirect') ? 'document' : "{ exclude: [['#page > *']] }";
      expect((await violations(page, ours)).map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  });

  it.each(pages.slice(0, 2))('the library at %s has no more of them than it had', async (path, ready) => {
    await visit(path, ready, 'light', async (page) => {
      const counts = Object.fromEntries((await violations(page, "{ include: [['#page']] }")).map(({ id, nodes }) => [id, nodes.length]));
      found[path] = counts;
      if (process.env.UPDATE_GOLDEN === '1') return;
      const more = Object.entries(counts).filter(([id, count]) => count > (baseline[path]?.[id] ?? 0));
      expect(more).toEqual([]);
    });
  });

  it('without scripts there is a link to the document', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${open.origin}/docs`);
    await page.getByRole('link', { name: 'the document' }).click();
    expect(page.url()).toBe(`${open.origin}/openapi.json`);
    await context.close();
  });
});
