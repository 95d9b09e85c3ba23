import { parse } from 'yaml';
import express from 'express';
import { Controller, createApp, Get, Module, type ApplicationOptions } from 'tenon';
import { testApp } from 'tenon/testing';

@Controller()
class Bells {
  @Get('/bells')
  count() {
    return 3;
  }
}

@Module({ controllers: [Bells] })
class BellsModule {}

@Module()
class Outer {}

const listed = { url: 'https://bells.example' };

async function serversOf(options: ApplicationOptions): Promise<unknown> {
  return (await createApp(BellsModule, options).openapi()).servers;
}

it('where nothing is known nothing is said, which means the host that the document came from', async () => {
  expect(await serversOf({})).toBeUndefined();
});

it('what is listed stands as it is', async () => {
  expect(await serversOf({ openapi: { servers: [listed] } })).toEqual([listed]);
});

it('the path behind a proxy comes first, once', async () => {
  expect(await serversOf({ rootPath: '/api' })).toEqual([{ url: '/api' }]);
  expect(await serversOf({ rootPath: '/api', openapi: { servers: [listed] } })).toEqual([{ url: '/api' }, listed]);
  expect(await serversOf({ rootPath: '/api', openapi: { servers: [listed, { url: '/api' }] } })).toEqual([listed, { url: '/api' }]);
});

it.each([
  [{}, [{ url: '/tower' }]],
  [{ openapi: { servers: [listed] } }, [{ url: '/tower' }, listed]],
  [{ rootPath: '/api' }, [{ url: '/api/tower' }]],
] as const)('who reaches it below another application is told so: %j', async (options, servers) => {
  await using inner = await testApp(createApp(BellsModule, options));
  const app = createApp(Outer, { openapi: false });
  const outer = express();
  outer.use('/tower', inner.app.express);
  app.use(outer);
  await using t = await testApp(app);
  const document = (await t.client.get('/tower/openapi.json')).json<{ servers: unknown }>();
  expect(document.servers).toEqual(servers);
});

it('however a mount is spelled, the rest of the document is written once, and braces are no variables', async () => {
  let written = 0;
  const extend = (): void => void (written += 1);
  await using inner = await testApp(createApp(BellsModule, { openapi: { extend } }));
  const app = createApp(Outer, { openapi: false });
  app.use(express().use('/t/:tower', inner.app.express));
  await using t = await testApp(app);
  const seen = new Set<string>();
  for (const tower of ['north', 'NORTH', '{x}']) {
    const json = await t.client.get(`/t/${tower}/openapi.json`);
    const { status, text } = await t.client.get(`/t/${tower}/openapi.yaml`);
    const document = json.json<{ servers: { url: string }[]; paths: object }>();
    expect([status, parse(text)]).toEqual([200, document]);
    expect(document.servers).toEqual([{ url: `/t/${tower.replace('{x}', '%7Bx%7D')}` }]);
    expect(Object.keys(document.paths)).not.toEqual([]);
    const again = await t.client.get(`/t/${tower}/openapi.json`, { headers: { 'if-none-match': String(json.headers.etag) } });
    expect(again.status).toBe(304);
    seen.add(String(json.headers.etag));
  }
  expect([seen.size, written]).toEqual([3, 1]);
});
