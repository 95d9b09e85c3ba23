import { IsString } from 'class-validator';
import { Body, body, Controller, cookie, dependency, Depends, Get, header, HttpException, Int, path, Post, Query, query } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { problemsOf, refusals, serve } from '../routing/application.js';

class Note {
  @IsString()
  text!: string;
}

const opened: string[] = [];

const paging = dependency(
  { skip: query({ type: Int, default: 0 }), limit: query('max', { type: Int, default: 10, maximum: 100 }) },
  (inputs) => inputs,
);
const client = dependency({ userAgent: header({ type: String }), session: cookie({ type: String, optional: true }) }, (inputs) => inputs);
const item = dependency({ itemId: path({ type: Int }), paging }, ({ itemId, paging: { skip } }) => itemId + skip);
const resource = dependency({ flag: query({ type: Boolean, default: false }) }, function* ({ flag }) {
  opened.push(String(flag));
  yield flag;
});
const key = dependency({ key: header('x-key', { type: String }) }, ({ key: given }) => {
  if (given !== 'open') throw new HttpException(401, 'No key');
});
const note = dependency({ note: body(Note) }, ({ note: given }) => given.text);

@Controller()
class Api {
  @Get('/items/:itemId')
  read(@Depends(item) sum: number, @Depends(paging) page: { skip: number; limit: number }, @Query({ type: Int, default: 1 }) last: number) {
    return { sum, page, last };
  }

  @Get('/client')
  client(@Depends(client) who: { userAgent: string; session: string | undefined }) {
    return who;
  }

  @Get('/resource')
  resource(@Depends(resource) flag: boolean, @Query({ type: Int }) n: number) {
    return { flag, n };
  }

  @Post('/guarded', { use: [key] })
  guarded(@Body() given: Note) {
    return given;
  }

  @Post('/notes')
  notes(@Depends(note) text: string, @Body('note') same: Note) {
    return [text, same.text];
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

describe('inputs of a dependency', () => {
  it('are read like parameters, named by their keys or as they say', async () => {
    expect((await app.client.get('/items/5?skip=2&max=3')).json()).toEqual({ sum: 7, page: { skip: 2, limit: 3 }, last: 1 });
    expect((await app.client.get('/client', { headers: { 'user-agent': 'jest' }, cookies: { session: 's' } })).json()).toEqual({
      userAgent: 'jest',
      session: 's',
    });
  });

  it('are told before those of the handler, those of the innermost first, for every use of it', async () => {
    const found = problemsOf(await app.client.get('/items/x?skip=a&max=101&last=b')) as { loc: unknown[] }[];
    expect(found.map(({ loc }) => loc)).toEqual([
      ['query', 'skip'],
      ['query', 'max'],
      ['path', 'itemId'],
      ['query', 'skip'],
      ['query', 'max'],
      ['query', 'last'],
    ]);
  });

  it('are all valid before anything is opened', async () => {
    expect((await app.client.get('/resource?flag=true&n=x')).status).toBe(422);
    expect((await app.client.get('/resource?flag=maybe&n=1')).status).toBe(422);
    expect(opened).toEqual([]);
    expect((await app.client.get('/resource?flag=true&n=1')).json()).toEqual({ flag: true, n: 1 });
    expect(opened).toEqual(['true']);
  });

  it('may be the body, which is shared with the handler', async () => {
    expect((await app.client.post('/notes', { json: { text: 'a' } })).json()).toEqual(['a', 'a']);
  });

  it('must be in the path of every route that uses it', async () => {
    @Controller()
    class Wrong {
      @Get('/items/:id')
      read(@Depends(item) sum: number) {
        return sum;
      }
    }
    expect(await refusals(Wrong)).toEqual([
      'PATH_NAME_UNKNOWN: Wrong.read reads the path parameter "itemId", which is not in "/items/:id".',
    ]);
  });
});

describe('a guard', () => {
  it('judges before the body is looked at', async () => {
    const broken = { body: '{', headers: { 'content-type': 'application/json', 'x-key': 'shut' } };
    expect((await app.client.post('/guarded', broken)).status).toBe(401);
    expect((await app.client.post('/guarded', { ...broken, headers: { ...broken.headers, 'x-key': 'open' } })).status).toBe(422);
  });

  it('whose inputs do not fit is told together with the rest', async () => {
    const response = await app.client.post('/guarded', { json: {} });
    expect(problemsOf(response)).toEqual([
      { type: 'missing', loc: ['header', 'x-key'], input: null },
      { type: 'missing', loc: ['body', 'text'], input: {} },
    ]);
  });
});
