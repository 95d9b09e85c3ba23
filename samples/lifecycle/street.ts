import express from 'express';
import { Controller, createApp, Depends, Get, Links, Module, ROOT_PATH, type Granted } from 'tenon';
import { bakery, kitchen } from './bakery.js';

@Controller()
class Street {
  constructor(private readonly links: Links) {}

  @Get()
  look() {
    return { map: this.links.path('maps', { path: 'town square.svg' }) };
  }
}

@Module({ controllers: [Street] })
class StreetModule {}

@Controller()
class Cafe {
  @Get('/menu')
  menu(@Depends(ROOT_PATH) root: string) {
    return { root };
  }
}

@Module({ controllers: [Cafe] })
class CafeModule {}

const legacy = express().get('/news', (request, response) => void response.json({ base: request.baseUrl }));

export const street = createApp(StreetModule, { title: 'Street', rootPath: '/town' })
  .mount('/bakery', bakery)
  .mount('/cafe', createApp(CafeModule, { title: 'Café' }))
  .mount('/legacy', legacy)
  .mount('/maps', (request, response) => void response.end(`map of ${request.url}`), { name: 'maps' });

@Controller()
class Cellar {
  @Get('/flour')
  flour(@Depends(kitchen) { flour }: Granted<typeof kitchen>) {
    return { flour };
  }
}

@Module({ controllers: [Cellar] })
export class CellarModule {}
