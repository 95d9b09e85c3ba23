import type { ApplicationOptions } from 'tenon';
import { override, testApp, type Override, type TestApp, type TestResponse } from 'tenon/testing';
import { app } from '../app.js';
import type { Book } from '../catalogue/book.js';
import { customer, seed } from '../seed.js';
import { SETTINGS } from '../settings.js';
import type { TestDatabase } from './databases.js';

/** How a shop differs from the one that is served. */
export interface ShopVariation {
  readonly override?: readonly Override[];
  readonly options?: ApplicationOptions;
}

/** The whole shop over a database, with its seeds in it. */
export async function openShop({ url }: TestDatabase, { override: more = [], options }: ShopVariation = {}): Promise<TestApp> {
  const settings = override(SETTINGS).with({ databaseUrl: url });
  const shop = await testApp(app, { override: [settings, ...more], options });
  await seed(shop.app);
  return shop;
}

/** Adds a book, as a client would. */
export async function addBook({ client }: TestApp, stock: number): Promise<Book> {
  const response = await client.post('/books', { json: { title: 'Notes on Nothing', author: 'Nobody', priceCents: 1000, stock } });
  return response.json<Book>();
}

/** Orders one copy of each book, as the seeded customer. */
export function order({ client }: TestApp, ...books: readonly Book[]): Promise<TestResponse> {
  return client.post('/orders', { json: { accountId: customer.id, lines: books.map(({ id }) => ({ bookId: id })) } });
}

/** How many copies of a book are left, as a client sees it. */
export async function stockOf({ client }: TestApp, book: Book): Promise<number> {
  return (await client.get(`/books/${book.id}`)).json<Book>().stock;
}
