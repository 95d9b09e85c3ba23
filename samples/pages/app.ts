/** A guest book as pages of HTML: templates in a directory, a form, an error page, and a mail that is made from a template as well. */
import { Catch, Controller, createApp, dependency, Depends, Form, Get, HtmlResponse, HttpException, Injectable, Int, Links } from 'tenon';
import { Module, Path, Post, RedirectResponse, REQUEST, TemplateEngine, Templates, TemplatesModule } from 'tenon';

interface Entry {
  readonly name: string;
  readonly words: string;
}

const navigation = dependency({ request: REQUEST }, ({ request }) => ({ isHome: request.path === '/' }));

@Injectable()
export class Mails {
  constructor(
    private readonly engine: TemplateEngine,
    private readonly links: Links,
  ) {}

  thanks({ name }: Entry) {
    return this.engine.render('mails/thanks.txt.eta', { name, links: this.links });
  }
}

@Controller('', { responseClass: HtmlResponse })
class Guestbook {
  readonly #entries: Entry[] = [];

  @Get('/', { name: 'guestbook' })
  read(@Depends() templates: Templates) {
    return templates.render('guestbook.eta', { entries: this.#entries });
  }

  @Post('/', { status: 303, responseClass: RedirectResponse })
  sign(@Form({ maxLength: 40 }) name: string, @Form({ maxLength: 500 }) words: string, @Depends() links: Links) {
    this.#entries.push({ name, words });
    return links.path('guestbook');
  }

  @Get('/entries/:number', { name: 'entry', responses: { 404: { returns: String, mediaType: 'text/html' } } })
  readEntry(@Path({ type: Int }) number: number, @Depends() templates: Templates) {
    const entry = this.#entries[number];
    if (entry === undefined) throw new HttpException(404, 'Nobody has signed there');
    return templates.render('entry.eta', entry);
  }

  @Catch(404)
  missing(error: HttpException, @Depends() templates: Templates) {
    return templates.render('missing.eta', { detail: error.message });
  }
}

@Module({
  imports: [TemplatesModule.forRoot({ directory: new URL('./views', import.meta.url), context: [navigation] })],
  controllers: [Guestbook],
  providers: [Mails],
})
class GuestbookModule {}

export const app = createApp(GuestbookModule, { title: 'Guest book' });
