import { Catch, Controller, Depends, Get, HttpException, Templates, TemplatesModule, TenonError } from 'tenon';
import { start } from '../container/support/applications.js';
import { get, serving } from './support/pages.js';

const pages = {
  'broken.html': 'one\ntwo <%= it.nobody.name %>',
  'outer.html': "<% layout('frame.html') %>\n<p>\n<%~ include('./parts/row.html') %>",
  'parts/row.html': '\n\n<%= it.nobody.name %>',
  'frame.html': '<%~ it.body %>',
  'astray.html': "\n<%~ include('price-list.html') %>",
  'unlinked.html': "<%= it.links.path('nowhere') %>",
  'promise.html': '<%= Promise.resolve(1) %>',
  'endless.html': "<%~ include('endless.html') %>",
};

async function failure(name: string): Promise<TenonError> {
  await using t = await serving({ pages });
  const response = await get(t, name, 'SECRET');
  expect([response.status, response.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
  expect(t.errors).toHaveLength(1);
  return t.errors[0] as TenonError;
}

describe('a page that cannot be made is a 500 that tells nothing; the log', () => {
  it('names the template and the line', async () => {
    const { code, message, cause } = await failure('broken.html');
    expect(code).toBe('TEMPLATE_FAILED');
    expect(message).toMatch(/broken\.html:2: (TypeError: )?Cannot read properties of undefined \(reading 'name'\)\./);
    expect(String(cause)).toBe("TypeError: Cannot read properties of undefined (reading 'name')");
  });

  it('names the templates that lead there', async () => {
    const { problem } = await failure('outer.html');
    expect([problem.code, problem.path]).toEqual(['TEMPLATE_FAILED', ['outer.html:3']]);
    expect(problem.what).toContain('parts/row.html:3');
  });

  it('says which template is missing, and who asks for it', async () => {
    const { problem } = await failure('astray.html');
    expect([problem.code, problem.what, problem.path]).toEqual([
      'TEMPLATE_UNKNOWN',
      'There is no template price-list.html.',
      ['astray.html:2'],
    ]);
  });

  it('says which route is missing', async () => {
    const { problem } = await failure('unlinked.html');
    expect([problem.code, problem.path]).toEqual(['LINK_UNKNOWN', ['unlinked.html:1']]);
  });

  it('says that nobody has waited for a value', async () => {
    expect((await failure('promise.html')).message).toContain('promise.html:1: a promise cannot be written; await it before render().');
  });

  it('says that a template includes itself', async () => {
    expect((await failure('endless.html')).message).toContain('Maximum call stack size exceeded');
  });
});

describe('an exception that a template meets', () => {
  it('is answered as it is where it is an answer', async () => {
    @Controller()
    class Pages {
      @Get('/')
      read(@Depends() templates: Templates) {
        const seat = (): never => {
          throw new HttpException(410, 'Sold');
        };
        return templates.render('seat.html', { seat });
      }

      @Catch(404)
      missing(_: HttpException, @Depends() templates: Templates) {
        return templates.render('missing.html');
      }
    }
    const imports = [
      TemplatesModule.forRoot({ pages: { 'seat.html': '<%= it.seat() %>', 'missing.html': 'Not at <%= it.request.path %>' } }),
    ];
    await using t = await start({ imports, controllers: [Pages] });
    const response = await t.client.get('/');
    expect([response.status, response.json()]).toEqual([410, { detail: 'Sold' }]);
    expect(t.errors).toEqual([]);
  });
});

describe('templates that cannot be compiled', () => {
  it('keep the application from starting, all of them told at once with their lines', async () => {
    const starting = serving({
      pages: {
        'fine.html': 'fine',
        'open.html': '\n<% if (it.words) { %>yes',
        'wrong.html': 'one\n<%= it.words + %>',
        'long.html': '<% let a = 1;\n\n let b = ;\n%>',
        'tag.html': '\n\n<%= it.words',
        'quote.html': "<%= 'words %>",
      },
    });
    const { message } = await starting.then(
      () => new Error('it starts'),
      (error: Error) => error,
    );
    expect(message).toContain('5 templates cannot be compiled');
    expect(message).toContain('open.html: something that is opened in it is not closed;');
    expect(message).toMatch(/wrong\.html:2: (SyntaxError: )?Unexpected token '\)';/);
    expect(message).toMatch(/long\.html:3: (SyntaxError: )?Unexpected token ';';/);
    expect(message).toContain('tag.html:3: unclosed tag;');
    expect(message).toContain('quote.html:1: unclosed string.');
  });
});
