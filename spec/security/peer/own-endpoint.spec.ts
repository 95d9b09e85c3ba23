import { pkceChallenge, pkceVerifier } from 'tenon/security';
import { testApp, type TestApp } from 'tenon/testing';
import { ownClient, ownIssuer } from './support/own-issuer.js';

const redirect_uri = 'https://page.example/back';
const verifier = pkceVerifier();
let t: TestApp;
beforeAll(async () => {
  t = await testApp(ownIssuer(() => [redirect_uri]));
});
afterAll(() => t.close());

type Parameters = Readonly<Record<string, string | undefined>>;
const sent = (parameters: Parameters): string =>
  String(new URLSearchParams(JSON.parse(JSON.stringify(parameters)) as Record<string, string>));

async function codeOf(more: Parameters = {}): Promise<string> {
  const asked = { client_id: ownClient, redirect_uri, scope: 'dig', state: 's', code_challenge: pkceChallenge(verifier), ...more };
  const { status, headers } = await t.client.get(`/authorize?${sent(asked)}`);
  const { searchParams } = new URL(String(headers.location));
  expect([status, searchParams.get('state')]).toEqual([303, 's']);
  return searchParams.get('code') ?? '';
}

async function tokensFor(form: Parameters) {
  const body = sent({ grant_type: 'authorization_code', client_id: ownClient, redirect_uri, code_verifier: verifier, ...form });
  const { status, text } = await t.client.post('/token', { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  return { status, json: JSON.parse(text) as { access_token: string; refresh_token: string; error?: string } };
}
const stones = (token: string) => t.client.get('/stones', { headers: { authorization: `Bearer ${token}` } });
const worthless = { status: 400, json: { error: 'invalid_grant' } };

it('gives a token that its own guard takes', async () => {
  const { status, json } = await tokensFor({ code: await codeOf() });
  expect(status).toBe(200);
  expect((await stones(json.access_token)).json()).toEqual({ subject: 'ada' });
});

it.each<[string, Parameters, Parameters?]>([
  ['another verifier', { code_verifier: pkceVerifier() }],
  ['no verifier', { code_verifier: undefined }],
  ['the challenge for the verifier', { code_verifier: pkceChallenge(verifier) }],
  ['a verifier where somebody took the challenge away', {}, { code_challenge: undefined }],
  ['neither a verifier nor a challenge', { code_verifier: undefined }, { code_challenge: undefined }],
  ['another address', { redirect_uri: `${redirect_uri}/` }],
])('gives nothing for a code with %s', async (_, form, asked = {}) => {
  expect(await tokensFor({ code: await codeOf(asked), ...form })).toMatchObject(worthless);
});

it('takes back what it gave for a code that comes twice', async () => {
  const [code, other] = [await codeOf(), await codeOf()];
  const { json: given } = await tokensFor({ code });
  const { json: kept } = await tokensFor({ code: other });
  expect((await stones(given.access_token)).status).toBe(200);
  expect(await tokensFor({ code })).toMatchObject(worthless);
  const { status, headers } = await stones(given.access_token);
  expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer realm="api", error="invalid_token", scope="dig"']);
  expect(await tokensFor({ grant_type: 'refresh_token', refresh_token: given.refresh_token })).toMatchObject(worthless);
  expect((await stones(kept.access_token)).status).toBe(200);
});
