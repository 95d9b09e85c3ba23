/** Pages from templates kept in memory: variables, loops, inherited pages, links to routes, escaping, and values every page gets. */
import { Controller, createApp, dependency, Depends, Form, Get, HtmlResponse, HttpException, Int, Module, Path, Post } from 'tenon';
import { Query, query, Templates, TemplatesModule } from 'tenon';

const pages = {
  'frame.html':
    "<title><%~ block('title', () => { %>Opera<% }) %></title><main><%~ block('main') %></main><footer><%= it.house %>, <%= it.request.path %></footer>",
  'evening.html':
    "<% layout('frame.html') %><% block('title', () => { %><%= it.title %><% }) %><% block('main', () => { %><h1><%= it.title.toUpperCase() %></h1><% it.acts.forEach((act, index) => { %><p><%= index + 1 %>. <%= act %></p><% }) %><% if (it.acts.length === 0) { %><p>cancelled</p><% } %><% }) %>",
  'links.html':
    '<a href="<%= it.links.url(\'Opera.readEvening\', { number: it.number }) %>"><%= it.number %></a> <a href="<%= it.links.url(\'search\', {}, { words: it.words }) %>">again</a>',
  'search.html': '<p><%= it.words %></p><p><%~ it.words %></p><i title="<%= it.words %>"><%= it.missing %></i>',
  'notice.txt': 'Tonight: <%= it.title %> & more<% if (it.late) { %> (late)<% } %>',
  'broken.html': '<%= it.nobody.name.first %>',
};

interface Evening {
  readonly title: string;
  readonly acts: readonly string[];
}

const evenings = new Map<number, Evening>([
  [1, { title: 'Tosca', acts: ['Church', 'Palace', 'Castle'] }],
  [2, { title: 'Ladies & <Gentlemen>', acts: [] }],
]);

const house = dependency({ city: query('city', { type: String, default: 'nowhere', includeInSchema: false }) }, ({ city }) => ({
  house: `House of ${city}`,
}));

@Controller()
class Opera {
  @Get('/evenings/:number', { responseClass: HtmlResponse, responses: { 404: { description: 'No such evening' } } })
  readEvening(@Path({ type: Int }) number: number, @Depends() templates: Templates) {
    const evening = evenings.get(number);
    if (evening === undefined) throw new HttpException(404, 'No such evening');
    return templates.render('evening.html', evening);
  }

  @Get('/evenings/:number/links', { responseClass: HtmlResponse, summary: 'Where else to look' })
  readLinks(@Path({ type: Int }) number: number, @Depends() templates: Templates, @Query() words: string = 'a b') {
    return templates.render('links.html', { number, words });
  }

  @Post('/search', { responseClass: HtmlResponse, name: 'search' })
  search(@Form({ maxLength: 40 }) words: string, @Depends() templates: Templates) {
    return templates.render('search.html', { words }, { status: 202, headers: { 'x-words': String(words.match(/\S+/g)?.length ?? 0) } });
  }

  @Get('/notices/:number')
  readNotice(@Path({ type: Int }) number: number, @Depends() templates: Templates, @Query() late: boolean = false) {
    const { title } = evenings.get(number) as Evening;
    return templates.render('notice.txt', { title, late });
  }

  @Get('/broken', { responseClass: HtmlResponse })
  readBroken(@Depends() templates: Templates) {
    return templates.render('broken.html');
  }

  @Get('/house', { responseClass: HtmlResponse })
  readHouse(@Depends() templates: Templates) {
    return templates.render('frame.html', { house: 'given by hand' });
  }
}

@Module({ imports: [TemplatesModule.forRoot({ pages, context: [house] })], controllers: [Opera] })
class OperaModule {}

export const app = createApp(OperaModule, { title: 'Opera' });
