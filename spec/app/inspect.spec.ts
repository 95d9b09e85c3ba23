import { Body, Controller, createApp, dependency, Depends, Field, Get, Int, Module, Path, Post, Public, Query, type Picture } from 'tenon';
import { app as bookings } from '../../samples/bookings/app.js';
import { app as hello } from '../../samples/hello/app.js';
import { app as shop } from '../../samples/shop/app.js';

class Book {
  @Field({ pattern: /^\d{13}$/i, maxLength: 13 })
  isbn!: string;
}

const session = dependency({}, async function* openSession() {
  yield await Promise.resolve({});
});

@Controller('/books')
class Books {
  constructor(@Depends(session) readonly db: object) {}

  @Get('/:bookId<int>')
  read(@Path({ type: Int }) bookId: number, @Query({ optional: true, pattern: '^[a-z]+$' }) by?: string) {
    return { bookId, by };
  }

  @Public()
  @Post()
  add(@Body() book: Book) {
    return book;
  }
}

@Module({ controllers: [Books] })
class BooksModule {}

describe('app.inspect()', () => {
  it.each(Object.entries({ bookings, hello, shop }))(
    'sees the wiring of samples/%s before it starts as it is afterwards',
    async (_, sample) => {
      const app = sample.fork({});
      const { wiring } = await app.inspect();
      await app.init();
      const started = app.wiring();
      await app.close();
      expect(wiring).toEqual(started);
      expect(wiring.routes).not.toEqual([]);
    },
  );

  it('leaves the application as it was: it starts afterwards, and may be looked at again', async () => {
    await using app = createApp(BooksModule);
    const before = await app.inspect();
    await app.init();
    expect(await app.inspect()).toEqual(before);
    expect(app.wiring()).toEqual(before.wiring);
  });

  it('tells who may use what', async () => {
    const { access, documentation } = await createApp(BooksModule).inspect();
    expect(access.map(({ isPublic, isSecured, isGuarded }) => ({ isPublic, isSecured, isGuarded }))).toEqual([
      { isPublic: false, isSecured: false, isGuarded: false },
      { isPublic: true, isSecured: false, isGuarded: false },
    ]);
    expect(documentation.map(({ path }) => path)).toContain('/openapi.json');
    expect(documentation.every(({ isGuarded }) => !isGuarded)).toBe(true);
    const guarded = await createApp(BooksModule, { docs: { use: [dependency({}, () => undefined)] } }).inspect();
    expect(guarded.documentation.every(({ isGuarded }) => isGuarded)).toBe(true);
  });

  it('finds patterns in paths, parameters and models', async () => {
    const { patterns } = await createApp(BooksModule).inspect();
    expect(patterns).toEqual([
      { source: '^([0-9]+)$', flags: '', where: 'the path /books/:bookId<int>', maxLength: 16_384 },
      { source: '^[a-z]+$', flags: 'u', where: 'query by of Books.read', maxLength: 16_384 },
      { source: '^\\d{13}$', flags: 'i', where: 'Book.isbn', maxLength: 39, reach: { least: 0, factor: 3 } },
    ]);
  });

  it('looks into applications that are mounted, and tells of what else is', async () => {
    const app = createApp(BooksModule)
      .mount('/inner', createApp(BooksModule, { title: 'Inner' }))
      .mount('/old', (_request: unknown, reply: { end(): unknown }) => reply.end());
    const { mounts } = await app.inspect();
    expect(mounts.map(({ path, application }) => [path, application?.title])).toEqual([
      ['/inner', 'Inner'],
      ['/old', undefined],
    ]);
  });

  it('is plain data', async () => {
    const picture = await createApp(BooksModule, { trustProxy: () => true, bodyLimit: Infinity }).inspect();
    expect(JSON.parse(JSON.stringify(picture)) as Picture).toEqual(picture);
    expect(picture.options).toMatchObject({ trustProxy: 'function', bodyLimit: Number.MAX_SAFE_INTEGER });
  });

  it('rejects with everything that is wrong', async () => {
    @Controller('/:')
    class Broken {
      @Get()
      read() {
        return 1;
      }
    }
    @Module({ controllers: [Broken] })
    class BrokenModule {}
    await expect(createApp(BrokenModule).inspect()).rejects.toMatchObject({ problems: [{ code: 'PATH_INVALID' }] });
  });
});
