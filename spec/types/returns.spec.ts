import { compile } from './compile.js';

/** What every snippet begins with. */
const models = `
import { Catch, Controller, Delete, Field, Get, HtmlResponse, JsonResponse, RedirectResponse, StreamingResponse, Post, Problem, Response, Route, HttpException, mapOf, nullable, oneOf, setOf, literal } from 'tenon';
class Line { @Field() sku!: string; quantity = 1; total(): number { return this.quantity; } }
class Order { @Field() id!: number; @Field({ type: [Line] }) lines: Line[] = []; @Field({ optional: true }) note?: string; at!: Date; private readonly open = true; }
class Card { @Field() title!: string; }
declare const line: { sku: string; quantity: number; price: number };
declare const card: Card;
`;

const right = {
  'a model: itself, the same data without its class, a subclass, with more than is declared': `
class More extends Card { more = 1; }
class A {
  @Get('/', { returns: Card }) itself() { return card; }
  @Get('/', { returns: Card }) plain() { return { title: 'x', more: 1 }; }
  @Get('/', { returns: Card }) sub() { return new More(); }
  @Get('/', { returns: Line }) withoutMethods() { return line; }
  @Get('/', { returns: Card }) async later() { return Promise.resolve(card); }
  @Post({ returns: Card }) withoutPath() { return card; }
  @Route('GET', '/', { returns: Card }) route() { return card; }
}`,
  'lists, maps, sets, unions, what may be missing': `
class A {
  @Get('/', { returns: [Line] }) list(): readonly { sku: string; quantity: number }[] { return [line]; }
  @Get('/', { returns: mapOf(Line) }) record() { return { a: line }; }
  @Get('/', { returns: mapOf(Line) }) map() { return new Map([['a', line]]); }
  @Get('/', { returns: setOf(String) }) set() { return new Set(['a']); }
  @Get('/', { returns: setOf(String) }) listForSet() { return ['a']; }
  @Get('/', { returns: nullable(Card) }) maybe() { return Math.random() > 1 ? card : null; }
  @Get('/', { returns: oneOf(Card, Line) }) either() { return Math.random() > 1 ? card : line; }
  @Get('/', { returns: literal('a', 'b') }) literal(): 'a' | 'b' { return 'a'; }
  @Get('/', { returns: () => Card }) laterType() { return card; }
  @Get('/', { returns: String }) text() { return 'x'; }
  @Get('/', { returns: null }) nothing() {}
  @Get('/', { returns: null }) async nothingLater() { await Promise.resolve(); }
}`,
  'a response made by hand, alone or beside a result; what nobody knows; what never returns': `
class A {
  @Get('/', { returns: Card }) made() { return new JsonResponse(1); }
  @Get('/', { returns: Card }) either() { return Math.random() > 1 ? card : new Response('x'); }
  @Get('/', { returns: Card }) unknown(): unknown { return 1; }
  @Get('/', { returns: Card }) never(): never { throw new Error(); }
}`,
  'nothing at all for what may be null': `
class A {
  @Get('/', { returns: nullable(Card) }) found() { return new Map<string, Card>().get('x'); }
  @Get('/', { returns: nullable(Card) }) async later() { return [card].find((one) => one.title === 'x'); }
  @Get('/', { returns: oneOf(nullable(Card), Line) }) union() { return Math.random() > 1 ? line : undefined; }
  @Get('/', { returns: () => nullable(Card) }) laterType() { return [card].at(0); }
}`,
  'plain data without the getters of its model': `
class Sum { @Field() net!: number; @Field({ type: [Line] }) lines: Line[] = []; get gross(): number { return this.net * 2; } }
class Sums { @Field({ type: Sum }) first!: Sum; }
class A {
  @Get('/', { returns: Sum }) plain() { return { net: 1, lines: [line] }; }
  @Get('/', { returns: [Sum] }) list() { return [{ net: 1, lines: [], gross: 2 }, new Sum()]; }
  @Get('/', { returns: Sums }) inside() { return { first: { net: 1, lines: [] } }; }
}`,
  'what a response class takes': `
class Csv extends Response<readonly Card[]> { static override readonly mediaType = 'text/csv'; }
class A {
  @Get('/', { responseClass: Csv }) cards() { return [card]; }
  @Get('/', { responseClass: Csv }) async later(): Promise<Card[] | JsonResponse> { return [card]; }
  @Get('/', { responseClass: HtmlResponse }) text() { return 'x'; }
  @Get('/', { responseClass: JsonResponse }) json() { return { any: 1 }; }
  @Get('/', { responseClass: RedirectResponse }) there() { return new URL('https://x.example'); }
  @Get('/', { responseClass: StreamingResponse }) *pieces() { yield 'x'; }
  @Get('/', { responseClass: StreamingResponse }) async *laterPieces() { yield new Uint8Array(); }
  @Get('/', { responseClass: HtmlResponse }) unknown(): unknown { return 1; }
  @Get('/', { responseClass: Csv, returns: [Card] }) stated() { return [{ title: 'x' }]; }
}`,
  'a status without a body': `
class A {
  @Delete('/', { status: 204, returns: null }) nothing() {}
  @Delete('/', { status: 204 }) unsaid() {}
  @Delete('/', { status: 201, returns: Card }) other() { return card; }
}`,
  'classes of errors by themselves: whether they have handlers is seen at start-up': `
class A { @Get('/', { errorHandlers: [Card] }) x() {} }`,
  'nothing stated': `class A { @Get() any() { return 1; } @Get('/x') path() { return null; } @Get({ tags: ['x'] }) options() {} @Get('/', { status: 204 }) both() {} }`,
  'answers besides the usual one: by status, range or default': `
class A {
  @Get('/', { responses: { 404: Card, 418: { description: 'no coffee', returns: Card }, '5XX': { description: 'ours' }, default: Line } }) x() {}
}`,
  'a handler of errors takes what it catches, or something wider': `
class Storm extends Error { wind = 1; }
class A {
  @Catch(Storm) one(error: Storm) { return error.wind; }
  @Catch(Storm, TypeError) several(error: Error) { return error.message; }
  @Catch(404) status(error: HttpException) { return error.status; }
  @Catch(Storm) none() {}
  @Catch(Storm) anything(error: unknown) { return error; }
}`,
  'a problem is thrown with the members that it declares': `
class Shortage { @Field() sku!: string; @Field() left!: number; }
class Missing extends Problem({ status: 404 }) {}
class Short extends Problem({ status: 409, members: Shortage }) {}
new Missing(); new Missing('why'); new Missing({ detail: 'why', instance: '/x' }, { headers: { 'x-a': 'b' } });
new HttpException(401, 'who', { headers: { 'set-cookie': ['a=1', 'b=2'], 'x-a': 'b' } });
new Short({ sku: 'a', left: 1 }); new Short({ detail: 'why', sku: 'a', left: 1 });
class A { @Get('/', { throws: [Missing, Short] }) x() {} }`,
  'a problem is exported, with the types of its constructor written out for a declaration file': `
export class Missing extends Problem({ status: 404, title: 'Missing' }) {}
export class Short extends Problem({ status: 409, members: Line }) {}`,
};

const sentence = 'what the method returns is not of the type that its route states';

const wrong: Readonly<Record<string, readonly [code: string, text: string]>> = {
  'another type': [`class A { @Get('/', { returns: Card }) x() { return 1; } }`, sentence],
  'a property of another type': [`class A { @Get('/', { returns: Card }) x() { return { title: 1 }; } }`, sentence],
  'a missing property': [`class A { @Get('/', { returns: Line }) x() { return { sku: 'x' }; } }`, sentence],
  'one for a list': [`class A { @Get('/', { returns: [Card] }) x() { return card; } }`, sentence],
  'a list for one': [`class A { @Get('/', { returns: Card }) async x() { return [card]; } }`, sentence],
  'null where it cannot be': [`class A { @Get('/', { returns: Card }) x() { return Math.random() > 1 ? card : null; } }`, sentence],
  'nothing where there is something': [`class A { @Get('/', { returns: Card }) x() {} }`, sentence],
  'something where there is nothing': [`class A { @Get('/', { returns: null }) x() { return card; } }`, sentence],
  'nothing at all where there is something': [`class A { @Get('/', { returns: Card }) x() { return [card].at(0); } }`, sentence],
  'a property that is missing where all are readonly': [
    `class Fixed { @Field() readonly id!: string; @Field() readonly at!: string; }
class A { @Get('/', { returns: Fixed }) x() { return { id: 'a' }; } }`,
    sentence,
  ],
  'a tag that is missing': [
    `class Cat { @Field() readonly kind = 'cat'; @Field() lives!: number; }
class A { @Get('/', { returns: Cat }) x() { return { lives: 9 }; } }`,
    sentence,
  ],
  'a getter of another type': [
    `class Sum { @Field() net!: number; get gross(): number { return 1; } }
class A { @Get('/', { returns: Sum }) x() { return { net: 1, gross: 'x' }; } }`,
    sentence,
  ],
  'what a response class does not take': [
    `class Csv extends Response<readonly Card[]> {}
class A { @Get('/', { responseClass: Csv }) x() { return card; } }`,
    'what the method returns is not what its response class takes',
  ],
  'data for a page': [
    `class A { @Get('/', { responseClass: HtmlResponse }) async x() { return { title: 'x' }; } }`,
    'what the method returns is not what its response class takes',
  ],
  'a body under a status that has none': [
    `class A { @Delete('/', { status: 204, returns: Card }) x() { return card; } }`,
    'an answer of status 204, 205 or 304 has no body: leave returns out, or write null',
  ],
  'another literal': [`class A { @Get('/', { returns: literal('a') }) x() { return 'b' as const; } }`, sentence],
  'a type that cannot be stated': [`class A { @Get('/', { returns: 5 }) x() { return 5; } }`, "Type 'number' is not assignable to type"],
  'an error of another class': [
    `class Storm extends Error { wind = 1; }\nclass A { @Catch(TypeError) x(error: Storm) { return error.wind; } }`,
    'the first parameter does not take every error that is caught',
  ],
  'a problem without its members': [
    `class M { @Field() sku!: string; }\nclass P extends Problem({ status: 409, members: M }) {}\nnew P({ detail: 'why' });`,
    "Property 'sku' is missing",
  ],
  'a text for a problem with members': [
    `class M { @Field() sku!: string; }\nclass P extends Problem({ status: 409, members: M }) {}\nnew P('why');`,
    "Argument of type 'string' is not assignable",
  ],
  'a member of a problem that RFC 9457 has a meaning for': [
    `class M { @Field() title!: string; }\nclass P extends Problem({ status: 409, members: M }) {}`,
    'type, title, status, detail and instance mean something of their own in every problem (RFC 9457): give the member another name',
  ],
  'an option that there is not': [
    `class A { @Get('/', { returns: Card, sumary: 'x' }) x() { return card; } }`,
    "Type 'string' is not assignable to type 'never'",
  ],
  'an option that there is not, without a path': [`class A { @Post({ sumary: 'x' }) x() {} }`, "'sumary' does not exist in type"],
  'an option that there is not, for any method': [
    `class A { @Route('GET', '/', { sumary: 'x' }) x() {} }`,
    "'sumary' does not exist in type",
  ],
  'what is no problem': [`class A { @Get('/', { throws: [Error] }) x() {} }`, "Property 'problem' is missing"],
  'what is no response class': [`class A { @Get('/', { responseClass: Card }) x() {} }`, 'is missing the following properties from type'],
};

describe('what a route returns is held against the method by the compiler', () => {
  const found = compile(
    new Map([
      ...Object.entries(right).map(([name, code]) => [name, models + code] as const),
      ...Object.entries(wrong).map(([name, [code]]) => [name, models + code] as const),
    ]),
  );

  it.each(Object.keys(right))('compiles: %s', (name) => expect(found.get(name)).toEqual([]));

  it.each(Object.entries(wrong))('does not compile: %s', (name, [, text]) => {
    const complaints = found.get(name) ?? [];
    expect(complaints).not.toEqual([]);
    expect(complaints.map((one) => one.text).join('\n')).toContain(text);
  });
});
