import express from 'express';
import { parse } from 'yaml';
import { Controller, createApp, Get, httpBearer, type ApplicationOptions, type OpenApiDocument, type ServerObject } from 'tenon';
import { testApp } from 'tenon/testing';
import { originsOf } from '../../src/openapi/document/origins.js';
import { moduleNamed } from '../container/support/applications.js';

@Controller()
class Boats {
  @Get('/boats', { use: [httpBearer()] }) list() {}
}

const fleet = moduleNamed('Fleet', { controllers: [Boats] });
const urls = ({ servers }: OpenApiDocument): string[] | undefined => servers?.map(({ url }) => url);
const staging: ServerObject = {
  url: 'https://{zone}.fleet.example/{base}',
  description: 'Staging',
  variables: { zone: { default: 'eu', enum: ['eu', 'us'] }, base: { default: 'v1' } },
  'x-tier': 2,
};

describe('servers', () => {
  it.each<readonly [string, ApplicationOptions, string[]]>([
    ['as they are said', { openapi: { servers: [staging, { url: '/v2' }] } }, [staging.url, '/v2']],
    ['behind a proxy', { rootPath: '/api/v1' }, ['/api/v1']],
    ['behind a proxy, without the slash at the end', { rootPath: '/api/v1//' }, ['/api/v1']],
    ['behind a proxy, in front of others', { rootPath: '/api', openapi: { servers: [staging] } }, ['/api', staging.url]],
    [
      'behind a proxy that is listed already',
      { rootPath: '/api', openapi: { servers: [staging, { url: '/api' }] } },
      [staging.url, '/api'],
    ],
  ])('are there %s', async (_, options, expected) => {
    expect(urls(await createApp(fleet, options).openapi())).toEqual(expected);
  });

  it('are the root, or none, where nothing else is said', async () => {
    for (const options of [{}, { rootPath: '/' }, { rootPath: '' }])
      expect(urls(await createApp(fleet, options).openapi()) ?? ['/']).toEqual(['/']);
  });

  it('have everything that is said of them, and what is declared stays as it is', async () => {
    const extend = ({ servers }: OpenApiDocument): void => void ((servers?.[0] as ServerObject).variables = {});
    expect((await createApp(fleet, { openapi: { servers: [staging] } }).openapi()).servers).toEqual([staging]);
    await createApp(fleet, { openapi: { servers: [staging], extend } }).openapi();
    expect(Object.keys(staging.variables ?? {})).toEqual(['zone', 'base']);
  });
});

describe('an application that is mounted', () => {
  async function mounted(options: ApplicationOptions, ...places: string[]): Promise<(path: string) => Promise<OpenApiDocument>> {
    const outer = express();
    const inner = await testApp(createApp(fleet, options));
    for (const place of places) outer.use(place, inner.app.express);
    const app = createApp(moduleNamed('Outer'), { openapi: false });
    app.use(outer);
    const t = await testApp(app);
    opened.push(t, inner);
    return async (path) => {
      const { text } = await t.client.get(path);
      return (path.endsWith('.json') ? JSON.parse(text) : parse(text)) as OpenApiDocument;
    };
  }
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  it('is found where it is asked at, each time', async () => {
    const read = await mounted({ rootPath: '/api', openapi: { servers: [staging] } }, '/one', '/two');
    expect(urls(await read('/one/openapi.json'))).toEqual(['/api/one', staging.url]);
    expect(urls(await read('/two/openapi.yaml'))).toEqual(['/api/two', staging.url]);
    expect(urls(await read('/one/openapi.json'))).toEqual(['/api/one', staging.url]);
  });

  it('at places without end forgets the first of them, and not what it says', async () => {
    const read = await mounted({}, '/tenants/:tenant');
    for (let i = 0; i < 80; i += 1) {
      const document = await read(`/tenants/t${i % 70}/openapi.json`);
      expect(urls(document)?.[0]).toBe(`/tenants/t${i % 70}`);
    }
  });
});

describe('the origins of a document', () => {
  const originsIn = (document: object): string[] =>
    originsOf({ openapi: '3.1.0', info: { title: '', version: '' }, paths: {}, ...document });

  it('are those of its servers, with every choice of their variables, each once', () => {
    expect(
      originsIn({ servers: [staging, { url: '/here' }, { url: 'https://us.fleet.example:8443/x' }, { url: 'https://eu.fleet.example' }] }),
    ).toEqual(['https://eu.fleet.example', 'https://us.fleet.example', 'https://us.fleet.example:8443']);
  });

  it('are those of paths and of operations, and not where the service sends its own requests', () => {
    const at = (name: string) => ({ servers: [{ url: `https://${name}.example/v1` }] });
    const callbacks = { sent: { '{$url}': { ...at('callback'), post: { responses: {}, ...at('sent') } } } };
    const paths = { '/a': { ...at('path'), parameters: [], get: { responses: {}, ...at('operation'), callbacks } } };
    const others = { '/b': { 'x-additionalOperations': { PROPFIND: at('other') } }, '/c': { additionalOperations: { COPY: at('copy') } } };
    const webhooks = { told: { ...at('webhook'), post: at('hook') } };
    const names = ['root', 'path', 'operation', 'other', 'copy'];
    expect(originsIn({ ...at('root'), paths: { ...paths, ...others }, webhooks })).toEqual(names.map((name) => `https://${name}.example`));
  });

  it('are no reason to stumble over what somebody put there', () => {
    const paths = { '/a': { servers: 'x', get: null, summary: 'A', put: { servers: [null, 'y', { url: 7 }] } } };
    expect(originsIn({ paths: { ...paths, '/b': null }, servers: [{ url: 'https://a.example' }] })).toEqual(['https://a.example']);
  });

  it('are those that sign people in', () => {
    const flows = {
      password: { tokenUrl: 'https://id.example/token', scopes: {} },
      authorizationCode: { tokenUrl: '/token', refreshUrl: 'https://again.example/' },
    };
    const securitySchemes = {
      a: { type: 'oauth2', flows },
      b: { type: 'openIdConnect', openIdConnectUrl: 'https://open.example/.well-known' },
    };
    const expected = ['https://id.example', 'https://again.example', 'https://open.example'];
    expect(originsIn({ components: { securitySchemes } })).toEqual(expected);
  });

  it('are none where they are too many for a header, or no addresses of hosts', () => {
    const many = { default: 'a', enum: Array.from({ length: 101 }, (_, i) => `n${i}`) };
    expect(
      originsIn({ servers: [{ url: 'https://{n}.example', variables: { n: many } }, { url: 'mailto:a@b.example' }, { url: 'https://[' }] }),
    ).toEqual([]);
  });

  it('are named by the policy of the pages', async () => {
    await using t = await testApp(createApp(fleet, { openapi: { servers: [staging] } }));
    const { headers } = await t.client.get('/docs');
    expect(headers['content-security-policy']).toContain("connect-src 'self' https://eu.fleet.example https://us.fleet.example;");
  });
});
