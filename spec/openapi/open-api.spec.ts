import { Controller, createApp, Get, type ApplicationOptions, type OpenApiDocument } from 'tenon';
import { moduleNamed } from '../container/support/applications.js';

@Controller()
class Boats {
  @Get('/boats', { tags: ['boats'] }) list() {}
}

const documentOf = (options: ApplicationOptions): Promise<OpenApiDocument> =>
  createApp(moduleNamed('Fleet', { controllers: [Boats] }), options).openapi();

describe('what the document says of the application', () => {
  it('is FastAPI’s, where nothing is said', async () => {
    const document = await documentOf({});
    expect([document.openapi, document.info]).toEqual(['3.1.0', { title: 'Tenon', version: '0.1.0' }]);
    for (const word of ['webhooks', 'components', 'tags', 'externalDocs']) expect(document).not.toHaveProperty(word);
  });

  it('is everything that is said, extensions included, and nothing that is empty', async () => {
    const info = {
      termsOfService: 'https://fleet.example/terms',
      contact: { name: 'Harbour', url: 'https://fleet.example', email: 'harbour@fleet.example', 'x-desk': 4 },
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
      'x-logo': { url: 'https://fleet.example/logo.svg' },
    };
    const said = { title: 'Fleet', version: '2.1', summary: 'All boats', description: 'Every **boat**.' };
    expect((await documentOf({ ...said, openapi: { info } })).info).toEqual({ ...said, ...info });
    const { info: empty } = await documentOf({ title: '', summary: '', description: '' });
    expect([empty.summary, empty.description]).toEqual([undefined, undefined]);
  });

  it('has its tags in their order, and its external documentation', async () => {
    const externalDocs = { url: 'https://fleet.example/docs', description: 'More' };
    const tags = [
      { name: 'crews', description: 'Who sails' },
      { name: 'boats', externalDocs, 'x-icon': 'boat' },
    ];
    const document = await documentOf({ openapi: { tags, externalDocs } });
    expect([document.tags, document.externalDocs]).toEqual([tags, externalDocs]);
    expect(await documentOf({ openapi: { tags: [] } })).not.toHaveProperty('tags');
  });

  it('stays as it was declared when a document is changed', async () => {
    const openapi = {
      info: { contact: { name: 'Harbour' } },
      tags: [{ name: 'boats' }],
      externalDocs: { url: 'https://fleet.example' },
      extend: (document: OpenApiDocument): void => {
        (document.info.contact as { name: string }).name = 'changed';
        for (const tag of document.tags ?? []) tag.name = 'changed';
        (document.externalDocs as { url: string }).url = 'changed';
      },
    };
    await documentOf({ openapi });
    expect([openapi.info.contact, openapi.tags, openapi.externalDocs]).toEqual([
      { name: 'Harbour' },
      [{ name: 'boats' }],
      { url: 'https://fleet.example' },
    ]);
  });
});

it('an application that serves no document has one all the same', async () => {
  expect(Object.keys((await documentOf({ openapi: false })).paths)).toEqual(['/boats']);
});

it('the version is that of the options, unless another one is asked for', async () => {
  const app = createApp(moduleNamed('Fleet', { controllers: [Boats] }), { openapi: { version: '3.2' } });
  expect([(await app.openapi()).openapi, (await app.openapi({ version: '3.0' })).openapi]).toEqual([
    '3.2.0',
    expect.stringMatching(/^3\.0\./),
  ]);
});
