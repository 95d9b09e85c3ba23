import type { Browser } from 'playwright-core';
import { attributes, expectQuiet, inChromium, launch, topOf, watch, type Watched } from './support/chromium.js';
import { shopForBrowsers, type OpenShop } from './support/shop.js';

inChromium('ReDoc', () => {
  let open: OpenShop;
  let browser: Browser;
  let watched: Watched;

  beforeAll(async () => {
    [open, browser] = await Promise.all([shopForBrowsers(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await open?.close();
  });
  beforeEach(async () => {
    watched = await watch(browser, [open.origin]);
    await watched.page.goto(`${open.origin}/redoc`);
    await watched.page.locator('[data-section-id^="tag/"]').first().waitFor();
  });
  afterEach(async () => {
    await expectQuiet(watched);
    await watched.page.context().close();
  });

  it('shows every operation, and has the title', async () => {
    const { paths = {} } = await open.shop.app.openapi();
    const ids = Object.values(paths).flatMap((item) =>
      Object.values(item as Record<string, { operationId?: string }>).flatMap((one) => one.operationId ?? []),
    );
    expect(ids).toHaveLength(open.operations.length);
    const sections = await attributes(watched.page.locator('[data-section-id*="operation/"]'), 'data-section-id');
    const shown = new Set(sections.map((one) => one.replace(/^.*operation\//, '')));
    expect([...shown].sort()).toEqual([...ids].sort());
    expect(await watched.page.title()).toBe('Shop - ReDoc');
  });

  it('goes straight to an operation that an address names', async () => {
    const { page } = watched;
    const last = page.locator('[data-section-id*="operation/"]').last();
    const id = (await last.getAttribute('data-section-id')) as string;
    await page.goto('about:blank');
    await page.goto(`${open.origin}/redoc#${id}`);
    await last.waitFor();
    await page.waitForFunction('scrollY > 500');
    expect(Math.abs(await topOf(last))).toBeLessThan(300);
  });

  it('finds what is searched for', async () => {
    const { page } = watched;
    await page.getByPlaceholder('Search...').fill('restock');
    await page.getByPlaceholder('Search...').fill('book');
    const results = page.locator('[data-role="search:results"] li');
    await results.first().waitFor();
    expect(await results.count()).toBeGreaterThan(1);
  });

  it('is dark where the system is', async () => {
    const { page } = watched;
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.locator('h1').first().waitFor();
    const colors = (selector: string): Promise<unknown> =>
      page.evaluate(
        `(({ color, backgroundColor }) => ({ color, backgroundColor }))(getComputedStyle(document.querySelector('${selector}')))`,
      );
    expect(await colors('body')).toEqual({ color: 'rgb(228, 230, 230)', backgroundColor: 'rgb(28, 32, 34)' });
    expect(await colors('h1')).toMatchObject({ color: 'rgb(228, 230, 230)' });
  });

  it('offers the document', async () => {
    const link = watched.page.getByRole('link', { name: 'Download' });
    expect(new URL((await link.getAttribute('href')) as string, `${open.origin}/redoc`).href).toBe(`${open.origin}/openapi.json`);
  });
});
