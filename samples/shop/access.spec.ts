import type { TestResponse } from 'tenon/testing';
import type { Scope } from './access/scopes.js';
import type { Order } from './orders/order.js';
import { books, customer } from './seed.js';
import { onEveryDatabase } from './testing/on-every-database.js';
import { openShop, order, stockOf } from './testing/open-shop.js';
import { problemOf } from './testing/problem-of.js';
import { sqlite } from './testing/databases.js';
import { clerkHeaders, customerHeaders, headersOf } from './testing/tokens.js';

const somebody = '00000000-0000-4000-8000-000000000000';
const [pattern] = books;
const lines = [{ bookId: pattern.id }];

/** What asks for a token, and the scope that it has to grant. */
const guarded: readonly { method: string; path: string; scope?: Scope; json?: object }[] = [
  { method: 'GET', path: `/accounts/${customer.id}` },
  { method: 'POST', path: '/orders', scope: 'orders:write', json: { lines } },
  { method: 'GET', path: `/orders/${somebody}`, scope: 'orders:read' },
  { method: 'POST', path: `/orders/${somebody}/cancel`, scope: 'orders:write' },
  { method: 'POST', path: '/admin/books', scope: 'catalogue:write', json: { title: 'Zen', author: 'Pirsig', priceCents: 1250 } },
  { method: 'PATCH', path: `/admin/books/${pattern.id}`, scope: 'catalogue:write', json: { stock: 1 } },
];

const refusal = (response: TestResponse) => [problemOf(response), response.headers['www-authenticate']];
const unauthorized = { type: 'about:blank', status: 401, title: 'Unauthorized' };

onEveryDatabase('access', (shop) => {
  it.each(guarded)('$method $path is for nobody without a token', async ({ method, path, scope, json }) => {
    const asking = scope === undefined ? '' : `, scope="${scope}"`;
    const { client } = shop();
    expect(refusal(await client.request(method, path, { json }))).toEqual([
      { ...unauthorized, detail: 'Not authenticated' },
      `Bearer realm="shop"${asking}`,
    ]);
    const [, , signature = ''] = (await customerHeaders()).authorization.split('.');
    const forged = (await clerkHeaders()).authorization.replace(/[^.]*$/, signature);
    expect(refusal(await client.request(method, path, { json, headers: { authorization: forged } }))).toEqual([
      { ...unauthorized, detail: 'Invalid token' },
      `Bearer realm="shop", error="invalid_token"${asking}`,
    ]);
  });

  it.each(guarded.filter(({ scope }) => scope !== undefined))(
    '$method $path needs the scope $scope',
    async ({ method, path, scope, json }) => {
      const others = (['orders:read', 'orders:write', 'customers:all', 'catalogue:write'] as const).filter((one) => one !== scope);
      const headers = await headersOf(customer.id, others);
      expect(refusal(await shop().client.request(method, path, { json, headers }))).toEqual([
        { type: 'about:blank', status: 403, title: 'Forbidden', detail: 'Not enough permissions' },
        `Bearer realm="shop", error="insufficient_scope", scope="${scope}"`,
      ]);
      expect(await stockOf(shop(), pattern)).toBe(pattern.stock);
    },
  );

  it('says nothing of a body to somebody who may not send it', async () => {
    const json = { title: '', priceCents: -1 };
    expect((await shop().client.post('/admin/books', { json, headers: await customerHeaders() })).status).toBe(403);
    expect((await shop().client.post('/admin/books', { json, headers: await clerkHeaders() })).status).toBe(422);
  });

  it('lets everybody read the catalogue, with whatever token', async () => {
    expect((await shop().client.get('/books')).status).toBe(200);
    expect((await shop().client.get(`/books/${pattern.id}`, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(200);
  });

  it('hides the orders of others, and does not cancel them', async () => {
    const { client } = shop();
    const { id } = (await order(shop(), pattern)).json<Order>();
    const left = await stockOf(shop(), pattern);
    const other = { headers: await headersOf(somebody) };
    const missing = (await client.get(`/orders/${somebody}`, other)).json();
    for (const answer of [await client.get(`/orders/${id}`, other), await client.post(`/orders/${id}/cancel`, other)])
      expect([answer.status, answer.json()]).toEqual([404, missing]);
    expect(await stockOf(shop(), pattern)).toBe(left);
  });

  it('shows every order to the staff, who may cancel it', async () => {
    const staff = { headers: await clerkHeaders() };
    const placed = (await order(shop(), pattern)).json<Order>();
    expect((await shop().client.get(`/orders/${placed.id}`, staff)).json()).toEqual(placed);
    expect((await shop().client.post(`/orders/${placed.id}/cancel`, staff)).json()).toEqual({ ...placed, status: 'cancelled' });
  });

  it('places orders for whoever asks, whatever the body says', async () => {
    const answer = await shop().client.post('/orders', { json: { accountId: somebody, lines }, headers: await customerHeaders() });
    expect([answer.status, answer.json<Order>().accountId]).toEqual([201, customer.id]);
  });

  it('tells browsers to be careful', async () => {
    const { headers } = await shop().client.get('/books');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

it('has a guard or "@Public()" on every route', async () => {
  const database = await sqlite.create();
  const shop = await openShop(database);
  const { paths } = await shop.app.openapi();
  const open = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { security }]) => (security === undefined ? [`${method} ${path}`] : [])),
  );
  expect(open.sort()).toEqual(['get /books', 'get /books/{bookId}', 'post /accounts', 'post /token']);
  await shop.close();
  await database.drop();
});
