import type { Queries } from '../database/database.js';
import type { Paging } from '../shared/paging.js';
import type { Book, Books } from './books.js';

/** The books in the database. */
export class SqlBooks implements Books {
  constructor(private readonly queries: Queries) {}

  find(id: string): Promise<Book | undefined> {
    return this.queries.selectFrom('books').selectAll().where('id', '=', id).executeTakeFirst();
  }

  list({ skip, limit }: Paging): Promise<readonly Book[]> {
    return this.queries.selectFrom('books').selectAll().orderBy('title').orderBy('id').offset(skip).limit(limit).execute();
  }

  async add(book: Book): Promise<void> {
    await this.queries.insertInto('books').values(book).execute();
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
