import { inject } from 'inversify';
import { Body, Controller, Depends, Get, Path, Post, Uuid } from 'tenon';
import { found } from '../shared/found.js';
import { Paging } from '../shared/paging.js';
import { BOOK_READER, type Book, type BookReader } from './books.js';
import { CatalogueService } from './catalogue-service.js';
import { NewBook } from './new-book.js';

@Controller('/books')
export class CatalogueController {
  constructor(@inject(BOOK_READER) private readonly books: BookReader) {}

  @Get()
  list(@Depends() paging: Paging): Promise<readonly Book[]> {
    return this.books.list(paging);
  }

  @Get('/:bookId')
  async read(@Path({ type: Uuid }) bookId: string): Promise<Book> {
    return found(await this.books.find(bookId), 'Book');
  }

  @Post({ status: 201 })
  add(@Depends() service: CatalogueService, @Body() book: NewBook): Promise<Book> {
    return service.add(book);
  }
}
