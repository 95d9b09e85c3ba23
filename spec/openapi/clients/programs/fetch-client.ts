// Every operation of the shop through openapi-fetch, by the types that openapi-typescript makes of its document.
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';
import { address, clerk, customer, got, ids, never, placesOf, tell } from './telling.js';

type Schemas = components['schemas'];

const shop = createClient<paths>({ baseUrl: address() });

/** What every operation may be refused with; the type tells the declared problems from those of the framework, which are of none. */
function refusal(error: Schemas['ProblemDetails'] | Schemas['HTTPValidationError']): unknown {
  return 'errors' in error ? placesOf(error) : error.title;
}

type Form = paths['/token']['post']['requestBody']['content']['application/x-www-form-urlencoded'];

/** Asks for a token; the headers of who has it. */
async function login(body: Form): Promise<{ readonly authorization: string } | undefined> {
  const { data, error, response } = await shop.POST('/token', { body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  if (data !== undefined) {
    tell('getToken', response, [data.token_type, data.scope]);
    return { authorization: `Bearer ${data.access_token}` };
  }
  tell('getToken', response, 'error' in error ? error.error : error.title);
  return undefined;
}

async function accounts(): Promise<void> {
  const body: Schemas['NewAccount'] = { email: 'Grace@example.com', name: 'Grace Hopper', password: 'nanoseconds of wire' };
  const opened = await shop.POST('/accounts', { body });
  const account: Schemas['Account'] = got(opened.data);
  tell('openAccount', opened.response, [
    account.email,
    account.name,
    opened.response.headers.get('location') === `/accounts/${account.id}`,
  ]);
  for (const again of [body, { email: 'nobody', name: '', password: '' }]) {
    const { error, response } = await shop.POST('/accounts', { body: again });
    if (error === undefined) continue;
    if (error.type === 'https://shop.example/problems/email-taken') {
      const status: 409 = error.status;
      tell('openAccount', response, [status, error.title]);
    } else tell('openAccount', response, refusal(error));
  }
  const grace = got(await login({ grant_type: 'password', username: body.email, password: body.password }));
  for (const [accountId, headers] of [
    [account.id, grace],
    [account.id, {}],
    [ids.customer, grace],
    [ids.none, grace],
  ] as const) {
    const { data, error, response } = await shop.GET('/accounts/{accountId}', { params: { path: { accountId } }, headers });
    if (data !== undefined) tell('readAccount', response, data.email);
    else tell('readAccount', response, refusal(error));
  }
}

async function books(): Promise<void> {
  for (const query of [{ skip: 1, limit: 1 }, { limit: 0 }]) {
    const { data, error, response } = await shop.GET('/books', { params: { query } });
    if (data !== undefined) tell('listBooks', response, [data.items.map(({ title }) => title), data.total]);
    else tell('listBooks', response, refusal(error));
  }
  // Without a stock: what has a default may be left out.
  const book: Schemas['NewBook'] = { title: 'Zen', author: 'Pirsig', priceCents: 1250 };
  const headers = got(await login(clerk));
  const added = await shop.POST('/admin/books', { body: book, headers });
  const { id, ...rest }: Schemas['Book'] = got(added.data);
  tell('addBook', added.response, [rest, added.response.headers.get('location') === `/books/${id}`]);
  const less = got(await login({ ...clerk, scope: 'orders:read' }));
  for (const [body, as] of [
    [{ ...book, title: '', priceCents: -1 }, headers],
    [book, {}],
    [book, less],
  ] as const) {
    const { error, response } = await shop.POST('/admin/books', { body, headers: as });
    if (error !== undefined) tell('addBook', response, refusal(error));
  }
  for (const as of [{}, less]) {
    const { error, response } = await shop.PATCH('/admin/books/{bookId}', { params: { path: { bookId: id } }, body: {}, headers: as });
    if (error !== undefined) tell('changeBook', response, error.title);
  }

  for (const bookId of [id, ids.nowhere, ids.none]) {
    const path = { bookId };
    const changed = await shop.PATCH('/admin/books/{bookId}', { params: { path }, body: { stock: 1 }, headers });
    if (changed.data !== undefined) tell('changeBook', changed.response, changed.data.stock);
    else if (changed.error.type === 'https://shop.example/problems/book-not-found')
      tell('changeBook', changed.response, changed.error.title);
    else tell('changeBook', changed.response, refusal(changed.error));
    const read = await shop.GET('/books/{bookId}', { params: { path } });
    if (read.data !== undefined) tell('readBook', read.response, [read.data.title, read.data.stock]);
    else if (read.error.type === 'https://shop.example/problems/book-not-found') tell('readBook', read.response, read.error.title);
    else tell('readBook', read.response, refusal(read.error));
  }
}

async function placed(body: Schemas['NewOrder'], headers: Record<string, string>): Promise<Schemas['Order'] | undefined> {
  const { data, error, response } = await shop.POST('/orders', { body, headers });
  if (data !== undefined) {
    const status: 'placed' | 'cancelled' = data.status;
    const isLocated = response.headers.get('location') === `/orders/${data.id}`;
    tell('placeOrder', response, [status, data.lines.map(({ title, quantity }) => [title, quantity]), data.totalCents, isLocated]);
    return data;
  }
  switch (error.type) {
    case 'https://shop.example/problems/out-of-stock':
      tell('placeOrder', response, [error.bookId, error.wanted, error.left]);
      return undefined;
    case 'https://shop.example/problems/account-not-found':
    case 'https://shop.example/problems/book-not-found':
      tell('placeOrder', response, error.title);
      return undefined;
    case 'about:blank':
      tell('placeOrder', response, refusal(error));
      return undefined;
    default:
      return never(error);
  }
}

async function orders(): Promise<void> {
  const { pattern: bookId, nowhere, none } = ids;
  const headers = got(await login(customer));
  const reading = got(await login({ ...customer, scope: 'orders:read' }));
  const writing = got(await login({ ...customer, scope: 'orders:write' }));
  const order = got(await placed({ lines: [{ bookId }] }, headers));
  await placed({ lines: [{ bookId, quantity: 100 }] }, headers);
  await placed({ lines: [{ bookId: nowhere }] }, headers);
  await placed({ lines: [] }, headers);
  await placed({ lines: [{ bookId }] }, {});
  await placed({ lines: [{ bookId }] }, reading);
  for (const [orderId, as] of [
    [order.id, headers],
    [nowhere, headers],
    [none, headers],
    [order.id, {}],
    [order.id, writing],
  ] as const) {
    const { data, error, response } = await shop.GET('/orders/{orderId}', { params: { path: { orderId } }, headers: as });
    if (data !== undefined) tell('readOrder', response, [data.status, data.placedAt === order.placedAt]);
    else tell('readOrder', response, refusal(error));
  }
  for (const [orderId, as] of [
    [order.id, headers],
    [order.id, headers],
    [nowhere, headers],
    [none, headers],
    [order.id, {}],
    [order.id, reading],
  ] as const) {
    const { data, error, response } = await shop.POST('/orders/{orderId}/cancel', { params: { path: { orderId } }, headers: as });
    if (data !== undefined) tell('cancelOrder', response, data.status);
    else if (error.type === 'about:blank') tell('cancelOrder', response, refusal(error));
    else tell('cancelOrder', response, [error.status, error.title]);
  }
}

/** Goes on until it is refused. */
async function limits(): Promise<void> {
  for (let i = 0; i < 6; i += 1) await login({ ...customer, password: 'a guess' });
  for (let i = 0; i < 50; i += 1) {
    const { error, response } = await shop.POST('/accounts', { body: { email: '', name: '', password: '' } });
    if (response.status !== 429 || error === undefined) continue;
    tell('openAccount', response, error.title);
    return;
  }
}

await accounts();
await books();
await orders();
await limits();
