/** One handler for every error that has no other: it answers instead of the bare 500, and leaves HTTP errors alone. */
import type { Request } from 'express';
import { Catch, Controller, createApp, Get, HttpException, Injectable, JsonResponse, Module, Path, Req } from 'tenon';

class Leak extends Error {}

class Fire extends Error {}

@Injectable()
class Logbook {
  readonly caught: string[] = [];
}

@Injectable()
class Engineer {
  constructor(private readonly logbook: Logbook) {}

  @Catch(Error)
  onAnything(error: Error, @Req() { path }: Request) {
    this.logbook.caught.push(error.constructor.name);
    return new JsonResponse({ apology: error.message, path }, { status: 500, headers: { 'X-Engineer': 'called' } });
  }

  @Catch(Leak)
  onLeak(error: Leak) {
    return new JsonResponse({ leak: error.message }, { status: 507 });
  }
}

@Controller()
class Ship {
  constructor(private readonly logbook: Logbook) {}

  @Get('/decks/:deck', { responses: { 500: { description: 'An apology' }, 507: { description: 'A leak' } } })
  readDeck(@Path() deck: string) {
    if (deck === 'engine') throw new Fire('smoke on the engine deck');
    if (deck === 'bilge') throw new Leak('water in the bilge');
    if (deck === 'crew') throw new HttpException(500, 'Crew only');
    return deck;
  }

  @Get('/caught')
  readCaught() {
    return this.logbook.caught;
  }
}

@Module({ controllers: [Ship], providers: [Logbook] })
class ShipModule {}

export const app = createApp(ShipModule, { errorHandlers: [Engineer] });
