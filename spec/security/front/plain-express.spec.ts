import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { compress, Controller, cors, createApp, csrf, Get, httpsRedirect, Module, Post, securityHeaders, trustedHosts } from 'tenon';
import { testApp } from 'tenon/testing';

const origin = 'https://shop.example';

async function asked(server: Server, method: string, path: string, headers: Record<string, string>) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    return await fetch(url, { method, headers, redirect: 'manual' });
  } finally {
    server.close();
  }
}

describe('in an application of Express alone', () => {
  const app = express();
  app.use(trustedHosts(['127.0.0.1']), securityHeaders(), cors({ allowOrigins: [origin] }), csrf(), compress({ minimumSize: 1 }));
  app.get('/page', (_request, response) => void response.send('a page'));

  it('they stand in front', async () => {
    const { status, headers } = await asked(createServer(app), 'GET', '/page', { origin });
    expect([status, headers.get('access-control-allow-origin'), headers.get('x-frame-options')]).toEqual([200, origin, 'DENY']);
    expect([headers.get('content-encoding'), headers.get('x-powered-by'), headers.get('vary')]).toEqual([
      'gzip',
      null,
      'Accept-Encoding, Origin',
    ]);
  });

  it('they refuse by the status that Express understands', async () => {
    const { status } = await asked(createServer(app), 'POST', '/page', { cookie: 'a=b', origin: 'https://evil.example' });
    expect(status).toBe(403);
  });

  it('they redirect', async () => {
    const { status, headers } = await asked(createServer(express().use(httpsRedirect())), 'GET', '/page?a=b', {});
    expect([status, headers.get('location')?.replace(/:\d+/, '')]).toEqual([307, 'https://127.0.0.1/page?a=b']);
  });
});

@Controller('/orders', { middleware: [csrf()] })
class Orders {
  @Get('', { middleware: [compress({ minimumSize: 1 })] })
  list() {
    return ['one'];
  }

  @Post()
  create() {
    return 'made';
  }
}

@Controller('/open')
class Open {
  @Post()
  create() {
    return 'made';
  }
}

@Module({ controllers: [Orders, Open] })
class OrdersModule {}

describe('in front of a part', () => {
  it('of a controller and of a route, they hold for that', async () => {
    await using t = await testApp(createApp(OrdersModule));
    const headers = { cookie: 'a=b', 'sec-fetch-site': 'cross-site', 'accept-encoding': 'gzip' };
    expect((await t.client.post('/orders', { headers })).json()).toEqual({ detail: 'Cross-site request refused' });
    expect((await t.client.post('/open', { headers })).status).toBe(200);
    expect((await t.client.get('/orders', { headers })).headers['content-encoding']).toBe('gzip');
  });

  it('of a path, they hold for that, preflights included', async () => {
    await using t = await testApp(createApp(OrdersModule).use('/open', cors({ allowOrigins: [origin], allowMethods: ['POST'] })));
    const headers = { origin, 'access-control-request-method': 'POST' };
    expect((await t.client.options('/open', { headers })).status).toBe(200);
    expect((await t.client.options('/orders', { headers })).status).toBe(405);
  });
});
