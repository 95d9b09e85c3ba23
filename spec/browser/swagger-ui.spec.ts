import type { Browser, Locator } from 'playwright-core';
import { books, clerk, seedPassword } from '../../samples/shop/seed.js';
import { attributes, expectQuiet, inChromium, launch, tabTo, watch, type Watched } from './support/chromium.js';
import { shopForBrowsers, type OpenShop } from './support/shop.js';

inChromium('Swagger UI', () => {
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
    await watched.page.goto(`${open.origin}/docs`);
    await watched.page.locator('.opblock').first().waitFor();
  });
  afterEach(async () => {
    await expectQuiet(watched);
    await watched.page.context().close();
  });

  const operation = (method: string, path: string): Locator =>
    watched.page.locator(`.opblock-${method.toLowerCase()}`).filter({ has: watched.page.locator(`[data-path="${path}"]`) });

  /** Opens an operation and asks for what it takes to try it. */
  const tryOut = async (method: string, path: string): Promise<Locator> => {
    const block = operation(method, path);
    await block.locator('.opblock-summary-control').click();
    await block.getByRole('button', { name: 'Try it out' }).click();
    return block;
  };

  /** Logs in by the form of "Authorize", as the staff. */
  const logIn = async (): Promise<void> => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Authorize' }).click();
    const dialog = page.locator('.dialog-ux');
    await dialog.locator('#oauth_username').fill(clerk.email);
    await dialog.locator('#oauth_password').fill(seedPassword);
    await dialog.locator('.auth-btn-wrapper .authorize').click();
    await dialog.getByText('Logout').waitFor();
    await dialog.locator('.btn-done').click();
  };

  /** Sends it; the status and the body that are shown. */
  const execute = async (block: Locator): Promise<{ status: string; body: string }> => {
    await block.getByRole('button', { name: 'Execute' }).click();
    const live = block.locator('.live-responses-table');
    await live.waitFor();
    const status = await live.locator('tbody .response-col_status').first().innerText();
    const body = await live.locator('.response-col_description pre.microlight, .response-col_description .microlight').first().innerText();
    return { status: status.trim(), body };
  };

  it('lists every operation, once, and has the title', async () => {
    const paths = await attributes(watched.page.locator('.opblock [data-path]'), 'data-path');
    const methods = await watched.page.locator('.opblock .opblock-summary-method').allInnerTexts();
    const shown = paths.map((path, i) => `${methods[i]} ${path}`);
    expect(methods).toHaveLength(paths.length);
    expect(shown.length).toBeGreaterThan(5);
    expect([...shown].sort()).toEqual([...open.operations].sort());
    expect(await watched.page.title()).toBe('Shop - Swagger UI');
  });

  it('tries out a GET, and shows what the service answers', async () => {
    const block = await tryOut('GET', '/books');
    await block.locator('tr[data-param-name="limit"] input').fill('2');
    const { status, body } = await execute(block);
    expect(status).toMatch(/^200/);
    expect((JSON.parse(body) as { items: { title: string }[] }).items).toHaveLength(2);
  });

  it('tries out a POST with the example of its model, once somebody has logged in', async () => {
    await logIn();
    const block = await tryOut('POST', '/admin/books');
    const { status, body } = await execute(block);
    expect(status).toMatch(/^201/);
    const added = JSON.parse(body) as { id: string; title: string };
    expect(added.title).toBe('The Mythical Man-Month');
    expect((await open.shop.client.get(`/books/${added.id}`)).json()).toEqual(added);
  });

  it('shows what is wrong with a request', async () => {
    await logIn();
    const block = await tryOut('POST', '/admin/books');
    await block.locator('textarea.body-param__text').fill('{"title": "", "author": "A", "priceCents": -1}');
    const { status, body } = await execute(block);
    expect(status).toMatch(/^422/);
    expect(body).toMatch(/title/);
    expect(body).toMatch(/priceCents/);
    // The console says of every refused request that it was refused.
    expect(watched.errors.splice(0)).toEqual([expect.stringContaining('422')]);
  });

  it('goes straight to an operation that an address names', async () => {
    await operation('GET', '/books/{bookId}').locator('.opblock-summary-control').click();
    await watched.page.waitForURL(/#\/catalogue\//);
    const { page } = watched;
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await page.locator('.opblock.is-open [data-path="/books/{bookId}"]').waitFor();
    expect(await page.locator('.opblock.is-open').count()).toBe(1);
  });

  it('opens an operation, fills it in and sends it by the keyboard alone', async () => {
    const { page } = watched;
    const summary = operation('GET', '/books/{bookId}').locator('.opblock-summary-control');
    await tabTo(page, summary);
    await page.keyboard.press('Enter');
    const block = operation('GET', '/books/{bookId}');
    const tryIt = block.getByRole('button', { name: 'Try it out' });
    await tryIt.waitFor();
    await tabTo(page, tryIt);
    await page.keyboard.press('Enter');
    const input = block.locator('tr[data-param-name="bookId"] input');
    await input.waitFor();
    await tabTo(page, input);
    await page.keyboard.type(books[0].id);
    const send = block.getByRole('button', { name: 'Execute' });
    await tabTo(page, send);
    await page.keyboard.press('Enter');
    await block.locator('.live-responses-table').waitFor();
    expect(await block.locator('.live-responses-table').innerText()).toContain('A Pattern Language');
  });

  it('is dark where the system is, and by its switch', async () => {
    const background = (): Promise<string> => watched.page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const isDark = (): Promise<boolean> => watched.page.evaluate("document.documentElement.classList.contains('dark-mode')");
    expect(await isDark()).toBe(false);
    await watched.page.emulateMedia({ colorScheme: 'dark' });
    await watched.page.reload();
    await watched.page.locator('.opblock').first().waitFor();
    expect([await isDark(), await background()]).toEqual([true, 'rgb(28, 32, 34)']);
    await watched.page.locator('.dark-mode-toggle button').click();
    expect(await isDark()).toBe(false);
  });
});
