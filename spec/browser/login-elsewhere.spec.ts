import {
  Controller,
  createApp,
  Depends,
  Get,
  jwtBearer,
  Module,
  oauth2AuthorizationCode,
  Post,
  requires,
  Security,
  type JwtPrincipal,
} from 'tenon';
import { pkceChallenge, pkceVerifier } from 'tenon/security';
import { testApp } from 'tenon/testing';
import type { Browser, Page } from 'playwright-core';
import { ownIssuer } from '../security/peer/support/own-issuer.js';
import { asking, signIn } from '../security/peer/support/person.js';
import { Issuer, page as client, shop } from '../security/peer/support/provider.js';
import { inChromium, launch, watch } from './support/chromium.js';
import { listening } from './support/listening.js';

type App = Parameters<typeof testApp>[0];

const scopes = { 'orders:read': 'See your orders.', 'orders:write': 'Change them.' };

/** Orders of who signed in at an issuer that wants to be told what the token is for. */
function orders({ url: issuer }: Issuer) {
  const scheme = oauth2AuthorizationCode({ authorizationUrl: `${issuer}/auth`, tokenUrl: `${issuer}/token`, scopes });
  const customer = jwtBearer({ issuer, audience: shop, algorithms: ['ES256'], discovery: true, typ: 'at+jwt', scheme });

  @Controller('/orders')
  class Orders {
    @Get()
    list(@Security(customer, ['orders:read']) { subject, scopes }: JwtPrincipal) {
      return { subject, scopes };
    }

    @Post({ use: [requires('orders:write')] })
    order(@Depends(customer) { subject }: JwtPrincipal) {
      return { subject };
    }
  }

  @Module({ controllers: [Orders] })
  class Shop {}

  return createApp(Shop, { docs: { swagger: { oauth: { clientId: client, additionalQueryStringParams: { resource: shop } } } } });
}

interface Shown {
  readonly page: Page;
  readonly origin: string;
  /** What every window wrote to the console. */
  readonly console: string[];
}

inChromium('a login at a real issuer, on Swagger UI', () => {
  let browser: Browser;
  let issuer: Issuer;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    issuer = await Issuer.listening();
  });
  afterEach(() => issuer.close());

  /** Opens `/docs` of an application, once its issuer knows where that is. */
  async function onPage(app: App, work: (shown: Shown) => Promise<void>, known?: (origin: string) => Promise<void>) {
    await using t = await testApp(app);
    const { origin, close } = await listening(t.app.server);
    await known?.(origin);
    const watched = await watch(browser, [origin, issuer.url]);
    const { page } = watched;
    const console: string[] = [];
    page.context().on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) console.push(message.text());
    });
    page.context().on('weberror', (error) => console.push(error.error().message));
    try {
      await page.goto(`${origin}/docs`);
      await work({ page, origin, console });
      expect({ foreign: watched.foreign, violations: await watched.violations() }).toEqual({ foreign: [], violations: [] });
    } finally {
      await page.context().close();
      await close();
    }
  }

  const onOrders = (work: (shown: Shown) => Promise<void>) =>
    onPage(orders(issuer), work, (origin) => issuer.set({ redirectUris: [`${origin}/docs/oauth2-redirect`] }));

  /** The part of the dialog for this flow: a real issuer has others, too. */
  const dialogOf = (page: Page) => page.locator('.modal-ux .auth-container', { hasText: /authorization_?code/i });

  /** Asks for these scopes in the dialog: the window in which to sign in. */
  async function windowFor(page: Page, ...scopes: readonly string[]): Promise<Page> {
    await page.locator('.auth-wrapper .authorize').click();
    const dialog = dialogOf(page);
    for (const scope of scopes) await dialog.locator('.scopes label', { hasText: scope }).locator('.item').click();
    const opening = page.context().waitForEvent('page');
    await dialog.getByRole('button', { name: 'Apply given OAuth2 credentials' }).click();
    return opening;
  }

  async function signInWith(window: Page): Promise<void> {
    await window.getByLabel('Name').fill('ada');
    await window.getByRole('button', { name: 'Sign in' }).click();
    const closing = window.waitForEvent('close');
    await window.getByRole('button', { name: 'Allow' }).click();
    await closing;
  }

  async function login(page: Page, ...scopes: readonly string[]): Promise<void> {
    await signInWith(await windowFor(page, ...scopes));
    await closeDialog(page);
  }

  /** Once it shows that somebody is signed in. */
  async function closeDialog(page: Page): Promise<void> {
    await dialogOf(page).getByRole('button', { name: 'Remove authorization' }).waitFor();
    await dialogOf(page).locator('.btn-done').click();
  }

  /** What the page shows of the answer when an operation is tried out. */
  async function tried(page: Page, method: 'get' | 'post') {
    const block = page.locator(`.opblock-${method}`);
    if (!(await block.getByRole('button', { name: 'Execute' }).isVisible())) {
      await block.locator('.opblock-summary-control').click();
      await block.getByRole('button', { name: 'Try it out' }).click();
    }
    const answering = page.waitForResponse((response) => /\/(orders|stones)$/.test(response.url()));
    await block.getByRole('button', { name: 'Execute' }).click();
    const answered = await answering;
    const live = block.locator('.live-responses-table');
    await live.locator('.response-col_status', { hasText: String(answered.status()) }).waitFor();
    const [body = ''] = await live.locator('.response-col_description .microlight').allInnerTexts();
    return { status: answered.status(), body: JSON.parse(body) as unknown, challenge: await answered.headerValue('www-authenticate') };
  }

  it('gives the page a token that is good for what was agreed to, and for no more', async () => {
    await onOrders(async ({ page, console }) => {
      expect(await tried(page, 'get')).toEqual({
        status: 401,
        body: { detail: 'Not authenticated' },
        challenge: 'Bearer realm="api", scope="orders:read"',
      });
      await login(page, 'orders:read');
      expect(await tried(page, 'get')).toMatchObject({ status: 200, body: { subject: 'ada', scopes: ['orders:read'] } });
      expect(await tried(page, 'post')).toEqual({
        status: 403,
        body: { detail: 'Not enough permissions' },
        challenge: 'Bearer realm="api", error="insufficient_scope", scope="orders:write"',
      });
      // What Chromium says of every answer that is a refusal.
      expect(console.map((text) => /status of (\d+)/.exec(text)?.[1] ?? text)).toEqual(['401', '403']);
    });
  });

  it('needs nothing but the address of the metadata', async () => {
    process.env.ISSUER = issuer.url;
    const { app } = await import('../../samples/security/open-id.js');
    delete process.env.ISSUER;
    const work = async ({ page, console }: Shown): Promise<void> => {
      await login(page, 'orders:write');
      expect(await tried(page, 'get')).toMatchObject({ status: 200, body: { scopes: ['orders:read', 'orders:write'] } });
      expect(await tried(page, 'post')).toMatchObject({ status: 200, body: { subject: 'ada' } });
      expect(console).toEqual([]);
    };
    await onPage(app, work, (origin) => issuer.set({ redirectUris: [`${origin}/docs/oauth2-redirect`] }));
  });

  it('works with codes and tokens of the application itself, as every public client does', async () => {
    let back = '';
    const app = ownIssuer(() => [back]);
    const work = async ({ page, console }: Shown): Promise<void> => {
      const window = await windowFor(page, 'dig');
      if (!window.isClosed()) await window.waitForEvent('close');
      await closeDialog(page);
      expect(await tried(page, 'get')).toMatchObject({ status: 200, body: { subject: 'ada' } });
      expect(console).toEqual([]);
    };
    await onPage(app, work, async (origin) => void (back = `${origin}/docs/oauth2-redirect`));
  });

  it('is refused with the code of somebody else, before anybody is asked for a token', async () => {
    await onOrders(async ({ page, origin }) => {
      const [redirect_uri, code_challenge] = [`${origin}/docs/oauth2-redirect`, pkceChallenge(pkceVerifier())];
      const theirs = await signIn(issuer, { ...asking, redirect_uri, code_challenge, code_challenge_method: 'S256', state: 'theirs' });
      expect(theirs.answer?.get('code')).toMatch(/^[\w-]{43}$/);
      const window = await windowFor(page, 'orders:read');
      await window.getByLabel('Name').waitFor();
      const closing = window.waitForEvent('close');
      await window.goto(`${redirect_uri}?${String(theirs.answer)}`).catch(() => undefined);
      await closing;
      expect(await page.locator('.modal-ux .errors').first().innerText()).toMatch(/state/);
      expect(await page.locator('.modal-ux').getByRole('button', { name: 'Remove authorization' }).count()).toBe(0);
      expect(issuer.requests.filter((request) => request.endsWith(' /token'))).toEqual([]);
    });
  });
});
