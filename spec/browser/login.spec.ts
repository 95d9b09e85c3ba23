import { createHash } from 'node:crypto';
import { Controller, createApp, Get, Module, Req } from 'tenon';
import { testApp } from 'tenon/testing';
import type { Request } from 'express';
import type { Browser } from 'playwright-core';
import { expectQuiet, inChromium, launch, watch, type Watched } from './support/chromium.js';
import { listening, serving, type Listening } from './support/listening.js';

@Controller()
class Account {
  @Get('/me', { openapi: { security: [{ login: ['read'] }] } })
  me(@Req() request: Request) {
    return { authorization: request.headers.authorization ?? null };
  }
}

@Module({ controllers: [Account] })
class AccountModule {}

/** An authorization server that grants everything to who brings the verifier of the challenge (RFC 7636). `state`: what it makes of the client's. */
function authorizationServer(state: (given: string) => string): Promise<Listening> {
  let challenge = '';
  return serving((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
    if (pathname === '/authorize') {
      challenge = `${searchParams.get('code_challenge_method')} ${searchParams.get('code_challenge')}`;
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', 'granted');
      back.searchParams.set('state', state(searchParams.get('state') ?? ''));
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const answer = `S256 ${createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')}`;
      const isRight =
        request.method === 'POST' && answer === challenge && form.get('code') === 'granted' && form.get('client_id') === 'ferries';
      response.writeHead(isRight || request.method === 'OPTIONS' ? 200 : 400, { ...cors, 'content-type': 'application/json' });
      response.end(JSON.stringify(isRight ? { access_token: 'secret', token_type: 'bearer', scope: 'read' } : { error: 'invalid_grant' }));
    });
  });
}

inChromium('a login on Swagger UI', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** Opens the dialog of Swagger UI, logs in through the window that it opens, and goes on with `work` once that has closed itself. */
  const login = async (state: (given: string) => string, work: (watched: Watched) => Promise<void>): Promise<void> => {
    const provider = await authorizationServer(state);
    const { origin } = provider;
    const flows = {
      authorizationCode: { authorizationUrl: `${origin}/authorize`, tokenUrl: `${origin}/token`, scopes: { read: 'Read.' } },
    };
    const extend = (document: { components?: object }): void => {
      document.components = { ...document.components, securitySchemes: { login: { type: 'oauth2', flows } } };
    };
    await using t = await testApp(createApp(AccountModule, { openapi: { extend }, docs: { swagger: { oauth: { clientId: 'ferries' } } } }));
    const server = await listening(t.app.server);
    const watched = await watch(browser, [server.origin, origin]);
    const { page } = watched;
    try {
      await page.goto(`${server.origin}/docs`);
      await page.locator('.auth-wrapper .authorize').click();
      await page.locator('.modal-ux .scopes label .item').click();
      const opening = page.context().waitForEvent('page');
      await page.locator('.modal-ux').getByRole('button', { name: 'Apply given OAuth2 credentials' }).click();
      const popup = await opening;
      if (!popup.isClosed()) await popup.waitForEvent('close');
      await work(watched);
    } finally {
      await page.context().close();
      await server.close();
      await provider.close();
    }
  };

  it('goes to the authorization server and back, with PKCE, and sends the token', async () => {
    await login(
      (state) => state,
      async (watched) => {
        const { page } = watched;
        await page.locator('.modal-ux').getByRole('button', { name: 'Remove authorization' }).waitFor();
        await page.locator('.modal-ux .btn-done').click();
        const block = page.locator('.opblock-get');
        await block.locator('.opblock-summary-control').click();
        await block.getByRole('button', { name: 'Try it out' }).click();
        await block.getByRole('button', { name: 'Execute' }).click();
        const answer = block.locator('.live-responses-table .response-col_description .microlight');
        expect(JSON.parse(await answer.first().innerText())).toEqual({ authorization: 'Bearer secret' });
        await expectQuiet(watched);
      },
    );
  });

  it('refuses an answer whose state is another', async () => {
    await login(
      () => 'another',
      async ({ page }) => {
        expect(await page.locator('.modal-ux .errors').first().innerText()).toMatch(/state/);
      },
    );
  });

  it('hands on an answer to what was asked, and nothing else', async () => {
    await using t = await testApp(createApp(AccountModule));
    const { origin, close } = await listening(t.app.server);
    const watched = await watch(browser, [origin]);
    await watched.page.goto(`${origin}/docs`);
    /** What the page that asked is told when its window comes back with this; its state was `s +/=`. */
    const told = (flow: string, answer: string): Promise<unknown> =>
      watched.page.evaluate(`new Promise((done) => {
        const told = [];
        globalThis.swaggerUIRedirectOauth2 = {
          state: 's +/=',
          auth: { name: 'login', schema: new Map([['flow', '${flow}']]) },
          callback: ({ auth: { code }, token, isValid }) => told.push({ code, token, isValid }),
          errCb: ({ level, message }) => told.push(level + ': ' + message),
        };
        const window = open('/docs/oauth2-redirect${answer}');
        const waiting = setInterval(() => window.closed && (clearInterval(waiting), done(told)), 20);
      })`);
    const state = `state=${encodeURIComponent('s +/=')}`;
    const another = ['error: The answer is refused: its state is not the one that was sent'];
    for (const flow of ['authorization_code', 'authorizationCode']) {
      expect(await told(flow, `?code=c%2B&${state}`)).toEqual([{ code: 'c+' }]);
      for (const answer of ['?code=c&state=s', '?code=c', `#code=c&state=`, '?access_token=t'])
        expect(await told(flow, answer)).toEqual(another);
      expect(await told(flow, `?${state}`)).toEqual(['error: [Authorization failed]: no code came from the server']);
      expect(await told(flow, '?error=access_denied&error_description=Not+today&code=c')).toEqual(['error: [access_denied]: Not today']);
    }
    const token = { access_token: 't"', state: 's +/=' };
    expect(await told('implicit', `#access_token=t%22&${state}`)).toEqual([{ token, isValid: true }]);
    expect(await told('implicit', '#access_token=t&state=s')).toEqual(another);
    await expectQuiet(watched);
    await watched.page.context().close();
    await close();
  });
});
