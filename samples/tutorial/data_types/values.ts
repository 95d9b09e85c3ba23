/** UUID, Decimal, bytes, sets, addresses, literals and enums, in bodies and in the query. */
import { AnyUrl, Body, Controller, createApp, Decimal, Email, enumOf, Field, Get } from 'tenon';
import { literal, Module, nullable, Post, Query, setOf, Url, Utf8, Uuid } from 'tenon';

enum Binding {
  Cloth = 'cloth',
  Paper = 'paper',
}

enum Shelf {
  Low = 1,
  High = 2,
}

class Book {
  @Field({ type: Uuid }) id!: string;
  @Field({ type: Decimal, minimum: 0, maxDigits: 6, decimalPlaces: 2 }) price!: string;
  @Field({ enum: Binding, enumName: 'Binding' }) binding: Binding = Binding.Paper;
  @Field({ enum: Shelf, enumName: 'Shelf', nullable: true }) shelf: Shelf | null = null;
  @Field({ type: literal('new', 'used') }) state: 'new' | 'used' = 'new';
  @Field({ type: Utf8 }) ink: Uint8Array = Buffer.from('black');
  @Field({ type: setOf(String) }) languages = new Set<string>();
  @Field({ type: Url, nullable: true }) page: string | null = null;
  @Field({ type: AnyUrl, nullable: true }) source: string | null = null;
  @Field({ type: Email, nullable: true }) contact: string | null = null;
}

class Check {
  @Field({ type: [Uuid] }) ids: string[] = [];
  @Field({ type: [Decimal], minimum: 0, maxDigits: 6, decimalPlaces: 2 }) prices: string[] = [];
  @Field({ enum: Binding }) bindings: Binding[] = [];
  @Field({ enum: Shelf }) shelves: Shelf[] = [];
  @Field({ type: [literal('new', 'used')] }) states: ('new' | 'used')[] = [];
  @Field({ type: [Utf8] }) inks: Uint8Array[] = [];
  @Field({ type: [Url] }) pages: string[] = [];
  @Field({ type: [AnyUrl] }) sources: string[] = [];
  @Field({ type: [Email] }) contacts: string[] = [];
}

@Controller()
class Bookshop {
  @Post('/books', { returns: Book, omit: ['languages'] })
  addBook(@Body() book: Book) {
    return book;
  }

  @Post('/books/plain')
  addPlainly(@Body() book: Book) {
    const { id, binding, shelf, ink, page, contact } = book;
    const price = Number(book.price);
    return { id, price, twice: price * 2, binding, shelf, ink, languages: [...book.languages].sort(), page, contact };
  }

  @Post('/checks', { returns: Check })
  checkValues(@Body() check: Check) {
    return check;
  }

  @Get('/books')
  findBooks(
    @Query({ type: nullable(Uuid) }) id: string | null = null,
    @Query({ type: Decimal }) most: string = '99.50',
    @Query({ type: nullable(enumOf(Binding)) }) binding: Binding | null = null,
    @Query({ type: literal('new', 'used') }) state: 'new' | 'used' = 'new',
    @Query({ enum: Shelf, default: Shelf.Low }) shelf: Shelf,
  ) {
    return { id, most: Number(most), binding, state, shelf };
  }
}

@Module({ controllers: [Bookshop] })
class BookshopModule {}

export const app = createApp(BookshopModule);
