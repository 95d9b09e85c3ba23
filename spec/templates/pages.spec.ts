import { Controller, Depends, Get, Templates, TemplatesModule } from 'tenon';
import { start } from '../container/support/applications.js';
import { get, made, serving } from './support/pages.js';

describe('a value in a template', () => {
  it('is escaped as Jinja does it', async () => {
    expect(await made('<i title="<%= it.words %>">', { words: `<b> & "q" 'a' \`` })).toBe(
      '<i title="&lt;b&gt; &amp; &#34;q&#34; &#39;a&#39; `">',
    );
  });

  it('is written as it is by a raw tag', async () => {
    expect(await made('<%~ it.words; %>', { words: '<b>' })).toBe('<b>');
  });

  it('is nothing where it is undefined or null, in raw tags as well', async () => {
    expect(await made('(<%= it.missing %><%= null %><%~ it.missing %>)')).toBe('()');
    expect(await made('(<%= it.missing %>)', { as: 'page.txt' })).toBe('()');
  });

  it('is written where it is false, zero or NaN', async () => {
    expect(await made('<%= false %> <%= 0 %> <%= NaN %> <%= 10n %>')).toBe('false 0 NaN 10');
  });

  it('keeps the line break behind it', async () => {
    expect(await made('Dear <%= it.words %>\n<% if (true) { -%>\nyours\n<% } -%>\n', { as: 'mail.txt' })).toBe('Dear a < b\nyours\n');
  });
});

describe.each([
  ['page.html', 'text/html; charset=utf-8', 'a &lt; b'],
  ['page', 'text/html; charset=utf-8', 'a &lt; b'],
  ['page.html.eta', 'text/html; charset=utf-8', 'a &lt; b'],
  ['page.eta', 'text/html; charset=utf-8', 'a &lt; b'],
  ['PAGE.HTML', 'text/html; charset=utf-8', 'a &lt; b'],
  ['feed.xml', 'application/xml', 'a &lt; b'],
  ['map.svg', 'image/svg+xml', 'a &lt; b'],
  ['notice.txt', 'text/plain; charset=utf-8', 'a < b'],
  ['notice.txt.eta', 'text/plain; charset=utf-8', 'a < b'],
  ['table.csv', 'text/csv; charset=utf-8', 'a < b'],
])('%s', (name, type, text) => {
  it(`is sent as ${type}`, async () => {
    await using t = await serving({ pages: { [name]: '<%= it.words %>' } });
    const response = await get(t, name);
    expect([response.headers['content-type'], response.text]).toEqual([type, text]);
  });
});

describe('templates', () => {
  it('include others, with more values, and stand in layouts with blocks', async () => {
    await using t = await serving({
      pages: {
        'frame.html': "<%~ block('title', () => { %>Opera<% }) %>|<%~ it.body %>|<%~ block('main') %>",
        'evening.html': "<% layout('frame.html') %>loose<% block('main', () => { %><%~ include('row.html', { n: 1 }) %><% }) %>",
        'row.html': '<%= it.n %><%= it.words %>',
      },
    });
    expect((await get(t, 'evening.html', '<')).text).toBe('Opera|loose|1&lt;');
  });

  it('are not escaped twice, and not at all as text, whoever includes them', async () => {
    await using t = await serving({
      pages: { 'a.html': "<%~ include('b.txt') %><%= it.words %>", 'b.txt': '<%= it.words %>', 'c.txt': "<%~ include('a.html') %>" },
    });
    expect((await get(t, 'c.txt', '<')).text).toBe('<&lt;');
  });

  it('link to routes', async () => {
    const page =
      "<%= it.links.path('page', { name: 'a b' }, { tag: ['x', 'y'], none: null }) %> <%= it.links.url('page', { name: 'c' }, { words: 'd e' }) %>";
    expect(await made(page)).toBe('/pages/a%20b?tag=x&amp;tag=y http://testserver/pages/c?words=d+e');
    expect(await made("<%= it.links.path('page', { name: 'c' }) %> <%= it.links.url('page', { name: 'c' }) %>")).toBe(
      '/pages/c http://testserver/pages/c',
    );
  });

  it('link to routes as a browser asks for them, behind a proxy that takes a root path off', async () => {
    const page = "<%= it.links.path('page', { name: 'c' }) %> <%= it.links.url('page', { name: 'c' }) %>";
    await using t = await serving({ pages: { 'page.html': page } }, { rootPath: '/api' });
    expect((await get(t, 'page.html')).text).toBe('/api/pages/c http://testserver/api/pages/c');
  });

  it('see the request', async () => {
    expect(await made('<%= it.request.method %> <%= it.request.path %>')).toBe('GET /pages/page.html');
  });
});

describe('what a handler says', () => {
  @Controller()
  class Pages {
    @Get('/options')
    options(@Depends() templates: Templates) {
      return templates.render('page.txt', {}, { status: 202, headers: { 'x-words': '2' }, mediaType: 'text/x-notes' });
    }

    @Get('/broken-head')
    brokenHead(@Depends() templates: Templates) {
      return templates.render('page.txt', {}, { headers: { 'x-words': 'a\r\nset-cookie: b=c' } });
    }

    @Get('/blocks')
    blocks(@Depends() templates: Templates) {
      return templates.render('frame.html', JSON.parse('{"__blocks":{"main":"<script>"},"__proto__":{"house":"<script>"}}') as object);
    }

    @Get('/text')
    text(@Depends() templates: Templates) {
      return { text: templates.text('page.txt') };
    }
  }

  const imports = [TemplatesModule.forRoot({ pages: { 'page.txt': 'hello', 'frame.html': "<%~ block('main') %><%= it.house %>." } })];

  it('decides the status, the headers and the media type', async () => {
    await using t = await start({ imports, controllers: [Pages] });
    const response = await t.client.get('/options');
    expect([response.status, response.headers['x-words'], response.headers['content-type'], response.text]).toEqual([
      202,
      '2',
      'text/x-notes; charset=utf-8',
      'hello',
    ]);
  });

  it('cannot break the head', async () => {
    await using t = await start({ imports, controllers: [Pages] });
    const response = await t.client.get('/broken-head');
    expect([response.status, response.headers['set-cookie']]).toEqual([500, undefined]);
  });

  it('fills no block of a layout, for blocks are written as they are', async () => {
    await using t = await start({ imports, controllers: [Pages] });
    expect((await t.client.get('/blocks')).text).toBe('.');
  });

  it('may be wanted as a text', async () => {
    await using t = await start({ imports, controllers: [Pages] });
    expect((await t.client.get('/text')).json()).toEqual({ text: 'hello' });
  });
});
