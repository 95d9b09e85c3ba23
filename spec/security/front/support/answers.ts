import type { Response as ExpressResponse } from 'express';
import { Controller, createApp, Get, HttpException, Int, Module, PlainTextResponse, Post, Query, Res, StreamingResponse } from 'tenon';
import express from 'express';
import type { ApplicationOptions, Application } from 'tenon';

const long = 'all work and no play '.repeat(100);

/** One route for each way in which an answer can come about. */
@Controller()
class Answers {
  @Get('/json')
  json() {
    return { long };
  }

  @Get('/varied')
  varied() {
    return new PlainTextResponse(long, { headers: { Vary: 'Accept-Language', ETag: '"v1"' } });
  }

  @Get('/stream')
  stream() {
    return new StreamingResponse(['one ', 'two ', 'three'], { mediaType: 'text/plain' });
  }

  @Get('/by-hand')
  byHand(@Res() response: ExpressResponse) {
    response.set('Vary', 'Cookie').type('text').send(long);
  }

  @Get('/by-head')
  byHead(@Res() response: ExpressResponse) {
    response.writeHead(200, 'Fine', { 'Content-Type': 'text/plain', Vary: 'Cookie' });
    response.write('piece ');
    response.end(long);
  }

  @Get('/bare')
  bare(@Res() response: ExpressResponse) {
    response.setHeader('content-type', 'text/plain');
    response.end(long);
  }

  @Get('/empty')
  empty(@Res() response: ExpressResponse) {
    response.type('text').end();
  }

  @Get('/gone')
  gone() {
    throw new HttpException(410, long, { headers: { Vary: 'Accept' } });
  }

  @Get('/fire')
  fire() {
    throw new Error('burnt');
  }

  @Post('/numbers', { status: 204 })
  numbers(@Query('number', { type: Int }) _number: number) {
    return undefined;
  }
}

@Module({ controllers: [Answers] })
class AnswersModule {}

/** Every way to an answer: what is asked, and the status that comes. */
export const ways: readonly (readonly [method: string, path: string, status: number])[] = [
  ['GET', '/json', 200],
  ['HEAD', '/json', 200],
  ['GET', '/varied', 200],
  ['GET', '/stream', 200],
  ['HEAD', '/stream', 200],
  ['GET', '/by-hand', 200],
  ['GET', '/by-head', 200],
  ['GET', '/bare', 200],
  ['GET', '/empty', 200],
  ['GET', '/nowhere', 404],
  ['PUT', '/json', 405],
  ['POST', '/numbers?number=x', 422],
  ['POST', '/numbers?number=1', 204],
  ['GET', '/gone', 410],
  ['GET', '/fire', 500],
  ['GET', '/json/', 307],
  ['GET', '/legacy/page', 200],
  ['GET', '/legacy/nowhere', 404],
];

/** An application with a mounted one of Express beside its routes. */
export function answers(options: ApplicationOptions): Application {
  const legacy = express();
  legacy.get('/page', (_request, response) => void response.set('Vary', 'Cookie').send(`<p>${long}</p>`));
  return createApp(AnswersModule, options).use('/legacy', legacy);
}

export { long };
