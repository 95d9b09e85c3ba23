/** Answers of 500 bytes and more are compressed for those who accept gzip; small ones, pictures and encoded ones are left alone. */
import { compress, Controller, createApp, Get, Int, Module, Path, PlainTextResponse, Query, Response, StreamingResponse } from 'tenon';

@Controller()
class SongBook {
  @Get('/songs/:length', { responseClass: PlainTextResponse })
  sing(@Path({ type: Int }) length: number) {
    return 'la'.repeat(length / 2) + 'l'.repeat(length % 2);
  }

  @Get('/verses')
  listVerses(@Query({ type: Int }) count: number = 1) {
    return Array.from({ length: count }, (_, verse) => ({ verse, words: 'under the linden' }));
  }

  @Get('/cover')
  readCover() {
    return new Response(Buffer.from(`\x89PNG${'.'.repeat(600)}`, 'latin1'), { mediaType: 'image/png' });
  }

  @Get('/packed')
  readPacked() {
    return new Response('x'.repeat(600), { mediaType: 'text/plain', headers: { 'Content-Encoding': 'identity' } });
  }

  @Get('/chorus', { responseClass: StreamingResponse })
  chorus() {
    return new StreamingResponse(Array<string>(3).fill('tra la la\n'), { mediaType: 'text/plain' });
  }

  @Get('/varied')
  readVaried() {
    return new PlainTextResponse('o'.repeat(700), { headers: { Vary: 'Accept-Language' } });
  }
}

@Module({ controllers: [SongBook] })
class SongBookModule {}

export const app = createApp(SongBookModule, { title: 'Song book', middleware: [compress()] });
