import { Controller, createApp, dependency, Get, HttpException, Module } from 'tenon';
import { testApp } from 'tenon/testing';

@Controller()
class Rooms {
  @Get('/rooms')
  list() {
    return [];
  }
}

@Module({ controllers: [Rooms] })
class RoomsModule {}

const locked = dependency(() => {
  throw new HttpException(403, 'Locked');
});

const addresses = ['/openapi.json', '/openapi.yaml', '/docs', '/docs/oauth2-redirect', '/redoc'];

describe('the documentation', () => {
  it.each(addresses)('is no route of the application: what holds for all of them does not hold for %s', async (address) => {
    await using t = await testApp(createApp(RoomsModule, { use: [locked], prefix: '/api' }));
    expect((await t.client.get('/api/rooms')).status).toBe(403);
    expect((await t.client.get(address)).status).toBe(200);
    expect((await t.client.get(`/api${address}`)).status).toBe(404);
  });

  it.each(addresses)('has guards of its own in front of %s', async (address) => {
    await using t = await testApp(createApp(RoomsModule, { docs: { use: [locked] } }));
    expect((await t.client.get('/rooms')).status).toBe(200);
    expect((await t.client.get(address)).status).toBe(403);
  });

  it('is kept by no cache that several people share where guards stand in front of it', async () => {
    const open = dependency(() => undefined);
    await using t = await testApp(createApp(RoomsModule, { docs: { use: [open] } }));
    const script = /src="(docs\/[^"]+\.js)"/.exec((await t.client.get('/docs')).text)?.[1] ?? '';
    for (const address of [...addresses, `/${script}`]) {
      const { status, headers } = await t.client.get(address);
      expect([address, status, headers['cache-control']]).toEqual([
        address,
        200,
        expect.stringMatching(/^private, (no-cache|max-age=\d+, immutable)$/),
      ]);
    }
  });

  it('is neither among the routes nor in the wiring', async () => {
    await using t = await testApp(createApp(RoomsModule));
    expect(t.app.routes.map(({ name }) => name)).toEqual(['Rooms.list']);
    const { modules, providers, routes } = t.app.wiring();
    expect(JSON.stringify([modules, providers, routes])).not.toContain('Documentation');
  });

  it.each(addresses)('can be switched off, and %s is free then', async (address) => {
    @Controller()
    class Own {
      @Get(address)
      own() {
        return 'mine';
      }
    }
    @Module({ controllers: [Own] })
    class OwnModule {}
    await using t = await testApp(createApp(OwnModule, { openapi: false }));
    expect((await t.client.get(address)).json()).toBe('mine');
    await expect(testApp(createApp(OwnModule))).rejects.toThrow(/ROUTE_TWICE.*\n.*openapi: \{ path \}/);
  });
});
