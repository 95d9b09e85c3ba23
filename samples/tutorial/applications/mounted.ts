/** Applications inside an application: each with its own document, page, error handler and middleware; and a mounted handler that is no FastAPI at all. */
import type { Request, RequestHandler } from 'express';
import { Application, Catch, Controller, createApp, Depends, Get, JsonResponse, Links, Module, Path, Post, Req, ROOT_PATH } from 'tenon';

class LowTide extends Error {}

class Depths {
  @Catch(LowTide)
  refuse(_: LowTide, @Depends() app: Application) {
    return new JsonResponse({ tide: 'low', 'told by': app.options.title }, { status: 425 });
  }
}

const header = (name: string, value?: string): RequestHandler => {
  return (request, response, next) => {
    response.set(name, value ?? request.method);
    next();
  };
};

@Controller()
class Harbour {
  @Get('/tide', { operationId: 'tide', summary: 'Tide' })
  readTide(@Depends(ROOT_PATH) root: string, @Depends() app: Application) {
    return { root, app: app.options.title };
  }

  @Get('/lightly')
  tread() {
    return 'not part of the mount';
  }
}

@Controller()
class Pilots {
  constructor(private readonly links: Links) {}

  @Get({ operationId: 'pilots', summary: 'Pilots' })
  listPilots(@Depends(ROOT_PATH) root: string, @Depends() app: Application, @Req() request: Request) {
    return { root, app: app.options.title, path: request.originalUrl };
  }

  @Get('/tide', { operationId: 'pilotTide', summary: 'Tide for pilots' })
  readPilotTide() {
    throw new LowTide();
  }

  @Get('/:name', { name: 'pilot', includeInSchema: false })
  readPilot(@Path() name: string, @Req() request: Request) {
    return { name, self: this.links.url(request, 'pilot', { name }) };
  }
}

@Controller('/depth')
class Boats {
  @Get({ operationId: 'depth', summary: 'Depth' })
  readDepth() {
    throw new LowTide();
  }

  @Post({ operationId: 'dredge', summary: 'Dredge', status: 202 })
  dredge(@Depends(ROOT_PATH) root: string) {
    return { root };
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

@Module({ controllers: [Pilots] })
class PilotsModule {}

@Module({ controllers: [Boats] })
class BoatsModule {}

const lighthouse: RequestHandler = (request, response) => {
  const [path, query = ''] = request.originalUrl.split('?');
  response.status(299).set({ 'content-type': 'text/x-light', 'x-flash': '3' });
  response.end(`${request.method} ${request.baseUrl} ${path} ?${query}`);
};

const boats = createApp(BoatsModule, { title: 'Boats', docs: { swagger: false }, errorHandlers: [Depths] });

const pilots = createApp(PilotsModule, {
  title: 'Pilots',
  version: '2',
  description: 'Who knows the shallows',
  openapi: { servers: [{ url: 'https://pilots.example' }] },
  middleware: [header('x-pilot', 'aye')],
}).mount('/boats', boats);

export const app = createApp(HarbourModule, { title: 'Harbour', middleware: [header('x-harbour')] })
  .mount('/pilots', pilots)
  .mount('/light', lighthouse);
