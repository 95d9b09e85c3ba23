/** A handler answers for a class of errors and its subclasses, the nearest one wins, and a handler for a status wins for HTTP errors. */
import type { Request } from 'express';
import { Catch, Controller, createApp, dependency, Depends, Get, header, HttpException, Int, JsonResponse, Module, Path } from 'tenon';
import { PlainTextResponse, Req } from 'tenon';

/** Anything that the weather does. */
class Storm extends Error {}

class Fog extends Storm {
  constructor(readonly metres: number) {
    super();
  }
}

class ThickFog extends Fog {}

class Customs extends HttpException {
  constructor(readonly paper: string) {
    super(451, `${paper} missing`, { headers: { 'X-Office': 'customs' } });
  }
}

class Quarantine extends HttpException {}

class HarbourErrors {
  @Catch(Storm)
  onStorm(_error: Storm, @Req() { params }: Request) {
    return new JsonResponse({ weather: 'storm', ship: params.ship }, { status: 503, headers: { 'Retry-After': '3600' } });
  }

  @Catch(Fog)
  onFog({ metres }: Fog, @Req() { path }: Request) {
    return new JsonResponse({ weather: 'fog', sight: metres, path }, { status: 409 });
  }

  @Catch(Customs)
  onCustoms({ status, paper, headers }: Customs) {
    return new PlainTextResponse(`${status}: ${paper}`, { status: 402, headers });
  }

  @Catch(404)
  onMissing({ detail }: HttpException, @Req() { path }: Request) {
    return { lost: path, detail };
  }
}

const harbourmaster = dependency({ draught: header('x-draught', { type: Int, default: 3 }) }, ({ draught }) => {
  if (draught > 20) throw new Fog(draught);
  if (draught > 10) throw new HttpException(404, 'Too deep');
  return draught;
});

const fates: Readonly<Record<string, () => Error>> = {
  tempest: () => new Storm(),
  ghost: () => new Fog(40),
  shadow: () => new ThickFog(4),
  trader: () => new Customs('manifest'),
  fever: () => new Quarantine(403, { days: 40 }, { headers: { 'X-Flag': 'yellow' } }),
  lost: () => new HttpException(404, ['no', 'ship']),
  broken: () => new HttpException(405),
};

@Controller()
class Harbour {
  @Get('/ships/:ship', { responses: { 402: {}, 403: {}, 404: {}, 405: {}, 409: {}, 503: { description: 'Storm' } } })
  readShip(@Path() ship: string, @Depends(harbourmaster) draught: number) {
    const fate = fates[ship];
    if (fate !== undefined) throw fate();
    return { ship, draught };
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

export const app = createApp(HarbourModule, { errorHandlers: [HarbourErrors] });
