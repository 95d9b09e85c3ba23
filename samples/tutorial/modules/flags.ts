/** Deprecation is inherited when any level says so, hiding likewise; tags keep the order from the outside in. */
import { Controller, createApp, Get, Module } from 'tenon';

@Controller('/brushes', { tags: ['paint'] })
class Brushes {
  @Get('/new', { summary: 'New brushes', responseDescription: 'Their widths' })
  listNew() {
    return [4, 8];
  }
  @Get('/worn', { deprecated: true, tags: ['attic', 'paint'] })
  listWorn() {
    return [2];
  }
  @Get('/secret', { includeInSchema: false })
  listSecret() {
    return [1];
  }
}

@Controller('/sheets', { tags: ['paper'], deprecated: true })
class Sheets {
  @Get('/thin', { description: 'Thin **sheets** only.' })
  listThin() {
    return ['rice'];
  }
  @Get('/thick', { description: 'Thick sheets.\n\nThey keep their form.', name: 'thickest_sheets', operationId: 'thickSheets' })
  listThick() {
    return ['card'];
  }
}

@Controller('/hidden', { includeInSchema: false })
class Hidden {
  @Get('/drawer', { includeInSchema: true })
  readDrawer() {
    return 'drawer';
  }
}

@Controller()
class Untagged {
  @Get('/untagged')
  readUntagged() {
    return null;
  }
}

@Module({ controllers: [Brushes] })
class BrushesModule {}

const store = { module: BrushesModule, prefix: '/store', tags: ['outer', 'store', 'paint', 'inner'] };
const cellar = { module: BrushesModule, prefix: '/cellar', includeInSchema: false };
const old = { module: BrushesModule, prefix: '/old', tags: ['paper'], deprecated: true };

@Module({ imports: [store, cellar, old], controllers: [Sheets, Hidden, Untagged] })
class WorkshopModule {}

export const app = createApp(WorkshopModule, {
  title: 'Workshop',
  version: '0.9',
  description: 'Paint and *paper*.',
  openapi: {
    tags: [
      { name: 'paper', description: 'Everything thin.', externalDocs: { description: 'The mill', url: 'https://mill.example.com/' } },
      { name: 'paint', description: 'Everything wet.' },
      { name: 'nobody', description: 'Used by no route.' },
    ],
  },
});
