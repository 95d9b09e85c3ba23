import {
  Catch,
  Controller,
  dependency,
  Depends,
  Get,
  HttpException,
  Injectable,
  Module,
  query,
  REQUEST,
  Templates,
  TemplatesModule,
} from 'tenon';
import { problemOf, start } from '../container/support/applications.js';

@Injectable()
class Clock {
  readonly year = 1874;
}

@Module({ providers: [Clock], exports: [Clock] })
class Time {}

const calls: string[] = [];
const house = dependency({ city: query('city', { type: String, default: 'nowhere' }) }, ({ city }) => ({
  house: `House of ${city}`,
  word: 'house',
}));
const season = dependency({ clock: Clock, request: REQUEST }, async ({ clock, request }) => {
  calls.push(request.path);
  return { season: clock.year, word: 'season' };
});

@Controller()
class Pages {
  @Get('/page')
  page(@Depends() templates: Templates) {
    return templates.render('page.html', { house: 'by hand', request: undefined, act: 1 });
  }

  @Get('/plain')
  plain() {
    return 'no page';
  }
}

const imports = [
  TemplatesModule.forRoot({
    pages: { 'page.html': '<%= it.house %>, <%= it.season %>, <%= it.word %>, <%= it.act %>' },
    context: [house, season],
    imports: [Time],
  }),
];

describe('what every page gets', () => {
  it('comes from dependencies; it goes before what the handler says, and the later before the earlier', async () => {
    await using t = await start({ imports, controllers: [Pages] });
    expect((await t.client.get('/page?city=Rome')).text).toBe('House of Rome, 1874, season, 1');
  });

  it('is asked for by pages alone', async () => {
    calls.length = 0;
    await using t = await start({ imports, controllers: [Pages] });
    await t.client.get('/plain');
    expect(calls).toEqual([]);
    await t.client.get('/page');
    expect(calls).toEqual(['/page']);
  });

  it('has inputs, which are validated and documented with the route', async () => {
    await using t = await start({ imports, controllers: [Pages] });
    const document = await t.app.openapi();
    expect(document.paths?.['/page']?.get?.parameters).toMatchObject([{ name: 'city', in: 'query' }]);
    expect(document.paths?.['/plain']?.get?.parameters).toBeUndefined();
  });

  it('takes no input where handlers of errors have pages: there may be no route that it belongs to', async () => {
    @Controller()
    class Failing {
      @Catch(404)
      missing(_: HttpException, @Depends() templates: Templates) {
        return templates.render('page.html');
      }
    }
    expect(await problemOf({ imports, controllers: [Pages, Failing] })).toMatchObject({ code: 'CATCH_INPUT' });
  });

  it('is there for handlers of errors as well, where it takes no input', async () => {
    @Controller()
    class Failing {
      @Get('/missing')
      read() {
        throw new HttpException(404);
      }

      @Catch(404)
      missing(_: HttpException, @Depends() templates: Templates) {
        return templates.render('missing.html');
      }
    }
    const asked = dependency({ request: REQUEST }, ({ request }) => ({ path: request.path }));
    const forErrors = TemplatesModule.forRoot({ pages: { 'missing.html': 'Nothing at <%= it.path %>' }, context: [asked] });
    await using t = await start({ imports: [forErrors], controllers: [Failing] });
    const response = await t.client.get('/missing');
    expect([response.status, response.headers['content-type'], response.text]).toEqual([
      404,
      'text/html; charset=utf-8',
      'Nothing at /missing',
    ]);
  });
});
