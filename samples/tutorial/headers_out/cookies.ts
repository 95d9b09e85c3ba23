/** Cookies set on the injected response state or on a response made by hand, with all their attributes. */
import { Body, Controller, Cookie, cookie, createApp, dependency, Depends, Field, Get, HttpException, Int, JsonResponse } from 'tenon';
import { Module, nullable, Path, Post, Query, RedirectResponse, ResponseState } from 'tenon';

class Basket {
  @Field({ type: [String] }) books: string[] = [];
}

/** Everybody gets a visitor cookie, once. */
const greet = dependency({ state: ResponseState, visitor: cookie({ type: nullable(String), default: null }) }, ({ state, visitor }) => {
  if (visitor === null) state.setCookie('visitor', 'new', { httpOnly: true });
  return visitor;
});

@Controller()
class Bookshop {
  @Get('/plain')
  setPlain(@Depends() state: ResponseState, @Query() value: string = 'paper') {
    state.setCookie('cover', value);
    return { cover: value };
  }

  @Get('/lasting')
  setLasting(@Depends() state: ResponseState, @Query({ type: Int }) seconds: number = 3600) {
    state.setCookie('shelf', 'poetry', { maxAge: seconds });
  }

  @Get('/dated')
  setDated(@Depends() state: ResponseState) {
    state.setCookie('voucher', 'V10', { expires: new Date('2032-02-29T08:30:00Z') });
    state.setCookie('coupon', 'C20', { expires: 'Sun, 29 Feb 2032 08:30:00 GMT' });
  }

  @Get('/strict')
  setStrict(@Depends() state: ResponseState) {
    const everything = { path: '/till', domain: 'books.example', secure: true, httpOnly: true, sameSite: 'strict', maxAge: 60 } as const;
    state.setCookie('till', '7', everything);
  }

  @Get('/lax/:rule')
  setRule(@Path() rule: string, @Depends() state: ResponseState) {
    if (rule === 'off') state.setCookie('rule', rule, { sameSite: null, path: null });
    else state.setCookie('rule', rule, { sameSite: rule as 'lax', secure: rule === 'none' });
  }

  @Get('/basket', { returns: Basket })
  readBasket(@Depends() state: ResponseState, @Cookie() basket: string = '') {
    const books = basket.split('+').filter((book) => book !== '');
    state.setCookie('seen', String(books.length));
    state.headers.set('x-books', String(books.length));
    return { books, secret: 'x' };
  }

  @Post('/basket', { status: 201 })
  putBasket(@Body() basket: Basket, @Depends() state: ResponseState, @Depends(greet) visitor: string | null) {
    state.setCookie('basket', basket.books.join('+'));
    state.setCookie('size', String(basket.books.length), { path: '/basket' });
    return { visitor };
  }

  @Get('/twice')
  setTwice(@Depends() state: ResponseState) {
    state.setCookie('page', '1');
    state.setCookie('page', '2', { path: '/page' });
  }

  @Post('/leave')
  leave(@Depends() state: ResponseState) {
    state.deleteCookie('basket');
    return { left: true };
  }

  @Get('/gift')
  give(@Query() away: boolean = false) {
    const answer = away ? new RedirectResponse('/plain', { status: 303 }) : new JsonResponse({ gift: 'bookmark' });
    return answer.setCookie('gift', 'bookmark', { maxAge: 5 }).setCookie('ribbon', 'red', { sameSite: 'none', secure: true });
  }

  @Get('/closed', { use: [greet], responses: { 403: { description: 'Closed' } } })
  closed(@Depends() state: ResponseState) {
    state.setCookie('tried', 'yes');
    throw new HttpException(403, 'Closed', { headers: { 'Set-Cookie': 'closed=yes; Path=/' } });
  }
}

@Module({ controllers: [Bookshop] })
class BookshopModule {}

export const app = createApp(BookshopModule, { title: 'Bookshop' });
