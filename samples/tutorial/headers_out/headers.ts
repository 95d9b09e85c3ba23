/** Headers put on the injected response state, by handlers and dependencies, go out with whatever is returned. */
import { Controller, createApp, Delete, dependency, Depends, Field, Get, Header, HttpException, Int, JsonResponse, Module } from 'tenon';
import { Path, PlainTextResponse, Post, Query, query, Response, ResponseState } from 'tenon';

const nameTelescope = dependency(
  { state: ResponseState, telescope: query({ type: String, default: 'Refractor 2' }) },
  ({ state, telescope }) => {
    if (telescope !== '') state.headers.set('x-telescope', telescope);
  },
);

const countQuota = dependency({ state: ResponseState, used: query({ type: Int, default: 1 }) }, ({ state, used }) => {
  state.headers.set('x-quota-left', String(10 - used));
  if (used > 10) throw new HttpException(429, 'Enough for tonight', { headers: { 'Retry-After': '3600', 'X-Quota-Left': '0' } });
  return 10 - used;
});

const keepPrivate = dependency({ state: ResponseState }, ({ state }) => {
  state.headers.set('cache-control', 'private, max-age=60');
  state.headers.append('vary', 'Cookie');
});

class Star {
  @Field() name!: string;
  @Field() magnitude!: number;
}

const tooMany = { 429: { description: 'Enough for tonight' } };

@Controller()
class Observatory {
  @Get('/stars/:name', { returns: Star })
  readStar(@Path() name: string, @Depends() state: ResponseState, @Query() lang: string = 'la') {
    state.headers.set('content-language', lang);
    state.headers.set('x-star', name);
    return { name, magnitude: 1.25, hidden: true };
  }

  @Get('/quota', { responses: tooMany })
  readQuota(@Depends(countQuota) left: number) {
    return { left };
  }

  @Get('/own-quota', { responses: tooMany })
  readOwnQuota(@Depends() state: ResponseState, @Depends(countQuota) left: number, @Query({ type: Int }) raised: number = 0) {
    if (raised !== 0) state.headers.set('x-quota-left', String(left + raised));
    return { left: left + raised };
  }

  @Get('/lists')
  readLists(@Depends() { headers }: ResponseState) {
    headers.append('x-filter', 'red');
    headers.append('x-filter', 'blue');
    if (!headers.has('x-telescope')) headers.set('x-telescope', 'none');
    return [];
  }

  @Get('/anonymous')
  readAnonymous(@Depends() state: ResponseState) {
    state.headers.delete('x-telescope');
  }

  @Post('/plates', { status: 201 })
  addPlate(@Depends() state: ResponseState, @Query({ type: Int }) number: number = 1) {
    state.headers.set('location', `/plates/${number}`);
    state.headers.set('x-plate', String(number));
    return { plate: number };
  }

  @Delete('/plates/:number', { status: 204 })
  dropPlate(@Path({ type: Int }) number: number, @Depends() state: ResponseState) {
    state.headers.set('x-dropped', String(number));
  }

  @Get('/charts')
  readChart(@Query() kind: string = 'json') {
    if (kind === 'text') return new PlainTextResponse('* . *', { headers: { 'X-Chart': 'text', 'Content-Language': 'zxx' } });
    if (kind === 'none') return new Response(null, { headers: { 'X-Chart': 'none' } });
    const headers = { 'X-Chart': 'json', 'Cache-Control': 'no-store', 'Content-Type': 'application/json; profile=dots' };
    return new JsonResponse({ dots: 3 }, { headers });
  }
}

@Controller('/night')
class Night {
  @Get('/sky', { use: [countQuota], responses: tooMany })
  readSky(@Depends() state: ResponseState, @Header() userAgent: string) {
    state.headers.set('x-seen-by', userAgent);
    state.headers.append('vary', 'User-Agent');
    return { clouds: 0 };
  }
}

@Module({ controllers: [Night], use: [keepPrivate] })
class NightModule {}

@Module({ imports: [NightModule], controllers: [Observatory] })
class ObservatoryModule {}

export const app = createApp(ObservatoryModule, { title: 'Observatory', use: [nameTelescope] });
