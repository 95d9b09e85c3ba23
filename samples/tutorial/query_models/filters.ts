/** A class of query parameters: every field is a parameter of its own, with its default, its limits and its alias. */
import { Controller, createApp, Field, Get, Int, literal, Module, Query } from 'tenon';

class Page {
  @Field({ type: Int, minimum: 0, description: 'How many to leave out.' }) offset: number = 0;
  @Field({ type: Int, exclusiveMinimum: 0, maximum: 100 }) limit: number = 25;
}

class BookFilter extends Page {
  @Field({ type: [String], maxItems: 2 }) shelf: string[] = [];
  @Field({ type: literal('author', 'year') }) order: 'author' | 'year' = 'author';
  @Field({ type: Number, nullable: true, alias: 'max-price', title: 'Highest price', examples: [12.5] }) maxPrice: number | null = null;
  @Field() signed: boolean = false;
}

class Sale {
  @Field({ minLength: 4 }) isbn!: string;
  @Field({ type: Int }) copies!: number;
  @Field({ type: [Int], nullable: true }) tags: number[] | null = null;
  @Field({ type: String, nullable: true }) note: string | null = null;
}

@Controller()
class Bookshop {
  @Get('/books')
  listBooks(@Query() filter: BookFilter) {
    return filter;
  }

  @Get('/sales')
  quoteSale(@Query() sale: Sale) {
    return { sum: sale.copies * 3, sale };
  }
}

@Module({ controllers: [Bookshop] })
class BookshopModule {}

export const app = createApp(BookshopModule);
