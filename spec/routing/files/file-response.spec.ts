import { pathToFileURL } from 'node:url';
import { Catch, Controller, cookie, dependency, FileResponse, Get, HttpException, Injectable, Query, ResponseState, Post } from 'tenon';
import { testApp } from 'tenon/testing';
import { dispositionOf } from '../../../src/routing/files/content-disposition.js';
import { folder } from './folders.js';
import { application } from './served.js';

const root = folder({ 'tides.txt': '0123456789', 'sorry.html': 'sorry', 'table.csv': 'a;b', 'sub/x': '' });
const keeper = dependency({ state: ResponseState, key: cookie({ type: String, default: '' }) }, ({ state, key }) => {
  state.headers.set('x-key', key);
  state.setCookie('seen', '1');
});

@Injectable()
class Errors {
  @Catch(410)
  gone() {
    return new FileResponse(`${root}/sorry.html`);
  }
}

@Controller()
class Tides {
  @Get('/plain')
  plain() {
    return new FileResponse(`${root}/tides.txt`);
  }

  @Post('/made')
  made() {
    return new FileResponse(`${root}/tides.txt`);
  }

  @Get('/url', { use: [keeper] })
  url() {
    return new FileResponse(pathToFileURL(`${root}/tides.txt`), {
      filename: 'april.csv',
      disposition: 'inline',
      headers: { 'cache-control': 'max-age=60', etag: '"mine"', 'x-month': '4' },
    });
  }

  @Get('/class', { responseClass: FileResponse })
  class() {
    return `${root}/table.csv`;
  }

  @Get('/missing')
  missing(@Query() name: string) {
    return new FileResponse(`${root}/${name}`);
  }

  @Get('/gone', { errorHandlers: [Errors] })
  gone() {
    throw new HttpException(410);
  }

  @Get('/nothing', { status: 204 })
  nothing() {
    return new FileResponse(`${root}/none`, { status: 204 });
  }
}

const start = () => testApp(application({ controllers: [Tides], providers: [Errors] }));

describe('a FileResponse', () => {
  it('has a length, a type by its name, and what tells it from another state of the file', async () => {
    await using t = await start();
    const { text, headers } = await t.client.get('/plain');
    expect(text).toBe('0123456789');
    expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'content-length': '10', 'accept-ranges': 'bytes' });
    expect(headers['content-disposition']).toBeUndefined();
    expect((await t.client.get('/plain', { headers: { 'if-none-match': headers.etag ?? '' } })).status).toBe(304);
    expect((await t.client.get('/plain', { headers: { range: 'bytes=-2' } })).text).toBe('89');
  });

  it('is sent whole to whoever changes something, whatever is asked of the file (RFC 9110 sections 13.1.2, 14.2)', async () => {
    await using t = await start();
    const asked: readonly Record<string, string>[] = [
      { 'if-none-match': '*' },
      { 'if-match': '"x"' },
      { range: 'bytes=0-1' },
      { range: 'bytes=90-' },
    ];
    for (const headers of asked) expect(await t.client.post('/made', { headers })).toMatchObject({ status: 200, text: '0123456789' });
  });

  it('says what its options say, and takes on what dependencies say', async () => {
    await using t = await start();
    const { headers } = await t.client.get('/url', { cookies: { key: 'brass' } });
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'inline; filename="april.csv"',
      'cache-control': 'max-age=60',
      etag: '"mine"',
      'x-month': '4',
      'x-key': 'brass',
    });
    expect(headers['set-cookie']).toHaveLength(1);
    expect((await t.client.get('/url', { headers: { 'if-none-match': '"mine"' } })).status).toBe(304);
  });

  it('is made of a path where the route’s response class says so', async () => {
    await using t = await start();
    const { text, headers } = await t.client.get('/class');
    expect([text, headers['content-type']]).toEqual(['a;b', 'text/csv; charset=utf-8']);
  });

  it.each(['none.txt', 'sub', 'tides.txt/x', '%00'])('of %s is a 500 that the log explains, and not the client', async (name) => {
    await using t = await start();
    const answer = await t.client.get('/missing', { query: { name: decodeURIComponent(name) } });
    expect([answer.status, answer.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
    expect(t.errors).toMatchObject([{ code: 'FILE_UNREADABLE' }]);
  });

  it('may answer for an error, with its status', async () => {
    await using t = await start();
    const answer = await t.client.get('/gone');
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([410, 'sorry', 'text/html; charset=utf-8']);
  });

  it('is not looked at for a status that has no body', async () => {
    await using t = await start();
    expect((await t.client.get('/nothing')).status).toBe(204);
  });

  it('is of a path, and of nothing else', () => {
    expect(() => new FileResponse(undefined as never)).toThrow(TypeError);
    expect(() => new FileResponse(7 as never)).toThrow('takes the path of a file');
  });
});

describe('the name under which a file is saved', () => {
  it.each([
    ['tide-table_1.0~a.txt', 'filename="tide-table_1.0~a.txt"'],
    ['Gezeiten März.txt', "filename*=utf-8''Gezeiten%20M%C3%A4rz.txt"],
    ['a"b.txt', "filename*=utf-8''a%22b.txt"],
    ["a'(1)*!.txt", "filename*=utf-8''a%27%281%29%2A%21.txt"],
    ['a\r\nset-cookie: x=1', "filename*=utf-8''a%0D%0Aset-cookie%3A%20x%3D1"],
    ['100%.txt', "filename*=utf-8''100%25.txt"],
    ['half \ud800.txt', "filename*=utf-8''half%20%EF%BF%BD.txt"],
    ['潮.txt', "filename*=utf-8''%E6%BD%AE.txt"],
  ])('%j is told as %s', (name, field) => {
    expect(dispositionOf('attachment', name)).toBe(`attachment; ${field}`);
  });
});
