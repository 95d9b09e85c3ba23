import { randomUUID } from 'node:crypto';
import { inject } from 'inversify';
import { Injectable, sentValues } from 'tenon';
import { found } from '../shared/found.js';
import type { Book } from './book.js';
import { BOOKS, type Books } from './books.js';
import type { BookPatch, NewBook } from './new-book.js';
import { BookNotFound, OutOfStock } from './problems.js';

/** Changes the catalogue and its stock. */
@Injectable({ scope: 'request' })
export class CatalogueService {
  constructor(@inject(BOOKS) private readonly books: Books) {}

  async add({ title, author, priceCents, stock }: NewBook): Promise<Book> {
    const book: Book = { id: randomUUID(), title, author, priceCents, stock };
    await this.books.add(book);
    return book;
  }

  /** Changes what was sent, and nothing else. Throws `BookNotFound`. */
  async change(bookId: string, patch: BookPatch): Promise<Book> {
    return found(await this.books.change(bookId, sentValues(patch)), BookNotFound);
  }

  /** Takes copies for an order. Throws `BookNotFound`, or `OutOfStock` when too few are left. */
  async take(bookId: string, quantity: number): Promise<Book> {
    const taken = await this.books.take(bookId, quantity);
    if (taken !== undefined) return taken;
    const { title, stock } = found(await this.books.find(bookId), BookNotFound);
    throw new OutOfStock({ detail: `There are not enough copies of "${title}"`, bookId, wanted: quantity, left: stock });
  }

  /** Gives back what an order had taken. */
  putBack(bookId: string, quantity: number): Promise<void> {
    return this.books.putBack(bookId, quantity);
  }
}
