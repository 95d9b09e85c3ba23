import type { Account } from './accounts/account.js';
import { ACCOUNT_READER } from './accounts/accounts.js';
import { customer } from './seed.js';
import { onEveryDatabase } from './testing/on-every-database.js';
import { problemOf } from './testing/problem-of.js';
import { clerkHeaders, customerHeaders, headersOf } from './testing/tokens.js';

const nowhere = '00000000-0000-4000-8000-000000000000';
const password = 'nanoseconds of wire';
const mine = { headers: await customerHeaders() };

onEveryDatabase('accounts', (shop) => {
  it('opens an account, which its owner reads', async () => {
    const opened = await shop().client.post('/accounts', { json: { email: 'Grace@example.com', name: 'Grace Hopper', password } });
    expect(opened.status).toBe(201);
    const account = opened.json<Account>();
    expect(account).toEqual({ id: account.id, email: 'grace@example.com', name: 'Grace Hopper' });
    expect(opened.headers.location).toBe(`/accounts/${account.id}`);
    const owner = { headers: await headersOf(account.id) };
    expect((await shop().client.get(`/accounts/${account.id}`, owner)).json()).toEqual(account);
  });

  it('keeps of a password what nobody can log in with', async () => {
    const { id } = (await shop().client.post('/accounts', { json: { email: 'mary@example.com', name: 'Mary', password } })).json<Account>();
    const stored = await shop().app.get(ACCOUNT_READER).find(id);
    expect(stored).toMatchObject({ role: 'customer', passwordHash: expect.stringMatching(/^\$scrypt\$/) as string });
    expect(JSON.stringify(stored)).not.toContain(password);
  });

  it('keeps to itself what the staff notes, and the hash', async () => {
    expect(await shop().app.get(ACCOUNT_READER).find(customer.id)).toMatchObject(customer);
    const { id, email, name } = customer;
    expect((await shop().client.get(`/accounts/${id}`, mine)).json()).toEqual({ id, email, name });
  });

  it('shows an account to whose it is and to the staff; for others there is none', async () => {
    const asked = async (headers?: Record<string, string>) => shop().client.get(`/accounts/${customer.id}`, headers && { headers });
    expect((await asked(await clerkHeaders())).status).toBe(200);
    expect(problemOf(await asked())).toEqual({ type: 'about:blank', status: 401, title: 'Unauthorized', detail: 'Not authenticated' });
    const hidden = await asked(await headersOf(nowhere));
    expect(hidden.status).toBe(404);
    expect(hidden.json()).toEqual((await shop().client.get(`/accounts/${nowhere}`, mine)).json());
  });

  it('opens one account for an e-mail address, however it is written', async () => {
    const again = await shop().client.post('/accounts', { json: { email: customer.email.toUpperCase(), name: 'Another Ada', password } });
    expect(problemOf(again)).toEqual({ type: 'email-taken', status: 409, title: 'This e-mail address has an account' });
  });

  it('opens one account when two ask for the same address at once', async () => {
    const json = { email: 'twice@example.com', name: 'Twice', password };
    const answers = await Promise.all([shop().client.post('/accounts', { json }), shop().client.post('/accounts', { json })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('tells everything that is wrong with an account', async () => {
    const response = await shop().client.post('/accounts', { json: { email: 'nobody', name: 'No\u0000body', password: 'too short' } });
    expect(problemOf(response)).toMatchObject({
      status: 422,
      errors: [{ loc: ['body', 'email'] }, { loc: ['body', 'name'] }, { loc: ['body', 'password'] }],
    });
    expect(response.text).not.toContain('too short');
  });

  it.each(['x'.repeat(101), `${'x'.repeat(20)}\ud800`, '\ufdfa'.repeat(60)])('takes no password that cannot be hashed', async (unfit) => {
    const json = { email: 'unfit@example.com', name: 'Unfit', password: unfit };
    expect((await shop().client.post('/accounts', { json })).status).toBe(422);
  });

  it.each(['/accounts/1', `/accounts/${nowhere}`, `/accounts/${customer.id}`, `/orders/${nowhere}`])(
    'lets no cache keep %s, whatever the answer',
    async (path) => {
      expect((await shop().client.get(path)).headers['cache-control']).toBe('no-store');
      expect((await shop().client.get(path, mine)).headers['cache-control']).toBe('no-store');
    },
  );
});
