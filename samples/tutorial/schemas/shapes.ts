/** Nested and recursive classes, enumerations, pages of anything, unions told apart by a field, and everything optional, as components. */
import { Body, Controller, createApp, described, enumOf, Field, generic, Get, Int, literal, Model, Module } from 'tenon';
import { nullable, oneOf, Post, Query, recordOf, setOf, tuple, type StatedType, type ValueOf } from 'tenon';

const Page = generic('PageOf', <S extends StatedType>(item: S) => {
  class Page {
    @Field({ type: [item] }) items!: ValueOf<S>[];
    @Field({ type: Int, minimum: 0 }) total!: number;
    @Field({ type: Int, nullable: true }) next: number | null = null;
  }
  return Page;
});

enum Language {
  Danish = 'da',
  French = 'fr',
}
const Written = enumOf(Language, { name: 'Language', description: 'What it is written in.' });

enum Age {
  Child = 6,
  Adult = 18,
}

class Shelf {
  @Field() name!: string;
  @Field({ type: Written, nullable: true }) language: Language | null = null;
  @Field({ type: () => [Shelf] }) shelves: Shelf[] = [];
  @Field({ type: () => Shelf, nullable: true }) beside: Shelf | null = null;
}

class Book {
  @Field({ type: literal('book') }) kind!: 'book';
  @Field() title!: string;
  @Field({ type: Int }) pages!: number;
  @Field({ enum: Age, enumName: 'Age' }) age: Age = Age.Adult;
}

class Map {
  @Field({ type: literal('map', 'chart') }) kind: 'map' | 'chart' = 'map';
  @Field() title!: string;
  @Field({ type: Int, multipleOf: 1000 }) scale: number = 25000;
}

class Globe {
  @Field({ type: literal('globe') }) kind: 'globe' = 'globe' as const;
  @Field() title!: string;
  @Field({ type: tuple(Number, Number) }) core: [number, number] = [0, 1];
}

// What FastAPI documents of the limits of a value of several types is `ge` and `lt`.
const Kilos = described(oneOf(Number, Int), { openapi: { ge: 0, lt: 50 } });
type Thing = Book | Map | Globe;
const Thing = described(oneOf(Book, Map, Globe, 'kind'), { description: 'One thing, told apart by its kind' });

@Model({ description: 'All of it may be left out.', unknownKeys: 'forbid' })
class Parcel {
  @Field({ type: Thing, nullable: true }) first: Thing | null = null;
  @Field({ type: [Thing], nullable: true, maxItems: 2 }) others: Thing[] | null = null;
  @Field({ type: recordOf(nullable(oneOf(Int, String))), nullable: true }) notes: Record<string, number | string | null> | null = null;
  @Field({ type: setOf(literal('red', 'green')) }) colours = new Set<'red' | 'green'>();
  @Field({ type: Object }) anything: unknown = null;
  @Field({ type: Kilos, nullable: true, minimum: 0, exclusiveMaximum: 50, title: 'Weight in kilos' }) weight: number | null = null;
}

function count({ shelves, beside }: Shelf): number {
  return 1 + shelves.reduce((sum, inner) => sum + count(inner), 0) + (beside === null ? 0 : count(beside));
}

@Controller()
class Bookshop {
  @Post('/shelves', { returns: recordOf(Int) })
  measureShelf(@Body() shelf: Shelf) {
    return { shelves: count(shelf) };
  }

  @Get('/pages/books', { returns: Page(Book) })
  pageOfBooks(@Query({ type: Int }) start: number = 0) {
    return { items: [{ kind: 'book' as const, title: 'Salt', pages: 90 + start, age: Age.Adult }], total: 1, next: null };
  }

  @Get('/pages/languages', { returns: Page(Written) })
  pageOfLanguages(
    @Query({ type: Written, default: Language.Danish }) first: Language,
    @Query({ type: [Written], default: [Language.French] }) also: Language[],
  ) {
    return { items: [first, ...also], total: 2, next: 3 };
  }

  @Get('/pages/pages', { returns: Page(Page(Int)) })
  pageOfPages(): unknown {
    return { items: [{ items: [1, '2'], total: 2 }], total: 1 };
  }

  @Post('/things', { returns: Thing })
  bring(@Body({ type: Thing }) thing: Thing) {
    return thing;
  }

  @Post('/parcels', { returns: Parcel, exclude: 'unset' })
  send(@Body() parcel: Parcel) {
    return parcel;
  }

  @Post('/loose', { returns: nullable(oneOf(Map, [Map])) })
  loosely(@Body({ type: nullable(oneOf(Map, [Map])) }) thing: Map | Map[] | null = null) {
    return thing;
  }
}

@Module({ controllers: [Bookshop] })
class BookshopModule {}

export const app = createApp(BookshopModule, { title: 'Bookshop' });
