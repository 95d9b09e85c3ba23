// Every operation of the shop through the functions that @hey-api/openapi-ts makes of its document.
import { client } from './sdk/client.gen.js';
import {
  addBook,
  cancelOrder,
  changeBook,
  getToken,
  listBooks,
  openAccount,
  placeOrder,
  readAccount,
  readBook,
  readOrder,
  type Account,
  type Book,
  type GetTokenData,
  type HttpValidationError,
  type NewAccount,
  type NewBook,
  type NewOrder,
  type Order,
  type ProblemDetails,
} from './sdk/index.js';
import { address, clerk, customer, got, ids, never, placesOf, tell } from './telling.js';

client.setConfig({ baseUrl: address() });

/** What every operation may be refused with; the type tells the declared problems from those of the framework, which are of none. */
function refusal(error: ProblemDetails | HttpValidationError): unknown {
  return 'errors' in error ? placesOf(error) : error.title;
}

/** Asks for a token. */
async function login(body: GetTokenData['body']): Promise<string | undefined> {
  const { data, error, response } = await getToken({ body });
  if (data !== undefined) {
    tell('getToken', response, [data.token_type, data.scope]);
    return data.access_token;
  }
  tell('getToken', response, 'error' in error ? error.error : error.title);
  return undefined;
}

async function accounts(): Promise<void> {
  const body: NewAccount = { email: 'Grace@example.com', name: 'Grace Hopper', password: 'nanoseconds of wire' };
  const opened = await openAccount({ body });
  const account: Account = got(opened.data);
  tell('openAccount', opened.response, [
    account.email,
    account.name,
    opened.response.headers.get('location') === `/accounts/${account.id}`,
  ]);
  for (const again of [body, { email: 'nobody', name: '', password: '' }]) {
    const { error, response } = await openAccount({ body: again });
    if (error === undefined) continue;
    if (error.type === 'https://shop.example/problems/email-taken') {
      const status: 409 = error.status;
      tell('openAccount', response, [status, error.title]);
    } else tell('openAccount', response, refusal(error));
  }
  const grace = got(await login({ grant_type: 'password', username: body.email, password: body.password }));
  for (const [accountId, auth] of [
    [account.id, grace],
    [account.id, undefined],
    [ids.customer, grace],
    [ids.none, grace],
  ] as const) {
    const { data, error, response } = await readAccount({ path: { accountId }, auth });
    if (data !== undefined) tell('readAccount', response, data.email);
    else tell('readAccount', response, refusal(error));
  }
}

async function books(): Promise<void> {
  for (const query of [{ skip: 1, limit: 1 }, { limit: 0 }]) {
    const { data, error, response } = await listBooks({ query });
    if (data !== undefined) tell('listBooks', response, [data.items.map(({ title }) => title), data.total]);
    else tell('listBooks', response, refusal(error));
  }
  // Without a stock: what has a default may be left out.
  const book: NewBook = { title: 'Zen', author: 'Pirsig', priceCents: 1250 };
  const auth = got(await login(clerk));
  const added = await addBook({ body: book, auth });
  const { id, ...rest }: Book = got(added.data);
  tell('addBook', added.response, [rest, added.response.headers.get('location') === `/books/${id}`]);
  const less = got(await login({ ...clerk, scope: 'orders:read' }));
  for (const [body, as] of [
    [{ ...book, title: '', priceCents: -1 }, auth],
    [book, undefined],
    [book, less],
  ] as const) {
    const { error, response } = await addBook({ body, auth: as });
    if (error !== undefined) tell('addBook', response, refusal(error));
  }
  for (const as of [undefined, less]) {
    const { error, response } = await changeBook({ path: { bookId: id }, body: {}, auth: as });
    if (error !== undefined) tell('changeBook', response, error.title);
  }

  for (const bookId of [id, ids.nowhere, ids.none]) {
    const path = { bookId };
    const changed = await changeBook({ path, body: { stock: 1 }, auth });
    if (changed.data !== undefined) tell('changeBook', changed.response, changed.data.stock);
    else if (changed.error.type === 'https://shop.example/problems/book-not-found')
      tell('changeBook', changed.response, changed.error.title);
    else tell('changeBook', changed.response, refusal(changed.error));
    const read = await readBook({ path });
    if (read.data !== undefined) tell('readBook', read.response, [read.data.title, read.data.stock]);
    else if (read.error.type === 'https://shop.example/problems/book-not-found') tell('readBook', read.response, read.error.title);
    else tell('readBook', read.response, refusal(read.error));
  }
}

async function placed(body: NewOrder, auth: string | undefined): Promise<Order | undefined> {
  const { data, error, response } = await placeOrder({ body, auth });
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
  const auth = got(await login(customer));
  const reading = got(await login({ ...customer, scope: 'orders:read' }));
  const writing = got(await login({ ...customer, scope: 'orders:write' }));
  const order = got(await placed({ lines: [{ bookId }] }, auth));
  await placed({ lines: [{ bookId, quantity: 100 }] }, auth);
  await placed({ lines: [{ bookId: nowhere }] }, auth);
  await placed({ lines: [] }, auth);
  await placed({ lines: [{ bookId }] }, undefined);
  await placed({ lines: [{ bookId }] }, reading);
  for (const [orderId, as] of [
    [order.id, auth],
    [nowhere, auth],
    [none, auth],
    [order.id, undefined],
    [order.id, writing],
  ] as const) {
    const { data, error, response } = await readOrder({ path: { orderId }, auth: as });
    if (data !== undefined) tell('readOrder', response, [data.status, data.placedAt === order.placedAt]);
    else tell('readOrder', response, refusal(error));
  }
  for (const [orderId, as] of [
    [order.id, auth],
    [order.id, auth],
    [nowhere, auth],
    [none, auth],
    [order.id, undefined],
    [order.id, reading],
  ] as const) {
    const { data, error, response } = await cancelOrder({ path: { orderId }, auth: as });
    if (data !== undefined) tell('cancelOrder', response, data.status);
    else if (error.type === 'about:blank') tell('cancelOrder', response, refusal(error));
    else tell('cancelOrder', response, [error.status, error.title]);
  }
}

/** Goes on until it is refused. */
async function limits(): Promise<void> {
  for (let i = 0; i < 6; i += 1) await login({ ...customer, password: 'a guess' });
  for (let i = 0; i < 50; i += 1) {
    const { error, response } = await openAccount({ body: { email: '', name: '', password: '' } });
    if (response?.status !== 429 || error === undefined) continue;
    tell('openAccount', response, error.title);
    return;
  }
}

await accounts();
await books();
await orders();
await limits();
