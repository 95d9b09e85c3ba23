/** An application behind a proxy that strips a prefix: the prefix is known to the handlers, the pages and the servers of the document. */
import type { Request } from 'express';
import { Controller, createApp, Depends, Get, Int, Links, Module, Path, Req, ROOT_PATH } from 'tenon';

@Controller()
class Mast {
  constructor(private readonly links: Links) {}

  @Get('/wind', { operationId: 'wind', summary: 'Wind' })
  readWind(@Depends(ROOT_PATH) root: string, @Req() { originalUrl }: Request) {
    return { root, path: originalUrl };
  }

  @Get('/links', { name: 'links', operationId: 'links', summary: 'Links' })
  readLinks(@Depends(ROOT_PATH) root: string, @Req() request: Request) {
    const whole = this.links.url(request, 'day', { day: 3 });
    return { path: this.links.path('day', { day: '3' }), whole, base: new URL(`${root}/`, whole) };
  }

  @Get('/days/:day', { name: 'day', includeInSchema: false })
  readDay(@Path({ type: Int }) day: number) {
    return { day };
  }
}

@Controller()
class Archive {
  @Get('/years', { operationId: 'years', summary: 'Years' })
  listYears(@Depends(ROOT_PATH) root: string) {
    return { root, years: [1999] };
  }
}

@Module({ controllers: [Mast] })
class MastModule {}

@Module({ controllers: [Archive] })
class ArchiveModule {}

const servers = [{ url: 'https://mast.example', description: 'In the open' }, { url: '/staging' }];

export const app = createApp(MastModule, { title: 'Weather mast', rootPath: '/api/v2', openapi: { servers } });
app.mount('/archive', createApp(ArchiveModule, { title: 'Archive' }));
