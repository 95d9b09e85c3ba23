import type * as eta from 'eta';
import {
  Controller,
  Depends,
  Get,
  HttpException,
  Injectable,
  Links,
  override,
  TemplateEngine,
  Templates,
  TemplatesModule,
  type TenonError,
} from 'tenon';
import { loadEta } from '../../src/templates/load-eta.js';
import { moduleNamed, start } from '../container/support/applications.js';
import { get, serving } from './support/pages.js';

/** `{{name}}` is a value: as small as an engine can be. */
const braces: TemplateEngine = {
  render(name, values) {
    if (name === 'broken.html') throw new Error('unknown filter: upcase');
    return `${name}: {{words}}`.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String((values as Record<string, unknown>)[key]));
  },
};

describe('an engine of other templates', () => {
  it('makes the pages', async () => {
    await using t = await serving({ engine: braces });
    const response = await get(t, 'notice.txt', 'yes');
    expect([response.headers['content-type'], response.text]).toEqual(['text/plain; charset=utf-8', 'notice.txt: yes']);
  });

  it('may take its time', async () => {
    await using t = await serving({ engine: { render: async (name, values) => braces.render(name, values) } });
    expect((await get(t, 'page.njk', 'yes')).text).toBe('page.njk: yes');
    expect((await get(t, 'broken.html')).status).toBe(500);
    expect((t.errors[0] as TenonError).code).toBe('TEMPLATE_FAILED');
  });

  it('fails as a page that cannot be made', async () => {
    await using t = await serving({ engine: braces });
    expect((await get(t, 'broken.html')).status).toBe(500);
    expect((t.errors[0] as TenonError).message).toContain('A page cannot be made: broken.html: unknown filter: upcase.');
  });

  it.each([[null], [undefined], [7], [Buffer.from('page')]])('makes texts, and not %p', async (text) => {
    for (const render of [() => text as never, async () => text as never]) {
      await using t = await serving({ engine: { render } });
      expect((await get(t, 'page.html')).status).toBe(500);
      expect(t.errors).toMatchObject([
        { code: 'TEMPLATE_FAILED', message: expect.stringContaining('page.html: the engine makes') as string },
      ]);
    }
  });

  it('may throw an answer', async () => {
    const engine: TemplateEngine = {
      render: () => {
        throw new HttpException(404, 'No such page');
      },
    };
    await using t = await serving({ engine });
    expect((await get(t, 'page')).json()).toEqual({ detail: 'No such page' });
  });
});

describe('the engine', () => {
  @Injectable()
  class Mails {
    constructor(
      private readonly engine: TemplateEngine,
      private readonly links: Links,
    ) {}

    welcome(name: string) {
      return this.engine.render('welcome.txt', { name, links: this.links });
    }
  }

  @Controller()
  class Pages {
    @Get('/', { name: 'home' })
    read(@Depends() templates: Templates) {
      return templates.render('page.html', { seats: [1, 2] });
    }
  }

  const pages = { 'welcome.txt': "Dear <%= it.name %>, see <%= it.links.path('home') %>", 'page.html': '' };
  const imports = [TemplatesModule.forRoot({ pages })];

  it('is there for what has no request', async () => {
    await using t = await start({ imports, providers: [Mails], controllers: [Pages] });
    expect(await t.app.get(Mails).welcome('A & B')).toBe('Dear A & B, see /');
  });

  it('can be replaced in a test, which then sees what a page is made of', async () => {
    const seen: unknown[] = [];
    const engine: TemplateEngine = {
      render: (name, values) => {
        seen.push([name, (values as { seats: unknown }).seats]);
        return '';
      },
    };
    await using t = await start({ imports, controllers: [Pages] }, { override: [override(TemplateEngine).with(engine)] });
    await t.client.get('/');
    expect(seen).toEqual([['page.html', [1, 2]]]);
  });
});

describe('forRoot', () => {
  it('takes one source of pages', () => {
    expect(() => TemplatesModule.forRoot({} as never)).toThrow('is given nothing to make pages from');
    expect(() => TemplatesModule.forRoot({ directory: 'views', engine: braces } as never)).toThrow(
      'several things to make pages from: directory and engine',
    );
  });

  it('may be told twice, for modules that have templates of their own', async () => {
    const page = (word: string, path: string) => {
      @Controller(path)
      class Pages {
        @Get()
        read(@Depends() templates: Templates) {
          return templates.render('page.html');
        }
      }
      return moduleNamed(word, { imports: [TemplatesModule.forRoot({ pages: { 'page.html': word } })], controllers: [Pages] });
    };
    await using t = await start({ imports: [page('a', '/a'), page('b', '/b')] });
    expect([(await t.client.get('/a')).text, (await t.client.get('/b')).text]).toEqual(['a', 'b']);
  });

  it('may be visible everywhere', async () => {
    const there = moduleNamed('There', { imports: [TemplatesModule.forRoot({ engine: braces, global: true })] });
    @Controller()
    class Pages {
      @Get()
      read(@Depends() templates: Templates) {
        return templates.render('page.html', { words: 1 });
      }
    }
    await using t = await start({ imports: [there, moduleNamed('Elsewhere', { controllers: [Pages] })] });
    expect((await t.client.get('/')).text).toBe('page.html: 1');
  });
});

describe('eta', () => {
  it('is asked for with the command that installs it, where it is not there', () => {
    const missing = (): typeof eta => {
      throw new Error("Cannot find module 'eta'\nRequire stack: ...");
    };
    expect(() => loadEta(missing)).toThrow(expect.objectContaining({ code: 'ETA_MISSING' }) as Error);
    expect(() => loadEta(missing)).toThrow(/Cannot find module 'eta'\..*\n.*npm install eta/);
  });
});
