/** The request itself can be read: method, parts of the address, headers, cookies, query and path parameters, unchecked. */
import type { Request } from 'express';
import { Controller, Cookie, createApp, Delete, Get, Int, Module, nullable, Patch, Path, Post, Query, recordOf, Req } from 'tenon';

/** OpenAPI asks for every parameter of a path, so one that nobody declares is documented; FastAPI leaves it out. */
const hidden = { includeInSchema: false };

@Controller()
class Library {
  @Get('/echo/:shelf/*book')
  readEcho(@Req() request: Request, @Path('shelf', hidden) _shelf: string, @Path('book', hidden) _book: string) {
    const query = request.url.slice(request.path.length + 1);
    return { method: request.method, path: decodeURIComponent(request.path), query, params: request.params };
  }

  @Post('/echo/:shelf')
  postEcho(@Path({ type: Int }) shelf: number, @Req() request: Request) {
    return { declared: shelf, raw: request.params.shelf, method: request.method, type: request.get('content-type') ?? null };
  }

  @Delete('/echo/:shelf')
  deleteEcho(@Path() shelf: string, @Req() asked: Request, @Query() soft: boolean = true) {
    return [asked.method, shelf, soft, [asked.query.soft].flat().at(-1) ?? null];
  }

  @Get('/address')
  readAddress(@Req() request: Request) {
    const base = `${request.protocol}://${request.host}/`;
    const whole = new URL(request.url, base);
    return { whole, scheme: request.protocol, host: request.hostname, base, path: request.path };
  }

  @Get('/headers')
  readHeaders(@Req() { headers }: Request, @Query({ type: nullable(String) }) shelf: string | null = null) {
    const { 'user-agent': agent, 'x-shelf': sent = null, 'x-none': none = 'nothing' } = headers;
    return { agent, shelf: sent, none, has: 'x-shelf' in headers, query: shelf };
  }

  @Get('/cookies')
  readCookies(@Cookie({ type: recordOf(String) }) cookies: Record<string, string>) {
    return { count: Object.keys(cookies).length, page: cookies.page ?? null, ribbon: cookies.ribbon ?? 'none' };
  }

  @Get('/query')
  readQuery(@Query() query: URLSearchParams, @Query({ type: Int }) size: number = 3) {
    const [tags, sizes] = [query.getAll('tag'), query.getAll('size')];
    return { size, raw: sizes.at(-1) ?? null, all: tags, last: tags.at(-1) ?? null, pairs: [...query] };
  }

  @Patch('/nothing', { returns: null, description: 'Takes the request and nothing else, so there is nothing to document.' })
  patchNothing(@Req() _request: Request) {
    return null;
  }
}

@Module({ controllers: [Library] })
class LibraryModule {}

export const app = createApp(LibraryModule);
