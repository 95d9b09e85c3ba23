import { readFileSync } from 'node:fs';
import { createApp, Module } from 'tenon';
import { testApp } from 'tenon/testing';
import type { Browser } from 'playwright-core';
import { scalar } from '../openapi/pages/support/scalar-page.js';
import { expectQuiet, inChromium, launch, watch } from './support/chromium.js';
import { listening } from './support/listening.js';

@Module()
class Empty {}

inChromium('a page of a user', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it('shows the document, under the policy of the others', async () => {
    await using t = await testApp(createApp(Empty, { title: 'Ferries & co', docs: { pages: [scalar] } }));
    const server = await listening(t.app.server);
    const watched = await watch(browser, [server.origin]);
    const { page } = watched;
    try {
      await page.goto(`${server.origin}/scalar`);
      await page.getByText('Ferries & co').waitFor();
      // It brings no picture, and browsers ask for one.
      await expectQuiet({ ...watched, errors: watched.errors.filter((text) => !text.includes('404')) });
    } finally {
      await page.context().close();
      await server.close();
    }
  });

  it('is the one of the README', () => {
    const code = readFileSync('spec/openapi/pages/support/scalar-page.ts', 'utf8').replace(/^import.*\n\n/, '');
    expect(readFileSync('openapi-ui/README.md', 'utf8')).toContain(`\`\`\`ts\n${code}\`\`\``);
  });
});
