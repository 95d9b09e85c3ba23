/** HTML, plain text, XML by hand, other media types: chosen by the app, the controller, the route or the response. */
import { Controller, createApp, Field, Get, HtmlResponse, HttpException, Int, JsonResponse, Module, nullable, Path } from 'tenon';
import { PlainTextResponse, Post, Query, Response, StreamingResponse } from 'tenon';

class CsvResponse extends Response<object[]> {
  static override readonly mediaType = 'text/csv';

  override render(rows: object[]) {
    const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row): unknown[] => Object.values(row))];
    return lines.map((cells) => `${cells.join(';')}\n`).join('');
  }
}

class CardResponse extends JsonResponse {
  static override readonly mediaType = 'application/vnd.museum.card+json';
}

class Piece {
  @Field() title!: string;
  @Field({ type: Int }) room: number = 1;
}

const pieces: readonly Piece[] = [
  { title: 'Äxte', room: 1 },
  { title: 'Vase', room: 2 },
  { title: 'Coin', room: 2 },
];

function inRoom(room: number | null): Piece[] {
  return pieces.filter((piece) => room === null || piece.room === room);
}

@Controller()
class Museum {
  @Get('/')
  home(@Query() name: string = 'you') {
    return `<h1>Welcome, ${name}</h1>`;
  }

  @Get('/rooms/:room', { returns: String, responses: { 404: { description: 'No such room' } } })
  readRoom(@Path({ type: Int }) room: number) {
    if (room > 2) throw new HttpException(404, 'No such room');
    return inRoom(room)
      .map(({ title }) => `<li>${title}</li>`)
      .join('');
  }

  @Get('/pieces', { responseClass: JsonResponse, returns: [Piece] })
  readPieces(@Query({ type: nullable(Int) }) room: number | null = null) {
    return inRoom(room);
  }

  @Get('/pieces.csv', { responseClass: CsvResponse, responseDescription: 'A table with a head' })
  readTable(@Query({ type: nullable(Int) }) room: number | null = null) {
    return inRoom(room);
  }

  @Get('/pieces.xml')
  readXml(@Query({ type: Int }) room: number = 1) {
    const body = inRoom(room).map(({ title }) => `<piece>${title}</piece>`);
    return new Response(`<?xml version="1.0"?><room no="${room}">${body.join('')}</room>`, { mediaType: 'application/xml' });
  }

  @Get('/card/:index', { responseClass: CardResponse, returns: Piece })
  readCard(@Path({ type: Int }) index: number) {
    return { ...(pieces.at(index) as Piece), extra: 1 };
  }

  @Post('/guestbook', { status: 201, responseClass: PlainTextResponse })
  sign(@Query() line: string = '…') {
    return `Thank you: ${line}`;
  }

  @Get('/ticket', { responseClass: Response })
  readTicket() {
    return new Response(Buffer.from('\x00\xffTICKET', 'latin1'));
  }

  @Get('/tour')
  tour(@Query({ type: Int }) stops: number = 2) {
    const lines = Array.from({ length: stops }, (_, n) => `stop ${n}\n`);
    return new StreamingResponse(lines, { mediaType: 'text/plain', headers: { 'x-stops': String(stops) } });
  }

  @Get('/photo', { responseClass: StreamingResponse })
  photo(@Query({ type: Int }) size: number = 4) {
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n).slice(0, size);
    return new StreamingResponse([bytes], { mediaType: 'image/x-tiny', status: 203 });
  }
}

@Controller('/signs', { responseClass: PlainTextResponse, tags: ['signs'] })
class Signs {
  @Get('/exit')
  exitSign() {
    return '← Exit';
  }

  @Get('/wall', { responseClass: HtmlResponse })
  wallSign() {
    return '<b>Do not touch</b>';
  }

  @Get('/code')
  codeSign(@Query() made: boolean = true) {
    return made ? new JsonResponse({ code: [1, 2] }) : new PlainTextResponse('1 2', { mediaType: 'text/x-code; charset=latin-1' });
  }
}

@Module({ controllers: [Museum, Signs] })
class MuseumModule {}

export const app = createApp(MuseumModule, { title: 'Museum pages', responseClass: HtmlResponse });
