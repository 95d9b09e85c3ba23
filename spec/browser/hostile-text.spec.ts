import { Controller, createApp, Field, Get, Module, Post, Body, Query } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import type { Browser } from 'playwright-core';
import { clickUnseen, inChromium, launch, watch } from './support/chromium.js';
import { listening, type Listening } from './support/listening.js';

/** What would open a dialog, in each of the ways that text becomes a script. */
const hostile = [
  '</title></script><script>alert(1)</script>',
  '<img src=x onerror=alert(2)><svg onload=alert(3)><iframe srcdoc="<script>parent.alert(4)</script>"></iframe>',
  '[link](javascript:alert(5)) <a href="javascript:alert(6)">link</a> ![](x" onerror="alert(7))',
  '{{constructor.constructor("alert(8)")()}} ${alert(9)} \u2028alert(10)',
].join(' ');

class Item {
  @Field({ description: hostile, examples: [hostile], title: hostile })
  name!: string;
}

@Controller('/items', { tags: [hostile] })
class Items {
  @Get({ summary: hostile, description: hostile, responseDescription: hostile })
  list(@Query({ optional: true, description: hostile, examples: [hostile] }) q?: string) {
    return { q };
  }

  @Post({ returns: Item, description: hostile })
  add(@Body() item: Item): Item {
    return item;
  }
}

@Module({ controllers: [Items] })
class ItemsModule {}

inChromium('hostile text in every field of the document', () => {
  let t: TestApp;
  let server: Listening;
  let browser: Browser;

  beforeAll(async () => {
    const tags = [{ name: hostile, description: hostile, externalDocs: { url: 'javascript:alert(11)', description: hostile } }];
    const info = { contact: { name: hostile, url: 'javascript:alert(12)' }, license: { name: hostile, url: 'javascript:alert(13)' } };
    t = await testApp(
      createApp(ItemsModule, { title: hostile, version: hostile, summary: hostile, description: hostile, openapi: { tags, info } }),
    );
    [server, browser] = await Promise.all([listening(t.app.server), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await t?.close();
  });

  it.each(['/docs', '/redoc'])('runs nowhere at %s', async (path) => {
    const { page, dialogs, foreign, errors } = await watch(browser, [server.origin]);
    await page.goto(`${server.origin}${path}`);
    await page
      .locator(path === '/docs' ? '.opblock' : '[id][data-section-id*="operation/"]')
      .first()
      .waitFor();
    for (const control of await page.locator('.opblock-summary-control').all()) await control.click();
    expect(await page.title()).toBe(`${hostile} - ${path === '/docs' ? 'Swagger UI' : 'ReDoc'}`);
    // ReDoc makes links of the addresses in Info whatever they are; the policy keeps them from running.
    const scripts = await page.locator('a[href^="javascript:" i]').all();
    for (const link of scripts) await clickUnseen(link);
    expect(scripts).toHaveLength(path === '/docs' ? 0 : 3);
    await page.waitForTimeout(500);
    expect({ dialogs, foreign }).toEqual({ dialogs: [], foreign: [] });
    // Nothing went wrong but what was kept from running, and the pictures that are not there.
    expect(errors.filter((text) => !/Content Security Policy|404 \(Not Found\)/.test(text))).toEqual([]);
    await page.context().close();
  });
});
