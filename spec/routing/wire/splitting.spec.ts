import type { Response } from 'express';
import { Controller, Depends, Get, HttpException, JsonResponse, Query, Res, ResponseState } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { serve } from '../application.js';

@Controller()
class Echo {
  @Get('/state')
  state(@Query() text: string, @Depends() state: ResponseState) {
    state.headers.set('x-text', text);
    return 'ok';
  }

  @Get('/response')
  response(@Query() text: string) {
    return new JsonResponse('ok', { headers: { 'x-text': text } });
  }

  @Get('/error')
  error(@Query() text: string) {
    throw new HttpException(400, 'no', { headers: { 'x-text': text } });
  }

  @Get('/express')
  express(@Query() text: string, @Res() response: Response) {
    response.setHeader('x-text', text).json('ok');
  }

  @Get('/raw')
  raw(@Query() text: string, @Res() response: Response) {
    response.writeHead(200, { 'x-text': text }).end('ok');
  }
}

let t: TestApp;
beforeAll(async () => (t = await serve(Echo)));
afterAll(() => t.close());

describe('a header that would end the head of an answer', () => {
  const hostile = ['a\r\nSet-Cookie: b=c', 'a\nb: c', 'a\rb', 'a\r\n\r\n<script>', 'a\0b', 'a\u010d\u010ab'];
  const paths = ['/state', '/response', '/error', '/express', '/raw'];

  it.each(paths.flatMap((path) => hostile.map((text) => [path, text] as const)))(
    'is a 500 that says nothing, told once to the log, and the next request is served: %s, %j',
    async (path, text) => {
      const before = t.logs.length;
      const answer = await t.client.get(path, { query: { text } });
      expect([answer.status, answer.headers['set-cookie'], answer.headers['x-text'], answer.json()]).toEqual([
        500,
        undefined,
        undefined,
        { detail: 'Internal Server Error' },
      ]);
      expect(t.logs.slice(before).map(({ level }) => level)).toEqual(['error']);
      const [status, header] = [path === '/error' ? 400 : 200, 'plain'];
      const next = await t.client.get(path, { query: { text: header } });
      expect([next.status, next.headers['x-text']]).toEqual([status, header]);
    },
  );
});
