import { introspectedBearer } from 'tenon';
import { pkceChallenge, pkceVerifier } from 'tenon/security';
import { asked, guarded, invalid } from '../tokens/support/guarded.js';
import { asking, signIn } from './support/person.js';
import { depot, Issuer, page, server } from './support/provider.js';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await Issuer.listening();
});
afterAll(() => issuer.close());

const verifier = pkceVerifier();
const challenge = { code_challenge: pkceChallenge(verifier), code_challenge_method: 'S256' };
const { redirect_uri } = asking;

async function codeOfAda(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { answer } = await signIn(issuer, { ...asking, ...challenge, ...more });
  return answer?.get('code') ?? '';
}
const redeem = (code: string, form: Readonly<Record<string, string>> = {}) =>
  issuer.post('/token', { grant_type: 'authorization_code', client_id: page, redirect_uri, code, code_verifier: verifier, ...form });
const worthless = { status: 400, json: { error: 'invalid_grant' } };

describe('the challenge that pkceChallenge makes', () => {
  it('is what a real issuer takes the verifier for, with the state and its own name', async () => {
    const { answer } = await signIn(issuer, { ...asking, ...challenge, state: 'as it was' });
    expect(Object.fromEntries(answer ?? [])).toEqual({ code: expect.any(String), state: 'as it was', iss: issuer.url });
    expect(await redeem(answer?.get('code') ?? '')).toMatchObject({ status: 200, json: { scope: 'orders:read' } });
  });

  it.each<[string, object]>([
    ['another verifier', { code_verifier: pkceVerifier() }],
    ['the challenge for the verifier', { code_verifier: challenge.code_challenge }],
    ['another address', { redirect_uri: `${redirect_uri}/` }],
  ])('is nothing to a real issuer with %s', async (_, form) => {
    expect(await redeem(await codeOfAda(), form as Record<string, string>)).toMatchObject(worthless);
  });

  it('is nothing to a real issuer without its verifier', async () => {
    const form = { grant_type: 'authorization_code', client_id: page, redirect_uri, code: await codeOfAda() };
    expect(await issuer.post('/token', form)).toMatchObject(worthless);
  });
});

describe('a real issuer', () => {
  it('takes a code once, and takes back what it gave for it', async () => {
    const t = await guarded(
      introspectedBearer({
        ...{ endpoint: `${issuer.url}/token/introspection`, clientId: server.id, clientSecret: server.secret },
        ...{ audience: depot, cache: 0 },
      }),
    );
    const code = await codeOfAda({ resource: depot });
    const { access_token: token = '' } = (await redeem(code)).json;
    expect(JSON.parse((await asked(t, '/me', token)).text)).toMatchObject({ who: { subject: 'ada', scopes: ['orders:read'] } });
    expect(await redeem(code)).toMatchObject(worthless);
    expect(await asked(t, '/me', token)).toEqual(invalid);
    await t.close();
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['without a challenge', {}],
    ['with one that is the verifier', { code_challenge: verifier, code_challenge_method: 'plain' }],
    ['with one that does not say how it was made', { code_challenge: verifier }],
  ])('gives no code to a page %s', async (_, more) => {
    const { answer } = await signIn(issuer, { ...asking, ...more, state: 's' });
    expect(Object.fromEntries(answer ?? [])).toMatchObject({ error: 'invalid_request', state: 's', iss: issuer.url });
    expect(answer?.get('code')).toBeNull();
  });

  it.each(['https://evil.example/back', `${redirect_uri}/`, `${redirect_uri}?x=1`, 'https://page.example.evil.example/back'])(
    'sends nobody to %s',
    async (address) => {
      const shown = await signIn(issuer, { ...asking, ...challenge, redirect_uri: address });
      expect(shown).toEqual({ status: 400, text: 'refused: invalid_redirect_uri', answer: undefined });
    },
  );
});
