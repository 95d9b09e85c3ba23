import { inject } from 'inversify';
import { Body, Controller, Depends, Get, Links, Patch, Path, Post, ResponseState, Uuid } from 'tenon';
import { found } from '../shared/found.js';
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

  @Get({ returns: Page(Book), summary: 'List the books', description: 'By title, a page at a time.' })
  list(@Depends() paging: Paging): Promise<Page<Book>> {
    return this.books.list(paging);
  }

  @Get('/:bookId', { name: 'book', returns: Book, throws: [BookNotFound], summary: 'Read a book' })
  async read(@Path({ type: Uuid }) bookId: string): Promise<Book> {
    return found(await this.books.find(bookId), BookNotFound);
  }

  @Post({ status: 201, returns: Book, summary: 'Add a book' })
  async add(@Depends() service: CatalogueService, @Body() book: NewBook, @Depends() state: ResponseState): Promise<Book> {
    const added = await service.add(book);
    state.headers.set('location', this.links.path('book', { bookId: added.id }));
    return added;
  }

  @Patch('/:bookId', { returns: Book, throws: [BookNotFound], summary: 'Change a book', description: 'What is not sent stays as it is.' })
  change(@Depends() service: CatalogueService, @Path({ type: Uuid }) bookId: string, @Body() patch: BookPatch): Promise<Book> {
    return service.change(bookId, patch);
  }
}
