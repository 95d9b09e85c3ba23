import { loadSettings, type Environment } from 'tenon';
import { jwtVerifier } from 'tenon/security';
import type { TestResponse } from 'tenon/testing';
import { limits } from './access/limits.js';
import { DATABASE } from './database/database.js';
import { clerk, customer, seedPassword } from './seed.js';
import { ShopSettings } from './settings.js';
import { sqlite } from './testing/databases.js';
import { onEveryDatabase } from './testing/on-every-database.js';
import { openShop } from './testing/open-shop.js';

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
}

const withPassword = (username: string, password: string, more = {}) => ({ grant_type: 'password', username, password, ...more });
const withRefresh = (refresh_token: string) => ({ grant_type: 'refresh_token', refresh_token });
const bearer = ({ access_token }: Tokens) => ({ headers: { authorization: `Bearer ${access_token}` } });
const wrong = { error: 'invalid_grant', error_description: 'Incorrect username or password' };

onEveryDatabase('logging in', (shop) => {
  const ask = (form: Record<string, string>): Promise<TestResponse> => shop().client.post('/token', { form });
  const login = async (email: string): Promise<Tokens> => (await ask(withPassword(email, seedPassword))).json();

  it('gives a token that opens what is one’s own', async () => {
    const answer = await ask(withPassword('Ada@Example.com', seedPassword));
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'orders:read orders:write' });
    expect((await shop().client.get(`/accounts/${customer.id}`, bearer(answer.json()))).status).toBe(200);
    expect((await shop().client.post('/admin/books', { json: {}, ...bearer(answer.json()) })).status).toBe(403);
  });

  it('lets somebody in who has just opened an account', async () => {
    const [email, password] = ['grace@example.com', 'nanoseconds of wire'];
    await shop().client.post('/accounts', { json: { email, name: 'Grace Hopper', password } });
    expect((await ask(withPassword(email, password))).status).toBe(200);
  });

  it('gives the staff more, and nobody more than that', async () => {
    const tokens = await login(clerk.email);
    expect(tokens.scope).toBe('orders:read orders:write customers:all catalogue:write');
    expect((await shop().client.post('/admin/books', { json: {}, ...bearer(tokens) })).status).toBe(422);
    const less = await ask(withPassword(customer.email, seedPassword, { scope: 'orders:read' }));
    expect(less.json<Tokens>().scope).toBe('orders:read');
    const more = await ask(withPassword(customer.email, seedPassword, { scope: 'catalogue:write' }));
    expect([more.status, more.json()]).toMatchObject([400, { error: 'invalid_scope' }]);
  });

  it('answers a wrong password, an unknown address and an account without a password alike', async () => {
    const { writer } = shop().app.get(DATABASE);
    const old = { id: 'old', email: 'old@example.com', name: 'Old', note: '', passwordHash: null, role: 'customer' } as const;
    await writer.insertInto('accounts').values(old).execute();
    for (const form of [
      withPassword('melvil@example.com', 'a shelf of one mile'),
      withPassword('nobody@example.com', seedPassword),
      withPassword(old.email, seedPassword),
    ]) {
      const answer = await ask(form);
      expect([answer.status, answer.json(), answer.headers['cache-control']]).toEqual([400, wrong, 'no-store']);
    }
  });

  it('takes a refresh token once, and ends the login of one that was stolen', async () => {
    const first = await login(customer.email);
    const second = (await ask(withRefresh(first.refresh_token))).json<Tokens>();
    expect((await shop().client.get(`/accounts/${customer.id}`, bearer(second))).status).toBe(200);
    expect((await ask(withRefresh(first.refresh_token))).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await ask(withRefresh(second.refresh_token))).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await ask(withRefresh((await login(customer.email)).refresh_token))).status).toBe(200);
  });

  it('gives one of two the next token who come with the same', async () => {
    const { refresh_token } = await login(customer.email);
    const answers = await Promise.all([ask(withRefresh(refresh_token)), ask(withRefresh(refresh_token))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('keeps no token that could be used, and none whose time is over', async () => {
    const { reader, writer } = shop().app.get(DATABASE);
    await writer.updateTable('logins').set({ expiresAt: '2020-01-01T00:00:00.000Z' }).execute();
    const { access_token, refresh_token } = await login(customer.email);
    const stored = [
      await reader.selectFrom('logins').selectAll().execute(),
      await reader.selectFrom('refreshTokens').selectAll().execute(),
    ];
    expect(stored.map(({ length }) => length)).toEqual([1, 1]);
    for (const secret of [access_token, refresh_token]) expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('tells no secret to the log', async () => {
    const { access_token, refresh_token } = await login(customer.email);
    await ask(withPassword(customer.email, 'not the password'));
    await shop().client.get('/orders/1', { headers: { authorization: `Bearer ${access_token}` } });
    const logs = JSON.stringify(shop().logs);
    for (const secret of [seedPassword, 'not the password', access_token, refresh_token]) expect(logs).not.toContain(secret);
  });
});

describe('limits of the login', () => {
  const { perAccount, perAddress, accountsPerAddress } = limits;

  it('refuse further guesses at an account, a right one too, and let others in', async () => {
    const database = await sqlite.create();
    const shop = await openShop(database);
    const ask = (form: Record<string, string>) => shop.client.post('/token', { form });
    const guess = () => ask(withPassword(customer.email, 'a guess of mine'));
    for (let i = 0; i < perAccount.limit; i += 1) expect((await guess()).status).toBe(400);
    for (const refused of [await guess(), await ask(withPassword(customer.email.toUpperCase(), seedPassword))]) {
      expect([refused.status, refused.headers['cache-control']]).toEqual([429, 'no-store']);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(perAccount.windowSeconds - 60);
    }
    expect((await ask(withPassword(clerk.email, seedPassword))).status).toBe(200);
    await shop.close();
    await database.drop();
  });

  it('count the addresses of accounts that there are not in the same way', async () => {
    const database = await sqlite.create();
    const shop = await openShop(database);
    const guess = () => shop.client.post('/token', { form: withPassword('nobody@example.com', 'a guess of mine') });
    for (let i = 0; i < perAccount.limit; i += 1) expect((await guess()).json()).toEqual(wrong);
    expect((await guess()).status).toBe(429);
    await shop.close();
    await database.drop();
  });

  it('refuse who fails too often from one address, and who opens too many accounts', async () => {
    const database = await sqlite.create();
    const shop = await openShop(database);
    const guess = (i: number) => shop.client.post('/token', { form: withPassword(`${i}@example.com`, 'a guess of mine') });
    for (let i = 0; i < perAddress.limit; i += 1) expect((await guess(i)).status).toBe(400);
    const login = await shop.client.post('/token', { form: withPassword(customer.email, seedPassword) });
    expect([login.status, Number(login.headers['retry-after']) > 0]).toEqual([429, true]);

    const open = () => shop.client.post('/accounts', { json: {} });
    for (let i = 0; i < accountsPerAddress.limit; i += 1) expect((await open()).status).toBe(422);
    expect((await open()).status).toBe(429);
    await shop.close();
    await database.drop();
  });
});

describe('settings', () => {
  const read = (environment: Environment): ShopSettings => loadSettings(ShopSettings, { environment });

  it('name the key of tokens, which production does not do without', () => {
    const given = 'a key of thirty-two bytes, or more';
    expect(read({ TOKEN_KEY: given, NODE_ENV: 'production' }).tokenKey.reveal()).toBe(given);
    expect(() => read({ NODE_ENV: 'production' })).toThrow('tokenKey is missing');
    expect(() => read({ TOKEN_KEY: 'too short' })).toThrow(/TOKEN_KEY(?!=)/);
    const madeUp = read({}).tokenKey.reveal();
    expect(() => jwtVerifier({ algorithms: ['HS256'], keys: madeUp })).not.toThrow();
  });

  it('name the hosts that the shop answers for', () => {
    expect(read({}).hostNames).toEqual(['*']);
    expect(read({ HOSTS: 'shop.example, www.shop.example' }).hostNames).toEqual(['shop.example', 'www.shop.example']);
  });
});
