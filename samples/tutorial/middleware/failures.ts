/** Handled errors reach middleware as answers; what middleware itself throws lies outside of the error handlers, and what nobody handles reaches error middleware. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import onHeaders from 'on-headers';
import { Catch, Controller, createApp, Get, HttpException, JsonResponse, Module, Path } from 'tenon';

const seen: string[] = [];

class Frost extends Error {}

class Hail extends Error {}

class WeatherErrors {
  @Catch(Frost)
  onFrost() {
    return new JsonResponse({ weather: 'frost' }, { status: 409 });
  }
}

const greenhouse: RequestHandler = (request, response, next) => {
  if (request.get('x-door') === 'broken') throw new Error('the door is broken');
  // An HttpException would be answered as it says, as everything that carries a status is in Express.
  if (request.get('x-door') === 'locked') throw new Error('the door is locked');
  onHeaders(response, () => {
    if (request.path !== '/seen') seen.push(`${request.path} ${response.statusCode}`);
  });
  next();
};

const roof: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof Hail) response.status(503).json({ weather: 'hail, and the roof held' });
  else next(error);
};

@Controller()
class Garden {
  @Get('/plants/:plant', { responses: { 409: { description: 'Frost' }, 410: { description: 'Cut down' }, 503: { description: 'Hail' } } })
  readPlant(@Path() plant: string) {
    if (plant === 'fern') throw new Frost();
    if (plant === 'rose') throw new Hail();
    if (plant === 'ivy') throw new HttpException(410, 'Cut down');
    return plant;
  }

  @Get('/seen')
  readSeen() {
    return seen.splice(0);
  }
}

@Module({ controllers: [Garden] })
class GardenModule {}

export const app = createApp(GardenModule, { middleware: [greenhouse], errorHandlers: [WeatherErrors] }).use(roof);
