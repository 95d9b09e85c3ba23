/** Addresses of routes are made from their names and path parameters. */
import type { Request } from 'express';
import { Controller, createApp, Get, Int, Links, Module, Path, RedirectResponse, Req } from 'tenon';

@Controller('/stars/:star')
class Stars {
  constructor(private readonly links: Links) {}

  @Get({ name: 'star' })
  readStar(@Path() star: string, @Req() request: Request) {
    return { star, self: this.links.url(request, 'star', { star }), planets: this.links.url(request, 'planets', { star }) };
  }

  @Get('/planets/:number', { name: 'planet' })
  readPlanet(@Path() star: string, @Path({ type: Int }) number: number, @Req() request: Request) {
    const following = this.links.url(request, 'planet', { star, number: number + 1 });
    return { next: following, path: following.pathname, page: new URL('?lang=en&page=2', following) };
  }

  @Get('/planets', { name: 'planets' })
  listPlanets(@Path() star: string) {
    return [star];
  }
}

@Controller()
class Observatory {
  constructor(private readonly links: Links) {}

  @Get('/plates/*plate', { name: 'plate' })
  readPlate(@Path() plate: string, @Req() request: Request) {
    return [plate, this.links.url(request, 'plate', { plate: '1923/m31.fit' })];
  }

  @Get('/brightest', { name: 'brightest' })
  readBrightest(@Req() request: Request) {
    return new RedirectResponse(this.links.url(request, 'star', { star: 'sirius' }), { status: 303 });
  }

  @Get('/path/:star', { name: 'inner path' })
  readPath(@Path() star: string, @Req() request: Request) {
    const bare = this.links.url(request, 'inner path', { star });
    return { path: this.links.path('star', { star }), here: request.path, bare };
  }

  @Get('/unknown', { name: 'unknown' })
  readUnknown(@Req() request: Request) {
    return this.links.url(request, 'comet', { number: 1 });
  }
}

@Module({ controllers: [Stars], prefix: '/sky' })
class SkyModule {}

@Module({ imports: [SkyModule], controllers: [Observatory] })
class ObservatoryModule {}

export const app = createApp(ObservatoryModule);
