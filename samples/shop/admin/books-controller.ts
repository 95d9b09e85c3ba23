import { Body, Controller, Depends, Links, Patch, Path, Post, ResponseState, Uuid } from 'tenon';
import { Book } from '../catalogue/book.js';
import { CatalogueService } from '../catalogue/catalogue-service.js';
import { BookPatch, NewBook } from '../catalogue/new-book.js';
import { BookNotFound } from '../catalogue/problems.js';
import { located } from '../shared/location.js';

@Controller('/books')
export class BooksController {
  constructor(private readonly links: Links) {}

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
