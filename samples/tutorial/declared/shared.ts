/** Sets of declared answers are shared by the app, modules, imports and routes; the nearer one wins. */
import { Body, Controller, createApp, Delete, dependency, Depends, Field, Get, header, HttpException, Int, JsonResponse } from 'tenon';
import { Module, nullable, Path, Post, recordOf } from 'tenon';
import { parse } from 'tenon/model';

class Refusal {
  @Field() code!: string;
  @Field({ type: String, nullable: true }) hint: string | null = null;
}

class Full {
  @Field({ type: Int }) shelf!: number;
  @Field({ type: Int }) free: number = 0;
}

class Sample {
  @Field() species!: string;
  @Field({ type: Int }) shelf: number = 1;
}

const refusals = { 401: { returns: Refusal, description: 'Who are you?' }, 403: Refusal };

const know = dependency({ badge: header({ type: nullable(String), default: null }) }, ({ badge }) => {
  if (badge === null) throw new HttpException(401, { code: 'badge' });
  if (badge.startsWith('guest')) throw new HttpException(403, { code: 'guest', hint: 'Ask a keeper' });
  return badge;
});

const stock = new Map([
  [1, parse(Sample, { species: 'Oryza' })],
  [2, parse(Sample, { species: 'Triticum', shelf: 2 })],
]);

@Controller('/samples', { tags: ['samples'], responses: { 404: { returns: Refusal, description: 'No such sample' }, ...refusals } })
class Samples {
  @Get('/:number', { returns: Sample })
  readSample(@Path({ type: Int }) number: number) {
    return stock.get(number) ?? new JsonResponse({ code: 'number', hint: null }, { status: 404 });
  }

  @Post({
    status: 201,
    returns: recordOf(String),
    responses: { ...refusals, 409: Full, 404: { description: 'No such shelf' } },
  })
  addSample(@Body() sample: Sample, @Depends(know) badge: string) {
    if (sample.shelf > 9) throw new HttpException(404, 'No such shelf');
    if (sample.shelf === 9) return new JsonResponse(parse(Full, { shelf: 9 }), { status: 409 });
    return { by: badge, species: sample.species };
  }

  @Get({
    returns: [Sample],
    use: [know],
    responses: {
      403: { description: 'Guests see nothing', openapi: { content: { 'text/plain': {} } } },
      200: { description: 'All of them' },
    },
  })
  readSamples() {
    return [...stock.values()];
  }
}

@Controller({ responses: { 403: { description: 'Locked' }, 423: Refusal } })
class Doors {
  @Get('/:door')
  openDoor(@Path() door: string) {
    if (door === 'inner') throw new HttpException(423, { code: 'door' });
    return { open: door };
  }

  @Delete('/:door', { status: 204, responses: { 503: { description: 'Jammed' } } })
  lockDoor(@Path() door: string) {
    if (door === 'outer') throw new HttpException(503);
  }
}

@Controller()
class Weather {
  @Get('/weather', { responses: refusals })
  readWeather() {
    return { degrees: -18 };
  }
}

@Module({ controllers: [Samples], responses: { 404: { description: 'Overruled by the controller' }, 429: { description: 'Slow down' } } })
class SamplesModule {}
@Module({ controllers: [Doors] })
class DoorsModule {}

const east = { module: DoorsModule, prefix: '/east', responses: { 403: { description: 'East is locked' }, 418: {} } };
const west = { module: DoorsModule, prefix: '/west', tags: ['west'] };

@Module({ imports: [SamplesModule, east, west], controllers: [Weather] })
class VaultModule {}

export const app = createApp(VaultModule, { title: 'Seed vault', responses: { 503: { description: 'The vault is frozen shut' } } });
