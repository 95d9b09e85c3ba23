import { createApp, Module } from 'tenon';
import { testApp } from 'tenon/testing';
import { READER } from './database/database.js';
import { DatabaseModule } from './database/database-module.js';
import { books } from './seed.js';
import { sqlite, type TestDatabase } from './testing/databases.js';
import { addBook, openShop } from './testing/open-shop.js';

describe('the database module', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await sqlite.create();
  });

  afterEach(() => database.drop());

  it('opens what forRoot names, with empty tables', async () => {
    @Module({ imports: [DatabaseModule.forRoot({ url: database.url })] })
    class OnlyDatabase {}
    const t = await testApp(createApp(OnlyDatabase));
    expect(await t.app.get(READER).selectFrom('books').selectAll().execute()).toEqual([]);
    await t.close();
  });

  it('refuses to start with an address that it cannot open', async () => {
    const opening = openShop({ ...database, url: 'mysql://localhost/shop' });
    await expect(opening).rejects.toThrow(/neither "sqlite:path\/of\/a\/file" nor "postgres:/);
  });

  it('finds everything again after a restart, and seeds only once', async () => {
    const before = await openShop(database);
    const added = await addBook(before, 1);
    await before.close();
    const after = await openShop(database);
    expect((await after.client.get('/books')).json()).toEqual({ items: [books[0], books[1], added, books[2]], total: 4 });
    await after.close();
  });

  it('opens a transaction for the routes that change something, and for no other', async () => {
    const shop = await openShop(database);
    const { routes } = shop.app.wiring();
    const writing = routes.filter(({ dependencies }) => JSON.stringify(dependencies).includes('DatabaseModule/Transaction'));
    expect(writing.map(({ id }) => id)).toEqual([
      'POST /accounts',
      'POST /admin/books',
      'PATCH /admin/books/:bookId',
      'POST /orders',
      'POST /orders/:orderId/cancel',
    ]);
    await shop.close();
  });
});
