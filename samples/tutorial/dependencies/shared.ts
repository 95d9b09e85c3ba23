/** A dependency or a class used by several routes brings its parameters, their limits and their documentation along. */
import { Controller, createApp, dependency, Depends, Get, Injectable, Int, Module, nullable, Path, Query, query } from 'tenon';

const window = dependency(
  {
    start: query({ type: Int, minimum: 0, default: 0, description: 'How many books to leave out.' }),
    size: query({ type: Int, minimum: 1, maximum: 50, default: 10, description: 'How many books to show.', examples: [5] }),
  },
  (part) => part,
);

@Injectable({ scope: 'request' })
class Shelf {
  constructor(
    @Path() readonly room: string,
    @Query({ type: nullable(String), maxLength: 12 }) readonly genre: string | null = null,
    @Query() readonly signed: boolean = false,
  ) {}
}

const wording = dependency(
  { genre: query({ type: String, default: 'any' }), note: query('remark', { type: nullable(String), default: null }) },
  ({ genre, note }) => `${genre}/${note || '-'}`,
);

@Controller()
class Books {
  @Get('/novels', { description: 'All novels, a window at a time.' })
  listNovels(@Depends(window) part: object) {
    return part;
  }

  @Get('/rooms/:room/books')
  listRoom(@Depends() shelf: Shelf, @Depends(window) part: object) {
    return { ...shelf, part };
  }

  @Get('/rooms/:room/label', { summary: 'What the sign of a room says' })
  readLabel(@Path() room: string, @Depends(Shelf) shelf: Shelf, @Depends(wording) words: string) {
    return { room, sign: [shelf.room, shelf.genre], words };
  }
}

@Module({ controllers: [Books] })
class BookshopModule {}

export const app = createApp(BookshopModule, { title: 'Bookshop', version: '2.1.0', summary: 'Rooms full of books.' });
