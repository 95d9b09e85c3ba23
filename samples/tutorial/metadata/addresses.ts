/** The document and one page at addresses of their own, the other page switched off, and a license with an address. */
import { Controller, createApp, Get, Module } from 'tenon';

@Controller()
class Ferries {
  @Get('/ferries', { operationId: 'listFerries', summary: 'All ferries', deprecated: true })
  listFerries() {
    return [{ name: 'Ida', seats: 90 }];
  }

  @Get('/redoc', { includeInSchema: false })
  readRedoc() {
    return 'a dog of that name';
  }
}

@Module({ controllers: [Ferries] })
class FerriesModule {}

const info = {
  license: { name: 'Harbour Licence', url: 'https://harbour.example/licence' },
  contact: { email: 'quay@harbour.example' },
};

export const app = createApp(FerriesModule, {
  title: 'Ferry times',
  version: '2026.1',
  description: '',
  openapi: { path: '/about/ferries.json', info },
  docs: { swagger: { path: '/about/try', oauth2Redirect: '/about/try/back' }, redoc: false },
});
