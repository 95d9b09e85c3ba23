import { inject } from 'inversify';
import { Body, Controller, Depends, Get, Links, Patch, Path, Post, ResponseState, Uuid } from 'tenon';
import { found } from '../shared/found.js';
import { located } from '../shared/location.js';
import { Page } from '../shared/page.js';
import { Paging } from '../shared/paging.js';
import { Book } from './book.js';
import { BOOK_READER, type BookReader } from './books.js';
import { CatalogueService } from './catalogue-service.js';
import { BookPatch, NewBook } from './new-book.js';
import { BookNotFound } from './problems.js';

@Controller('/books', { tags: ['catalogue'] })
export class CatalogueController {
  constructor(
    @inject(BOOK_READER) private readonly books: BookReader,
    private readonly links: Links,
  ) {}

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

  @Post({
    status: 201,
    returns: Book,
    responses: { 201: located },
    responseDescription: 'The book.',
    summary: 'Add a book',
    description: 'With as many copies as there are to begin with.',
  })
  async addBook(@Depends() service: CatalogueService, @Body() book: NewBook, @Depends() state: ResponseState): Promise<Book> {
    const added = await service.add(book);
    state.headers.set('location', this.links.path('CatalogueController.readBook', { bookId: added.id }));
    return added;
  }

  @Patch('/:bookId', {
    returns: Book,
    throws: [BookNotFound],
    responseDescription: 'The book as it is now.',
    summary: 'Change a book',
    description: 'What is not sent stays as it is.',
  })
  changeBook(
    @Depends() service: CatalogueService,
    @Path({ type: Uuid, description: 'The id of the book.' }) bookId: string,
    @Body() patch: BookPatch,
  ): Promise<Book> {
    return service.change(bookId, patch);
  }
}
