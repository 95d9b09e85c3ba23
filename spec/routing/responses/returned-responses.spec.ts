import {
  Controller,
  Delete,
  Depends,
  dependency,
  Get,
  HtmlResponse,
  HttpException,
  JsonResponse,
  PlainTextResponse,
  Query,
  RedirectResponse,
  Response,
  ResponseState,
} from 'tenon';
import type { TestApp } from 'tenon/testing';
import { serve } from '../application.js';

class CsvResponse extends Response<readonly (readonly unknown[])[]> {
  static override readonly mediaType = 'text/csv';

  override render(rows: readonly (readonly unknown[])[]) {
    return rows.map((row) => `${row.join(';')}\n`).join('');
  }
}

const responses: Readonly<Record<string, () => Response<unknown>>> = {
  text: () => new PlainTextResponse('ü'),
  html: () => new HtmlResponse('<b>x</b>', { status: 203 }),
  json: () => new JsonResponse({ at: new Date(0), ids: new Set([1]) }, { headers: { 'content-type': 'application/json; profile=dots' } }),
  bytes: () => new Response(Buffer.from([0, 255])),
  nothing: () => new Response(undefined),
  none: () => new Response(null, { status: 204, headers: { 'x-none': '1' } }),
  csv: () => new CsvResponse([['a', 1]]),
  typed: () => new PlainTextResponse('1 2', { mediaType: 'text/x-code; charset=latin-1' }),
  redirect: () => new RedirectResponse('/lines/1 ü?q=a b#c'),
  see: () => new RedirectResponse(new URL('https://coast.example/x'), { status: 303 }).setCookie('from', 'gate'),
  object: () => new Response({ an: 'object' }),
  broken: () => new PlainTextResponse('x', { headers: { 'x-fine': '1' } }),
};

const greet = dependency({ state: ResponseState }, ({ state }) => {
  state.headers.set('x-said', 'state');
  state.headers.set('x-both', 'state');
  state.headers.append('vary', 'Cookie');
  state.setCookie('said', '1');
});

@Controller({ use: [greet] })
class Made {
  @Get('/made')
  make(@Query() what: string) {
    return responses[what]?.();
  }

  @Get('/both')
  both(@Depends() state: ResponseState, @Query({ optional: true }) status?: string) {
    if (status !== undefined) state.status = Number(status);
    return new PlainTextResponse('x', { headers: { 'x-both': 'own', vary: 'Origin' } }).setCookie('own', '2');
  }

  @Get('/own-status')
  ownStatus(@Depends() state: ResponseState) {
    state.status = 201;
    return new JsonResponse(1, { status: 202 });
  }

  @Get('/refused')
  refused() {
    throw new HttpException(403, 'Closed', { headers: { 'set-cookie': 'closed=yes' } });
  }

  @Delete('/gone', { status: 204 })
  gone() {
    return new PlainTextResponse('nothing to give', { status: 410 });
  }
}

describe('a response that a handler returns', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await serve(Made);
  });
  afterAll(() => t.close());

  it.each([
    ['text', 200, 'text/plain; charset=utf-8', 'ü'],
    ['html', 203, 'text/html; charset=utf-8', '<b>x</b>'],
    ['json', 200, 'application/json; profile=dots', '{"at":"1970-01-01T00:00:00.000Z","ids":[1]}'],
    ['bytes', 200, undefined, '\u0000\ufffd'],
    ['nothing', 200, undefined, ''],
    ['none', 204, undefined, ''],
    ['csv', 200, 'text/csv; charset=utf-8', 'a;1\n'],
    ['typed', 200, 'text/x-code; charset=latin-1', '1 2'],
  ])('is sent as it is: %s', async (what, status, type, text) => {
    const response = await t.client.get('/made', { query: { what } });
    expect([response.status, response.headers['content-type'], response.text]).toEqual([status, type, text]);
    if (status !== 204) expect(response.headers['content-length']).toBe(String(response.body.length));
  });

  it('may send the client elsewhere, to an address that is made fit for a header', async () => {
    const there = await t.client.get('/made', { query: { what: 'redirect' } });
    expect([there.status, there.headers.location, there.text]).toEqual([307, '/lines/1%20%C3%BC?q=a%20b#c', '']);
    const seen = await t.client.get('/made', { query: { what: 'see' } });
    expect([seen.status, seen.headers.location]).toEqual([303, 'https://coast.example/x']);
    expect(seen.headers['set-cookie']).toContain('from=gate; Path=/; SameSite=lax');
  });

  it('has what was said beside it merged in, and the last word', async () => {
    const { headers, status } = await t.client.get('/both');
    expect([status, headers['x-said'], headers['x-both'], headers.vary]).toEqual([200, 'state', 'own', 'Cookie, Origin']);
    expect(headers['set-cookie']).toEqual(['said=1; Path=/; SameSite=lax', 'own=2; Path=/; SameSite=lax']);
    expect((await t.client.get('/both?status=203')).status).toBe(203);
    expect((await t.client.get('/own-status')).status).toBe(202);
  });

  it('may have a body where its route has none', async () => {
    const response = await t.client.delete('/gone');
    expect([response.status, response.text]).toEqual([410, 'nothing to give']);
  });

  it('that cannot be rendered is a logged 500', async () => {
    expect((await t.client.get('/made', { query: { what: 'object' } })).json()).toEqual({ detail: 'Internal Server Error' });
    expect((t.errors.at(-1) as Error).message).toBe('Response sends text or bytes; give it a render() for anything else.');
  });
});

describe('an error', () => {
  it('is answered without what was said about the answer', async () => {
    await using t = await serve(Made);
    const { headers } = await t.client.get('/refused');
    expect([headers['x-said'], headers['set-cookie']]).toEqual([undefined, ['closed=yes']]);
  });
});

describe('what no response can be', () => {
  it.each([99, 600, 204.5])('a status of %d', (status) => {
    expect(() => new JsonResponse(null, { status })).toThrow(
      new RangeError(`The status of an answer is an integer from 200 to 599, not ${status}.`),
    );
  });

  it('a header with a line break', () => {
    expect(() => new JsonResponse(null, { headers: { 'x-bad': 'a\r\nb' } })).toThrow('is an invalid header value');
  });
});
