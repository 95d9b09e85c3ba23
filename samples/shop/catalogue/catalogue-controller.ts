import { inject } from 'inversify';
import { Controller, Depends, Get, Path, Public, Uuid } from 'tenon';
import { found } from '../shared/found.js';
import { Page } from '../shared/page.js';
import { Paging } from '../shared/paging.js';
import { Book } from './book.js';
import { BOOK_READER, type BookReader } from './books.js';
import { BookNotFound } from './problems.js';

@Controller('/books', { tags: ['catalogue'] })
@Public()
export class CatalogueController {
  constructor(@inject(BOOK_READER) private readonly books: BookReader) {}

  @Get({
    returns: Page(Book),
    responseDescription: 'A page of books.',
    summary: 'List the books',
    description: 'By title, a page at a time. A page beyond the last one is empty.',
  })
  listBooks(@Depends() paging: Paging): Promise<Page<Book>> {
    return this.books.list(paging);
  }

  @Get('/:bookId', {
    returns: Book,
    throws: [BookNotFound],
    responseDescription: 'The book.',
    summary: 'Read a book',
    description: 'With the stock as it is now.',
  })
  async readBook(@Path({ type: Uuid, description: 'The id of the book.' }) bookId: string): Promise<Book> {
    return found(await this.books.find(bookId), BookNotFound);
  }
}
