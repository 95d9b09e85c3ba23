/** Names for a generated client: ids made of tag and name, checked to be unique, with models named for the caller. */
import { Body, Controller, createApp, Delete, Depends, Field, Get, HttpException, Int, Module, nullable, OpenApi } from 'tenon';
import { Patch, Path, Post, Put, Query, recordOf, sentValues, type NamedOperation } from 'tenon';

enum Section {
  Stamps = 'stamps',
  Albums = 'albums',
}

const named = ({ tags: [tag = 'root'], name }: NamedOperation) => `${tag}-${name}`;

class Stamp {
  @Field({ pattern: '^[A-Z]{2}-\\d+$', description: 'Country and number', examples: ['DK-3'] }) code!: string;
  @Field({ type: Int, minimum: 0 }) cents!: number;
  @Field() used: boolean = false;
}

class StampChange {
  @Field({ type: Int, nullable: true, minimum: 0 }) cents: number | null = null;
  @Field({ type: Boolean, nullable: true }) used: boolean | null = null;
}

class Album {
  @Field() name!: string;
  @Field({ type: [Stamp] }) stamps: Stamp[] = [];
}

class Missing {
  @Field() detail!: string;
}

const collection = new Map<string, Stamp>([
  ['DK-3', { code: 'DK-3', cents: 25, used: false }],
  ['SE-1', { code: 'SE-1', cents: 8, used: true }],
]);

function find(code: string): Stamp {
  const stamp = collection.get(code);
  if (stamp === undefined) throw new HttpException(404, `${code} is not here`);
  return stamp;
}

@Controller('/stamps', { tags: [Section.Stamps], responses: { 404: { returns: Missing, description: 'Not in the collection' } } })
class Stamps {
  @Get('/', { returns: [Stamp] })
  browse(
    @Query({ type: nullable(Boolean) }) used: boolean | null = null,
    @Query('most-cents', { type: Int, minimum: 0 }) most: number = 1000,
  ) {
    return [...collection.values()].filter((stamp) => (used === null || stamp.used === used) && stamp.cents <= most);
  }

  @Get('/:code', { returns: Stamp })
  read(@Path({ pattern: '^[A-Z]{2}-\\d+$' }) code: string) {
    return find(code);
  }

  @Post('/', { status: 201, returns: Stamp, responses: { 409: { description: 'Already here' } } })
  add(@Body() stamp: Stamp) {
    if (collection.has(stamp.code)) throw new HttpException(409, 'Already here');
    collection.set(stamp.code, stamp);
    return stamp;
  }

  @Patch('/:code', { returns: Stamp })
  change(@Path() code: string, @Body() change: StampChange) {
    // A stamp has a price and a state: null takes neither away.
    const said = Object.entries(sentValues(change)).filter(([, value]) => value !== null);
    return Object.assign(find(code), Object.fromEntries(said));
  }

  @Delete('/:code', { status: 204 })
  drop(@Path() code: string) {
    find(code);
    collection.delete(code);
  }
}

@Controller('/albums', { tags: [Section.Albums, 'books'] })
class Albums {
  @Get('/', { name: 'browse', returns: [Album] })
  browseAlbums() {
    return [{ name: 'north', stamps: [...collection.values()] }];
  }

  @Put('/:name', { operationId: 'replaceWholeAlbum', returns: Album })
  replace(@Path() name: string, @Body({ type: [Stamp] }) stamps: Stamp[]) {
    return { name, stamps };
  }
}

@Controller()
class Root {
  @Get('/health', { returns: recordOf(Boolean) })
  health() {
    return { well: true };
  }

  @Get('/operations', { includeInSchema: false })
  async operations(@Depends() openapi: OpenApi) {
    const { paths = {} } = await openapi.document();
    const all = Object.entries(paths).flatMap(([path, item]) => Object.entries(item).map(([method, one]) => ({ path, method, one })));
    return all
      .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`))
      .map(({ path, method, one: { operationId, tags = [] } }) => [path, method, operationId, tags]);
  }
}

@Module({ controllers: [Root, Stamps, Albums] })
class StampsModule {}

const servers = [{ url: 'https://stamps.example/api' }];
export const app = createApp(StampsModule, { title: 'Stamps', version: '2', operationIds: named, openapi: { servers } });
