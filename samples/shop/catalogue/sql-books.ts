import type { Queries } from '../database/database.js';
import type { Page } from '../shared/page.js';
import type { Paging } from '../shared/paging.js';
import type { Book } from './book.js';
import type { BookChanges, Books } from './books.js';

/** The books in the database. */
export class SqlBooks implements Books {
  constructor(private readonly queries: Queries) {}

  find(id: string): Promise<Book | undefined> {
    return this.queries.selectFrom('books').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async list({ skip, limit }: Paging): Promise<Page<Book>> {
    const books = this.queries.selectFrom('books');
    const items = await books.selectAll().orderBy('title').orderBy('id').offset(skip).limit(limit).execute();
    const { total } = await books.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
    // PostgreSQL counts further than a number does, and so answers text.
    return { items, total: Number(total) };
  }

  async add(book: Book): Promise<void> {
    await this.queries.insertInto('books').values(book).execute();
  }

  /** One statement sets what is changed, and leaves the rest to those who change it at the same time. */
  change(id: string, changes: BookChanges): Promise<Book | undefined> {
    // SQL knows no update of nothing.
    if (Object.keys(changes).length === 0) return this.find(id);
    return this.queries.updateTable('books').set(changes).where('id', '=', id).returningAll().executeTakeFirst();
  }

  /** One statement looks and takes, so nobody can come in between. */
  take(id: string, quantity: number): Promise<Book | undefined> {
    return this.queries
      .updateTable('books')
      .set((book) => ({ stock: book('stock', '-', quantity) }))
      .where('id', '=', id)
      .where('stock', '>=', quantity)
      .returningAll()
      .executeTakeFirst();
  }

  async putBack(id: string, quantity: number): Promise<void> {
    await this.queries
      .updateTable('books')
      .set((book) => ({ stock: book('stock', '+', quantity) }))
      .where('id', '=', id)
      .execute();
  }
}
