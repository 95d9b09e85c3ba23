/** Everything a document says about the service itself, with ordered tags and servers, and the pages that show it. */
import { Controller, createApp, type DocumentOptions, Get, Module } from 'tenon';

@Controller()
class Observatory {
  @Get('/domes', { tags: ['domes'], operationId: 'listDomes', summary: 'All domes' })
  listDomes() {
    return ['north', 'south'];
  }

  @Get('/planets', { tags: ['sky', 'tonight'], operationId: 'listPlanets', summary: 'Planets tonight', status: 203 })
  listPlanets() {
    return ['Mars', 'Uranus'];
  }
}

@Module({ controllers: [Observatory] })
class ObservatoryModule {}

const description = `
Bookings for *two domes*.

* **North** for planets
* **South** for anything faint
`;

const openapi: DocumentOptions = {
  info: {
    termsOfService: 'https://observatory.example/terms',
    contact: { name: 'The night desk', url: 'https://observatory.example/desk', email: 'desk@observatory.example' },
    license: { name: 'MIT', identifier: 'MIT' },
  },
  tags: [
    {
      name: 'sky',
      description: 'What can be seen',
      externalDocs: { description: 'Star charts', url: 'https://observatory.example/charts' },
    },
    { name: 'domes', description: 'Where to *stand*' },
    { name: 'unused', description: 'Nothing carries this tag', 'x-note': 'kept as given' },
  ],
  externalDocs: { description: 'The handbook', url: 'https://observatory.example/handbook' },
  servers: [
    {
      url: 'https://{dome}.observatory.example',
      description: 'One per dome',
      variables: { dome: { default: 'north', enum: ['north', 'south'], description: 'Which dome' } },
    },
    { url: '/' },
  ],
};

export const app = createApp(ObservatoryModule, {
  title: 'Observatory <Nights>',
  version: '3.1.4-beta',
  summary: 'Who looks where, and when.',
  description,
  openapi,
});
