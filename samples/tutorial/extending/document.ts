/** The application changes its own document before it is handed out; what comes of it is kept until it is forgotten. */
import { Controller, createApp, Depends, Get, Module, OpenApi, type OpenApiDocument, Post, Put } from 'tenon';

let built = 0;

@Controller()
class Garden {
  @Get('/roses', { operationId: 'listRoses', summary: 'All roses', tags: ['roses'] })
  listRoses() {
    return ['Albertine', 'Veilchenblau'];
  }

  @Post('/roses', { operationId: 'plantRose', summary: 'Plant one', status: 204 })
  plantRose() {}

  @Get('/compost', { operationId: 'readCompost' })
  readCompost() {
    return { heaps: 3 };
  }

  @Get('/builds', { includeInSchema: false })
  countBuilds() {
    return built;
  }

  @Put('/forget', { includeInSchema: false })
  forget(@Depends() openapi: OpenApi) {
    openapi.forget();
    return 'forgotten';
  }
}

@Module({ controllers: [Garden] })
class GardenModule {}

function extend(document: OpenApiDocument): void {
  built += 1;
  document.info.description = `Build ${built}`;
  document.info['x-logo'] = { url: 'https://roses.example/logo.svg', altText: 'A rose' };
  delete document.paths['/compost'];
  Object.assign(document.paths['/roses']?.get?.responses[200]?.content ?? {}, { 'text/csv': { example: 'Albertine' } });
  document.components = { securitySchemes: { gate: { type: 'http', scheme: 'basic' } } };
  document['x-gardeners'] = ['Ida', 'Bo'];
}

export const app = createApp(GardenModule, {
  title: 'Rose garden',
  version: '7',
  summary: 'What blooms',
  openapi: { tags: [{ name: 'roses', description: 'All that climb' }], servers: [{ url: 'https://roses.example' }], extend },
});
