/** A function around every request adds headers, looks at the status, answers by itself for some paths, and leaves others alone. */
import type { RequestHandler } from 'express';
import onHeaders from 'on-headers';
import { Controller, createApp, Depends, Get, HttpException, Int, Module, Path, Post, Query, ResponseState } from 'tenon';

const counts: Record<string, number> = {};

const gatekeeper: RequestHandler = (request, response, next) => {
  if (request.path.startsWith('/vault') && request.get('x-key') !== 'brass')
    return response.status(403).set('x-gate', 'shut').json({ detail: 'The vault is locked' });
  if (request.method === 'OPTIONS') return response.status(204).set('allow', 'GET, POST').end();
  if ('ping' in request.query) return response.type('text').send('pong');
  onHeaders(response, () => {
    const { statusCode } = response;
    response.set({ 'x-gate': 'open', 'x-seen': `${request.method} ${statusCode}` });
    const key = `${Math.floor(statusCode / 100)}xx`;
    counts[key] = (counts[key] ?? 0) + 1;
    if (statusCode === 404) response.set('x-hint', 'ask at the desk');
    if (request.path === '/paintings' && statusCode === 201) response.status(202);
  });
  next();
};

@Controller()
class Gallery {
  @Get('/paintings/:number', { responses: { 404: { description: 'No such painting' } } })
  readPainting(@Path({ type: Int }) number: number) {
    if (number > 100) throw new HttpException(404, 'No such painting', { headers: { 'X-Wing': 'none' } });
    return { number };
  }

  @Post('/paintings', { status: 201 })
  addPainting(@Query() title: string, @Depends() state: ResponseState) {
    state.headers.set('x-gate', 'handler');
    state.headers.set('location', `/paintings/${[...title].length}`);
    return title;
  }

  @Get('/vault/:coin', { responses: { 403: { description: 'The vault is locked' } } })
  readCoin(@Path() coin: string) {
    return coin;
  }

  @Get('/counts')
  readCounts() {
    return counts;
  }
}

@Module({ controllers: [Gallery] })
class GalleryModule {}

export const app = createApp(GalleryModule, { middleware: [gatekeeper] });
