import { Body, Controller, Depends, Post, Templates, TemplatesModule } from 'tenon';
import { start } from '../container/support/applications.js';

const pages = {
  'frame.html': "<%~ block('title', () => { %>usual<% }) %>|<%~ block('side') %>|<%~ it.body %>|<%= it.place %>",
  'mid.html':
    "<% layout('frame.html', { place: 'here' }) %><% block('side', () => { %>middle<% }) %><% block('title', () => { %>middle<% }) %>(<%~ it.body %>)",
  'leaf.html': "<% layout('mid.html') %><% block('title', () => { %><%= it.words %><% }) %>leaf",
  'aside.html': "<% layout('frame.html') %><b><%~ block('side') %></b>",
  'nested.html': "<% layout('outer.html') %><% block('main', () => { %><i><%~ block('side', () => { %>usual<% }) %></i><% }) %>",
  'outer.html': "<%~ block('main') %>",
  'of-aside.html': "<% layout('aside.html') %><% block('side', () => { %>leaf<% }) %>",
  'of-nested.html': "<% layout('nested.html') %><% block('side', () => { %>leaf<% }) %>",
  'of-frame.html': "<% layout('frame.html', it.data) %>own",
  'card.html': "<%~ block('title', () => { %>card<% }) %>",
  'card-framed.html': "<% layout('card.html') %><% block('title', () => { %>own<% }) %>",
  'cards.html': "<% layout('cards-frame.html') %><% block('title', () => { %>page<% }) %>",
  'cards-frame.html': "<%~ include('card.html', it.data) %> <%~ include('card-framed.html', it.data) %>",
  'list.html': "<%~ include('card.html', it.data) %>",
  'strange.html': "<%~ block('toString', () => { %>a<% }) %><%~ block('__proto__', () => { %>b<% }) %>",
  'of-strange.html': "<% layout('strange.html') %><% block('toString', () => { %>c<% }) %><% block('__proto__', () => { %>d<% }) %>",
  'names.html': '<% const options = 1, page = 2, layout = 3; %><%= options + page + layout %>',
};

@Controller()
class Pages {
  @Post('/')
  read(@Body({ type: Object }) values: { name: string }, @Depends() templates: Templates) {
    return templates.render(values.name, values);
  }
}

/** What a page makes of values that a client sends. */
async function made(name: string, values: object = {}): Promise<string> {
  await using t = await start({ imports: [TemplatesModule.forRoot({ pages })], controllers: [Pages] });
  return (await t.client.post('/', { json: { name, ...values } })).text;
}

const markup = '<script>';

describe('a block', () => {
  it('holds what the innermost page says, through every layout, else what the nearest one does', async () => {
    expect(await made('leaf.html', { words: markup })).toBe('&lt;script&gt;|middle|(leaf)|here');
    expect(await made('mid.html')).toBe('middle|middle|()|here');
    expect(await made('frame.html')).toBe('usual|||');
  });

  it('stands where a layout in the middle names it, or has it in another one', async () => {
    expect(await made('of-aside.html')).toBe('usual|leaf|<b>leaf</b>|');
    expect(await made('of-nested.html')).toBe('<i>leaf</i>');
    expect(await made('nested.html')).toBe('<i>usual</i>');
  });

  it('of what is included is the page’s, unless that has a layout of its own', async () => {
    expect(await made('cards.html')).toBe('page own');
  });

  it('may have any name', async () => {
    expect(await made('strange.html')).toBe('ab');
    expect(await made('of-strange.html')).toBe('cd');
  });

  it.each([
    ['list.html', 'card'],
    ['cards.html', 'page own'],
    ['of-frame.html', 'usual||own|'],
  ])('is filled by templates alone, and not by the values of %s', async (name, text) => {
    const hostile = { __blocks: { title: markup, side: markup } };
    expect(await made(name, { data: hostile, ...hostile })).toBe(text);
  });
});

it('the body of a layout is the page, whatever the values for the layout are called', async () => {
  expect(await made('of-frame.html', { data: { body: markup, place: markup } })).toBe('usual||own|&lt;script&gt;');
  expect(await made('of-frame.html')).toBe('usual||own|');
});

it('the variables of a template may have any name', async () => {
  expect(await made('names.html')).toBe('6');
});
