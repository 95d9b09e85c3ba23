/** Redirects: by a returned response, or by the response class with the place as return value. */
import { Controller, createApp, Delete, dependency, Depends, Get, HttpException, Int, Module, Path, Post, Put } from 'tenon';
import { Query, RedirectResponse, ResponseState } from 'tenon';

const moved = new Map([
  ['north', '/lines/1'],
  ['coast', 'https://coast.example/timetable?day=mon#noon'],
]);

const countVisit = dependency({ state: ResponseState }, ({ state }) => {
  state.headers.set('x-visit', '1');
});

@Controller()
class Timetable {
  @Get('/lines/:number')
  readLine(@Path({ type: Int }) number: number) {
    return { line: number };
  }

  @Get('/named/:name', { responses: { 404: { description: 'Never ran' } } })
  readNamed(@Path() name: string) {
    const place = moved.get(name);
    if (place === undefined) throw new HttpException(404, 'Never ran');
    return new RedirectResponse(place);
  }

  @Get('/old/:number', { responseClass: RedirectResponse })
  readOld(@Path({ type: Int }) number: number) {
    return `/lines/${number}`;
  }

  @Get('/older/:number', { responseClass: RedirectResponse, status: 301, responseDescription: 'Gone to its new number' })
  readOlder(@Path({ type: Int }) number: number) {
    return `/lines/${number + 100}`;
  }

  @Get('/found', { responseClass: RedirectResponse, status: 302, returns: String })
  readFound(@Query() word: string) {
    return `/search?q=${word}`;
  }

  @Post('/tickets', { responseClass: RedirectResponse, status: 303 })
  buy(@Query({ type: Int }) line: number = 1) {
    return `/lines/${line}?paid=yes`;
  }

  @Put('/tickets/:number')
  change(@Path({ type: Int }) number: number, @Query() forever: boolean = false) {
    const headers = { 'x-reason': 'new desk', 'cache-control': 'no-store' };
    return new RedirectResponse(`/v2/tickets/${number}`, { status: forever ? 308 : 307, headers });
  }

  @Delete('/tickets/:number', { responseClass: RedirectResponse, use: [countVisit] })
  giveBack(@Path({ type: Int }) number: number, @Depends() state: ResponseState, @Query() kindly: boolean = false) {
    if (kindly) state.status = 303;
    return `/refunds/${number}`;
  }

  @Get('/enter')
  enter(@Query() to: string = '/lines/1') {
    return new RedirectResponse(to, { status: 303 }).setCookie('from', 'gate');
  }

  @Get('/raw', { status: 307 })
  byHand(@Depends() state: ResponseState) {
    state.headers.set('location', '/lines/9');
    return { go: '/lines/9' };
  }

  @Get('/stop/*name')
  readStop(@Path() name: string) {
    return new RedirectResponse(`/map/${name}`);
  }
}

@Module({ controllers: [Timetable] })
class TimetableModule {}

export const app = createApp(TimetableModule, { title: 'Railway timetable' });
