import { newAuthorizationCode, pkceChallenge, pkceVerifier } from 'tenon/security';
import { testApp, type TestApp } from 'tenon/testing';
import { app, codes, Gardeners } from './token-endpoint.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp(app);
  await t.app.get(Gardeners).add('ada', 'rose, thorn', ['beds:water']);
  await t.app.get(Gardeners).add('ben', 'no gloves', []);
});
afterAll(() => t.close());

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

const ask = (form: Record<string, string>, headers = {}) => t.client.post('/token', { form, headers });
const login = (username: string, password: string) => ask({ grant_type: 'password', client_id: 'app', username, password });
const beds = (token: string) => t.client.get('/beds', { headers: { authorization: `Bearer ${token}` } });

describe('a garden with a token endpoint', () => {
  it('lets in who logged in, and who refreshed', async () => {
    const first = (await login('ada', 'rose, thorn')).json<Tokens>();
    expect((await beds(first.access_token)).json()).toEqual({ wateredBy: 'ada' });
    const next = await ask({ grant_type: 'refresh_token', client_id: 'app', refresh_token: first.refresh_token });
    expect((await beds(next.json<Tokens>().access_token)).status).toBe(200);
  });

  it('lets in a machine', async () => {
    const authorization = `Basic ${Buffer.from('sprinkler:a-secret-of-32-random-bytes').toString('base64')}`;
    const { access_token } = (await ask({ grant_type: 'client_credentials' }, { authorization })).json<Tokens>();
    expect((await beds(access_token)).json()).toEqual({ wateredBy: 'sprinkler' });
  });

  it('redeems a code', async () => {
    const verifier = pkceVerifier();
    const grant = {
      clientId: 'app',
      redirectUri: undefined,
      subject: 'ada',
      scopes: ['beds:water'],
      codeChallenge: pkceChallenge(verifier),
    };
    const code = await newAuthorizationCode(codes, grant);
    const given = await ask({ grant_type: 'authorization_code', client_id: 'app', code, code_verifier: verifier });
    expect((await beds(given.json<Tokens>().access_token)).json()).toEqual({ wateredBy: 'ada' });
  });

  it('refuses a wrong password, and a token without the scope', async () => {
    const { status, text } = await login('ada', 'rose');
    expect([status, text]).toEqual([400, '{"error":"invalid_grant","error_description":"Incorrect username or password"}']);
    expect((await beds((await login('ben', 'no gloves')).json<Tokens>().access_token)).status).toBe(403);
  });
});
