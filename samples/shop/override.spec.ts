import { loadSettings } from 'tenon';
import { override, testApp, type TestApp } from 'tenon/testing';
import { app } from './app.js';
import type { Book } from './catalogue/book.js';
import { BOOK_READER, BOOKS, type BookChanges, type Books } from './catalogue/books.js';
import type { Page } from './shared/page.js';
import type { Paging } from './shared/paging.js';
import { ShopSettings } from './settings.js';
import { loggedInAs } from './testing/tokens.js';

/** A shelf in memory. */
class MemoryBooks implements Books {
  readonly shelf = new Map<string, Book>();

  async find(id: string): Promise<Book | undefined> {
    return this.shelf.get(id);
  }

  async list({ skip, limit }: Paging): Promise<Page<Book>> {
    return { items: [...this.shelf.values()].slice(skip, skip + limit), total: this.shelf.size };
  }

  async add(book: Book): Promise<void> {
    this.shelf.set(book.id, book);
  }

  async change(id: string, changes: BookChanges): Promise<Book | undefined> {
    const book = this.shelf.get(id);
    return book && Object.assign(book, changes);
  }

  async take(): Promise<Book | undefined> {
    return undefined;
  }

  async putBack(): Promise<void> {}
}

describe('the catalogue over a repository in memory', () => {
  const books = new MemoryBooks();
  let shop: TestApp;

  beforeAll(async () => {
    const settings = override(ShopSettings).with(loadSettings(ShopSettings, { values: { databaseUrl: 'sqlite::memory:' } }));
    const inMemory = [override(BOOKS).with(books), override(BOOK_READER).with(books)];
    shop = await testApp(app, { override: [settings, loggedInAs('the clerk', []), ...inMemory] });
  });

  afterAll(() => shop.close());

  it('adds, reads, lists and changes books without a query, as somebody who never logged in', async () => {
    const added = await shop.client.post('/admin/books', { json: { title: 'Zen', author: 'Pirsig', priceCents: 1250, stock: 2 } });
    expect(added.status).toBe(201);
    const book = added.json<Book>();
    expect([...books.shelf.values()]).toEqual([book]);
    expect((await shop.client.get(`/books/${book.id}`)).json()).toEqual(book);
    expect((await shop.client.get('/books')).json()).toEqual({ items: [book], total: 1 });
    expect((await shop.client.patch(`/admin/books/${book.id}`, { json: { stock: 3 } })).json()).toEqual({ ...book, stock: 3 });
  });

  it('still answers 404', async () => {
    expect((await shop.client.get('/books/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
