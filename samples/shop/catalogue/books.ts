import { token } from 'tenon';
import type { Page } from '../shared/page.js';
import type { Paging } from '../shared/paging.js';
import type { Book } from './book.js';

/** What can be changed of a book, and only that of it which is there. */
export type BookChanges = Partial<Omit<Book, 'id'>>;

/** Finds books, outside of any transaction. */
export interface BookReader {
  find(id: string): Promise<Book | undefined>;
  /** By title. */
  list(paging: Paging): Promise<Page<Book>>;
}

/** The books, within the request's transaction. */
export interface Books extends BookReader {
  add(book: Book): Promise<void>;
  /** Answers the book as it is now; undefined where it is unknown. */
  change(id: string, changes: BookChanges): Promise<Book | undefined>;
  /** Takes copies out of the stock, all of them or none. Answers the book as it is now; undefined where there are not enough of it. */
  take(id: string, quantity: number): Promise<Book | undefined>;
  /** Puts copies back into the stock. */
  putBack(id: string, quantity: number): Promise<void>;
}

export const BOOK_READER = token<BookReader>('BookReader');
export const BOOKS = token<Books>('Books');
