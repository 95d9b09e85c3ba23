import { attemptLimit, loadSettings, rateLimit, type ApplicationOptions } from 'tenon';
import { override, testApp, type Override, type TestApp, type TestResponse } from 'tenon/testing';
import { accountsPerAddress, limits, loginsPerAccount, loginsPerAddress } from '../access/limits.js';
import { app } from '../app.js';
import type { Book } from '../catalogue/book.js';
import { seed } from '../seed.js';
import { ShopSettings } from '../settings.js';
import type { TestDatabase } from './databases.js';
import { clerkHeaders, customerHeaders } from './tokens.js';

/** How a shop differs from the one that is served. */
export interface ShopVariation {
  readonly override?: readonly Override[];
  readonly options?: ApplicationOptions;
}

/** The whole shop over a database, with its seeds in it, and passwords that are cheap to hash. */
export async function openShop({ url }: TestDatabase, { override: more = [], options }: ShopVariation = {}): Promise<TestApp> {
  const settings = loadSettings(ShopSettings, { environment: {}, values: { databaseUrl: url, hashing: { ln: 8 } } });
  const shop = await testApp(app, { override: [override(ShopSettings).with(settings), ...freshLimits(), ...more], options });
  await seed(shop.app);
  return shop;
}

/** The limits as they are, but for this shop alone: the others count for the whole process. */
function freshLimits(): Override[] {
  return [
    override(loginsPerAccount).with(attemptLimit(limits.perAccount)),
    override(loginsPerAddress).with(rateLimit(limits.perAddress)),
    override(accountsPerAddress).with(rateLimit(limits.accountsPerAddress)),
  ];
}

/** Adds a book, as the staff would. */
export async function addBook({ client }: TestApp, stock: number): Promise<Book> {
  const json = { title: 'Notes on Nothing', author: 'Nobody', priceCents: 1000, stock };
  return (await client.post('/admin/books', { json, headers: await clerkHeaders() })).json<Book>();
}

/** Orders one copy of each book, as the seeded customer. */
export async function order({ client }: TestApp, ...books: readonly Book[]): Promise<TestResponse> {
  return client.post('/orders', { json: { lines: books.map(({ id }) => ({ bookId: id })) }, headers: await customerHeaders() });
}

/** How many copies of a book are left, as a client sees it. */
export async function stockOf({ client }: TestApp, book: Book): Promise<number> {
  return (await client.get(`/books/${book.id}`)).json<Book>().stock;
}
