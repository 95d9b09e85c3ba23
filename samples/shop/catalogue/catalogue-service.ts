import { randomUUID } from 'node:crypto';
import { inject } from 'inversify';
import { HttpException, Injectable } from 'tenon';
import { found } from '../shared/found.js';
import { BOOKS, type Book, type Books } from './books.js';
import type { NewBook } from './new-book.js';

/** Changes the catalogue and its stock. */
@Injectable({ scope: 'request' })
export class CatalogueService {
  constructor(@inject(BOOKS) private readonly books: Books) {}

  async add({ title, author, priceCents, stock }: NewBook): Promise<Book> {
    const book: Book = { id: randomUUID(), title, author, priceCents, stock };
    await this.books.add(book);
    return book;
  }

  /** Takes copies for an order. Throws 404 for an unknown book, 409 when too few are left. */
  async take(bookId: string, quantity: number): Promise<Book> {
    const taken = await this.books.take(bookId, quantity);
    if (taken !== undefined) return taken;
    const { title, stock } = found(await this.books.find(bookId), 'Book');
    throw new HttpException(409, `Not enough copies of "${title}": ${quantity} wanted, ${stock} left`);
  }

  /** Gives back what an order had taken. */
  putBack(bookId: string, quantity: number): Promise<void> {
    return this.books.putBack(bookId, quantity);
  }
}
