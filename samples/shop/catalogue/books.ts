import { token } from 'tenon';
import type { Paging } from '../shared/paging.js';

/** A title that the shop sells. */
export interface Book {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly priceCents: number;
  /** How many copies can still be ordered. */
  readonly stock: number;
}

/** Finds books, outside of any transaction. */
export interface BookReader {
  find(id: string): Promise<Book | undefined>;
  /** By title. */
  list(paging: Paging): Promise<readonly Book[]>;
}

/** The books, within the request's transaction. */
export interface Books extends BookReader {
  add(book: Book): Promise<void>;
  /** Takes copies out of the stock, all of them or none. Answers the book as it is now; undefined where there are not enough of it. */
  take(id: string, quantity: number): Promise<Book | undefined>;
  /** Puts copies back into the stock. */
  putBack(id: string, quantity: number): Promise<void>;
}

export const BOOK_READER = token<BookReader>('BookReader');
export const BOOKS = token<Books>('Books');
