// Every operation of the shop through openapi-fetch, by the types that openapi-typescript makes of its document.
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';
import { address, got, ids, never, placesOf, tell } from './telling.js';

type Schemas = components['schemas'];

const shop = createClient<paths>({ baseUrl: address() });

/** What every operation may be refused with; the type tells the declared problems from those of the framework, which are of none. */
function refusal(error: Schemas['ProblemDetails'] | Schemas['HTTPValidationError']): unknown {
  return 'errors' in error ? placesOf(error) : error.title;
}

async function accounts(): Promise<void> {
  const body: Schemas['NewAccount'] = { email: 'Grace@example.com', name: 'Grace Hopper' };
  const opened = await shop.POST('/accounts', { body });
  const account: Schemas['Account'] = got(opened.data);
  tell('openAccount', opened.response, [
    account.email,
    account.name,
    opened.response.headers.get('location') === `/accounts/${account.id}`,
  ]);
  for (const again of [body, { email: 'nobody', name: '' }]) {
    const { error, response } = await shop.POST('/accounts', { body: again });
    if (error === undefined) continue;
    if (error.type === 'https://shop.example/problems/email-taken') {
      const status: 409 = error.status;
      tell('openAccount', response, [status, error.title]);
    } else tell('openAccount', response, refusal(error));
  }
  for (const accountId of [account.id, ids.nowhere, ids.none]) {
    const { data, error, response } = await shop.GET('/accounts/{accountId}', { params: { path: { accountId } } });
    if (data !== undefined) tell('readAccount', response, data.email);
    else if (error.type === 'https://shop.example/problems/account-not-found') tell('readAccount', response, [error.status, error.title]);
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
  const added = await shop.POST('/books', { body: { title: 'Zen', author: 'Pirsig', priceCents: 1250 } });
  const { id, ...book }: Schemas['Book'] = got(added.data);
  tell('addBook', added.response, [book, added.response.headers.get('location') === `/books/${id}`]);
  const refused = await shop.POST('/books', { body: { title: '', author: 'Pirsig', priceCents: -1 } });
  if (refused.error !== undefined) tell('addBook', refused.response, refusal(refused.error));

  for (const bookId of [id, ids.nowhere, ids.none]) {
    const path = { bookId };
    const changed = await shop.PATCH('/books/{bookId}', { params: { path }, body: { stock: 1 } });
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

async function placed(body: Schemas['NewOrder']): Promise<Schemas['Order'] | undefined> {
  const { data, error, response } = await shop.POST('/orders', { body });
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
  const { customer: accountId, pattern: bookId, nowhere, none } = ids;
  const order = got(await placed({ accountId, lines: [{ bookId }] }));
  await placed({ accountId, lines: [{ bookId, quantity: 100 }] });
  await placed({ accountId: nowhere, lines: [{ bookId }] });
  await placed({ accountId, lines: [{ bookId: nowhere }] });
  await placed({ accountId, lines: [] });
  for (const orderId of [order.id, nowhere, none]) {
    const { data, error, response } = await shop.GET('/orders/{orderId}', { params: { path: { orderId } } });
    if (data !== undefined) tell('readOrder', response, [data.status, data.placedAt === order.placedAt]);
    else if (error.type === 'https://shop.example/problems/order-not-found') tell('readOrder', response, error.title);
    else tell('readOrder', response, refusal(error));
  }
  for (const orderId of [order.id, order.id, nowhere, none]) {
    const { data, error, response } = await shop.POST('/orders/{orderId}/cancel', { params: { path: { orderId } } });
    if (data !== undefined) tell('cancelOrder', response, data.status);
    else if (error.type === 'about:blank') tell('cancelOrder', response, refusal(error));
    else tell('cancelOrder', response, [error.status, error.title]);
  }
}

await accounts();
await books();
await orders();
