import { Body, Controller, createApp, Field, Get, Int, Module, Path, Post, type ApplicationOptions } from 'tenon';
import { testApp } from 'tenon/testing';
import type { Browser } from 'playwright-core';
import { expectQuiet, inChromium, launch, watch } from './support/chromium.js';
import { listening, proxying } from './support/listening.js';

class Ferry {
  @Field({ minLength: 1, examples: ['Hammershus'] }) name!: string;
  @Field({ type: Int, examples: [1500] }) seats!: number;
}

@Controller('/ferries')
class Ferries {
  @Get('/:number', { returns: Ferry })
  read(@Path({ type: Int, examples: [7] }) number: number): Ferry {
    return { name: 'Hammershus', seats: number };
  }

  @Post({ returns: Ferry, status: 201 })
  add(@Body() ferry: Ferry): Ferry {
    return ferry;
  }
}

@Module({ controllers: [Ferries] })
class FerriesModule {}

const rootPath = '/api/v1';

inChromium('the pages behind a proxy that takes /api/v1 off the path', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** Opens Swagger UI behind the proxy, tries the GET out there, and sees that ReDoc is there too. */
  const visit = async (options: ApplicationOptions, swagger: string, redoc: string): Promise<{ requested: string; body: string }> => {
    await using t = await testApp(createApp(FerriesModule, { title: 'Ferries', rootPath, ...options }));
    const server = await listening(t.app.server);
    const proxy = await proxying(rootPath, server.origin);
    const watched = await watch(browser, [proxy.origin]);
    const { page } = watched;
    try {
      await page.goto(`${proxy.origin}${rootPath}${swagger}`);
      const block = page.locator('.opblock-get');
      await block.locator('.opblock-summary-control').click();
      await block.getByRole('button', { name: 'Try it out' }).click();
      await block.locator('tr[data-param-name="number"] input').fill('7');
      await block.getByRole('button', { name: 'Execute' }).click();
      const live = block.locator('.live-responses-table');
      await live.waitFor();
      const requested = await block.locator('.request-url').innerText();
      const body = await live.locator('.response-col_description .microlight').first().innerText();
      await expectQuiet(watched);
      await page.goto(`${proxy.origin}${rootPath}${redoc}`);
      await page.locator('[id][data-section-id*="operation/"]').first().waitFor();
      await expectQuiet(watched);
      return { requested: requested.trim(), body };
    } finally {
      await page.context().close();
      await proxy.close();
      await server.close();
    }
  };

  it('work where they are', async () => {
    const { requested, body } = await visit({}, '/docs', '/redoc');
    expect(requested).toMatch(/http:\/\/127\.0\.0\.1:\d+\/api\/v1\/ferries\/7$/);
    expect(JSON.parse(body)).toEqual({ name: 'Hammershus', seats: 7 });
  });

  it('work at other places', async () => {
    const options: ApplicationOptions = {
      openapi: { path: '/about/ferries.json' },
      docs: { swagger: { path: '/', oauth2Redirect: '/about/try/back' }, redoc: { path: '/about/read/' } },
    };
    const { requested, body } = await visit(options, '/', '/about/read/');
    expect(requested).toMatch(/\/api\/v1\/ferries\/7$/);
    expect(JSON.parse(body)).toEqual({ name: 'Hammershus', seats: 7 });
  });
});
