import { apiKeyHeader, Catch, Controller, Depends, Get, HttpException, Response, ResponseState, StreamingResponse } from 'tenon';
import { withApp } from '../../container/support/applications.js';

const key = apiKeyHeader('x-key');

@Controller('/mine', { use: [key] })
class Mine {
  @Get('/plain')
  plain() {
    return { secret: 1 };
  }

  @Get('/text')
  text() {
    return new Response('text');
  }

  @Get('/stream')
  stream() {
    return new StreamingResponse(['a', 'b']);
  }

  @Get('/missing')
  missing() {
    throw new HttpException(404);
  }

  @Get('/caught')
  caught() {
    throw new HttpException(410);
  }

  @Get('/kept')
  kept() {
    return new Response('kept', { headers: { 'Cache-Control': 'private, max-age=60' } });
  }

  @Get('/said')
  said(@Depends() state: ResponseState) {
    state.headers.set('cache-control', 'private');
    return 'said';
  }

  @Get('/put', { middleware: [(_request, response, next) => void next(void response.set('Cache-Control', 'no-cache'))] })
  put() {
    return 'put';
  }

  @Catch(HttpException)
  answer(error: HttpException) {
    return error.status === 410 ? { gone: true } : error;
  }
}

@Controller('/open')
class Open {
  @Get()
  read() {
    return 'open';
  }
}

it.each([
  ['/mine/plain', 'no-store'],
  ['/mine/text', 'no-store'],
  ['/mine/stream', 'no-store'],
  ['/mine/missing', 'no-store'],
  ['/mine/caught', 'no-store'],
  ['/mine/kept', 'private, max-age=60'],
  ['/mine/said', 'private'],
  ['/mine/put', 'no-cache'],
  ['/open', undefined],
  ['/nowhere', undefined],
])('what credentials were asked for is kept by nobody, unless something else is said: %s %s', (path, expected) =>
  withApp({ controllers: [Mine, Open] }, async ({ client }) => {
    expect((await client.get(path, { headers: { 'x-key': 'k' } })).headers['cache-control']).toBe(expected);
    if (path.startsWith('/mine'))
      expect((await client.get(path)).headers['cache-control']).toBe(path === '/mine/put' ? 'no-cache' : 'no-store');
  }),
);
